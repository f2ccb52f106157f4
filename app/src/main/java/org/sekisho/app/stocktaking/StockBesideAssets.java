package org.sekisho.app.stocktaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.stereotype.Component;

/** Leads from the ledger of assets to its stocktakings, and from an asset back to the sheet of its section. */
@Component
class StockBesideAssets implements BesideLedger {

    private final ReadStock stock;
    private final Templates templates;

    StockBesideAssets(ReadStock stock, Templates templates) {
        this.stock = stock;
        this.templates = templates;
    }

    @Override
    public String ledger() {
        return Counted.ASSET.ledger();
    }

    @Override
    public List<Action> actions(Actor actor, Texts texts) {
        return List.of(new Action(texts.get("stocktaking.title"), "/stocktaking"));
    }

    @Override
    public List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        return stock
                .line(actor, ledger(), shown.line().id())
                .map(line -> {
                    var actions = new ArrayList<Action>();
                    if (line.mayKeep()) {
                        actions.add(new Action(
                                texts.get("stocktaking.sheet.open"),
                                "/stocktaking/" + line.one().id() + "/sections/" + line.section()));
                    }
                    return new Panel(
                            "stocktaking",
                            texts.get("stocktaking.title"),
                            templates.part("stocktaking/beside", Map.of("t", texts, "line", line)),
                            actions);
                })
                .stream()
                .toList();
    }
}
