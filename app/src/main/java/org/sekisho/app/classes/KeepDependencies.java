package org.sekisho.app.classes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Says that an asset does not work without another one, or that it does so again; from today on. */
@Service
public final class KeepDependencies {

    private final Work work;
    private final Ledgers ledgers;
    private final KeptAssets kept;
    private final LinesIn lines;
    private final Dependencies dependencies;

    KeepDependencies(Work work, Ledgers ledgers, KeptAssets kept, LinesIn lines, Dependencies dependencies) {
        this.work = work;
        this.ledgers = ledgers;
        this.kept = kept;
        this.lines = lines;
        this.dependencies = dependencies;
    }

    /**
     * @param needed an asset that the actor may read
     * @throws Refusal.Invalid naming {@code needed}
     * @throws Refusal.NotFound if the asset is not there for the actor to keep
     */
    public LineId add(Actor actor, LineId asset, LineId needed) {
        return work.change(actor, ledgers.the(AssetLedger.KEY).keeping(actor), tx -> {
            var today = kept.inTurn(tx, asset);
            var problems = new Problems("classes");
            if (asset.equals(needed)) {
                problems.add("needed", "needs-itself");
            } else if (lines.find(tx, AssetLedger.KEY, needed, AsOf.known(today))
                    .filter(line -> lines.reading(tx, AssetLedger.KEY).has(line.values()))
                    .isEmpty()) {
                problems.add("needed", "no-such-asset");
            } else if (row(tx, asset, needed, today).isPresent()) {
                problems.add("needed", "needed-already");
            }
            problems.refuseIfAny();
            var entry = tx.enter(act("classes.dependency.added", asset, needed));
            dependencies.add(tx, entry, List.of(new Dependencies.Row(tx.newId(), asset, needed, Span.since(today))));
            return asset;
        });
    }

    /** @throws Refusal.NotFound if the asset is not there for the actor to keep, or does not need the other one */
    public LineId end(Actor actor, LineId asset, LineId needed) {
        return work.change(actor, ledgers.the(AssetLedger.KEY).keeping(actor), tx -> {
            var today = kept.inTurn(tx, asset);
            var row = row(tx, asset, needed, today).orElseThrow(() -> new Refusal.NotFound(AssetLedger.KEY));
            var entry = tx.enter(act("classes.dependency.ended", asset, needed));
            dependencies.end(tx, entry, List.of(row), today);
            return asset;
        });
    }

    private static Act act(String kind, LineId asset, LineId needed) {
        var act = Act.of(kind, AssetLedger.KEY, asset.value());
        act.child(AssetLedger.KEY, needed.value());
        return act;
    }

    private Optional<Dependencies.Row> row(Tx tx, LineId asset, LineId needed, LocalDate today) {
        return dependencies.of(tx, List.of(asset.value()), AsOf.known(today)).stream()
                .filter(row -> row.needs().equals(needed))
                .findFirst();
    }
}
