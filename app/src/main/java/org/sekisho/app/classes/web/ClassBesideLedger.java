package org.sekisho.app.classes.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.classes.ClassesOfAssets;
import org.sekisho.app.classes.EffectiveClass;
import org.sekisho.app.classes.ExplainClass;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.sekisho.classification.Axis;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the ledger of assets says of classes: marks in the list, and the class of an asset with where it comes from. */
@Component
@Order(10)
final class ClassBesideLedger implements BesideLedger {

    private final ExplainClass explain;
    private final ClassesOfAssets classes;
    private final Templates templates;
    private final Time time;

    ClassBesideLedger(ExplainClass explain, ClassesOfAssets classes, Templates templates, Time time) {
        this.explain = explain;
        this.classes = classes;
        this.templates = templates;
        this.time = time;
    }

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public List<Action> actions(Actor actor, Texts texts) {
        return List.of(new Action(texts.get("classes.map.title"), AssetAddresses.MAP));
    }

    /** The levels that are others than the ledger says. */
    @Override
    public Map<LineId, List<Mark>> marks(Actor actor, List<LedgerLine> lines, AsOf asOf, Texts texts) {
        var words = new Words(texts);
        var marks = new HashMap<LineId, List<Mark>>();
        classes.of(actor, lines.stream().map(LedgerLine::id).toList(), asOf).forEach((line, known) -> {
            var levels = Stream.of(Axis.values())
                    .filter(known::differs)
                    .flatMap(axis -> known.effective().on(axis).stream())
                    .map(words::mark)
                    .toList();
            if (!levels.isEmpty()) {
                marks.put(
                        line,
                        List.of(new Mark(
                                tone(known),
                                texts.get("classes.mark", String.join(texts.get("classes.between"), levels)))));
            }
        });
        return marks;
    }

    private static Tone tone(EffectiveClass known) {
        return known.lowered().isEmpty() ? Tone.INFO : Tone.WARNING;
    }

    @Override
    public List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        var asset = shown.line().id();
        boolean today = asOf.equals(AsOf.known(time.today()));
        var query = AssetAddresses.query(asOf, today);
        var actions = new ArrayList<Action>();
        actions.add(new Action(texts.get("classes.connections"), AssetAddresses.connections(asset) + query));
        return List.of(new Panel(
                "class",
                texts.get("classes.panel"),
                templates.part(
                        "classes/panel",
                        Map.of(
                                "t",
                                texts,
                                "words",
                                new Words(texts),
                                "asset",
                                asset,
                                "levels",
                                explain.of(actor, asset, asOf),
                                "query",
                                query,
                                "mayChange",
                                shown.mayChange() && today)),
                actions));
    }
}
