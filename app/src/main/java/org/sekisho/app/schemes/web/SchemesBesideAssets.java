package org.sekisho.app.schemes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.schemes.MoveAsset;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is said of schemes on the pages of the ledger of assets. */
@Component
@Order(15)
class SchemesBesideAssets implements BesideLedger {

    private final MoveAsset moveAsset;
    private final Templates templates;

    SchemesBesideAssets(MoveAsset moveAsset, Templates templates) {
        this.moveAsset = moveAsset;
        this.templates = templates;
    }

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public List<Action> actions(Actor actor, Texts texts) {
        return List.of(new Action(texts.get("schemes.title"), SchemePages.ADDRESS));
    }

    /** What is left to decide of the asset, and what came from an earlier scheme by itself. */
    @Override
    public List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        var moved = moveAsset.read(actor, shown, asOf);
        if (moved.questions().isEmpty() && moved.carried().isEmpty()) {
            return List.of();
        }
        var actions = new ArrayList<Action>();
        if (!moved.questions().isEmpty() && shown.mayChange()) {
            actions.add(new Action(
                    texts.get("schemes.move.decide"),
                    MovePages.ADDRESS + "/" + shown.line().id()));
        }
        return List.of(new Panel(
                "move",
                texts.get("schemes.move.panel"),
                templates.part("schemes/panel", Map.of("t", texts, "words", new SchemeWords(texts), "moved", moved)),
                actions));
    }
}
