package org.sekisho.app.classes;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.classification.Axis;
import org.springframework.stereotype.Service;

/** Sets the level of an asset on an axis, whatever it would inherit, or ends that; from today on. */
@Service
public final class SetLevel {

    /** @param level the key of a level of the body's scheme */
    public record Input(LineId asset, Axis axis, String level, String reason) {}

    private final Work work;
    private final Ledgers ledgers;
    private final KeptAssets kept;
    private final SchemeOfBody schemes;
    private final LevelOverrides overrides;

    SetLevel(Work work, Ledgers ledgers, KeptAssets kept, SchemeOfBody schemes, LevelOverrides overrides) {
        this.work = work;
        this.ledgers = ledgers;
        this.kept = kept;
        this.schemes = schemes;
        this.overrides = overrides;
    }

    /**
     * Sets it; what was set before ends.
     *
     * @throws Refusal.Invalid naming {@code level} or {@code reason}
     * @throws Refusal.NotFound if the asset is not there for the actor to keep
     */
    public LineId set(Actor actor, Input input) {
        return work.change(actor, ledgers.the(AssetLedger.KEY).keeping(actor), tx -> {
            var today = kept.inTurn(tx, input.asset());
            var scheme = schemes.on(tx, AsOf.known(today));
            var before = overrides.of(tx, input.asset(), input.axis(), AsOf.known(today));
            var reason = input.reason().strip();
            var problems = new Problems("classes");
            if (scheme.level(input.axis(), input.level()).isEmpty()) {
                problems.add("level", "no-such-level");
            }
            problems.requireReason("reason", reason);
            before.filter(row -> row.scheme().equals(scheme.id())
                            && row.level().equals(input.level())
                            && row.reason().equals(reason))
                    .ifPresent(row -> problems.add("", "nothing-changed"));
            problems.refuseIfAny();
            var act = Act.of("classes.level.set", AssetLedger.KEY, input.asset().value());
            before.ifPresent(row -> act.before(AssetLedger.keyOf(row.axis()), row.level()));
            var entry = tx.enter(
                    act.after(AssetLedger.keyOf(input.axis()), input.level()).after("reason", reason));
            before.ifPresent(row -> overrides.end(tx, entry, List.of(row), today));
            overrides.add(
                    tx,
                    entry,
                    List.of(new LevelOverrides.Row(
                            tx.newId(),
                            input.asset(),
                            input.axis(),
                            scheme.id(),
                            input.level(),
                            reason,
                            actor.account(),
                            actor.name(),
                            Span.since(today))));
            return input.asset();
        });
    }

    /**
     * Lets the asset have again the class that follows of everything else.
     *
     * @throws Refusal.Invalid naming {@code ending}, the reason
     * @throws Refusal.Stale if nothing is set
     * @throws Refusal.NotFound if the asset is not there for the actor to keep
     */
    public LineId end(Actor actor, LineId asset, Axis axis, String reason) {
        return work.change(actor, ledgers.the(AssetLedger.KEY).keeping(actor), tx -> {
            var today = kept.inTurn(tx, asset);
            var set = overrides.of(tx, asset, axis, AsOf.known(today)).orElseThrow(Refusal.Stale::new);
            var problems = new Problems("classes");
            problems.requireReason("ending", reason);
            problems.refuseIfAny();
            var entry = tx.enter(Act.of("classes.level.ended", AssetLedger.KEY, asset.value())
                    .before(AssetLedger.keyOf(axis), set.level())
                    .after(AssetLedger.keyOf(axis), Optional.empty())
                    .after("reason", reason.strip()));
            overrides.end(tx, entry, List.of(set), today);
            return asset;
        });
    }
}
