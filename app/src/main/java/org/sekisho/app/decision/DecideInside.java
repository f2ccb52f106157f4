package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Sets whether the body decides inside the program, or on paper as it does by default. */
@Service
public final class DecideInside {

    private final Work work;
    private final DecisionModes modes;

    DecideInside(Work work, DecisionModes modes) {
        this.work = work;
        this.modes = modes;
    }

    /**
     * Sets it from today on.
     *
     * @throws Refusal.Stale if it is so already
     */
    public void set(Actor actor, boolean inside) {
        work.change(actor, Permission.KEEP_DECISION_RULES, tx -> {
            Register.inTurn(tx, "decision");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            if (modes.inside(tx, today) == inside) {
                throw new Refusal.Stale();
            }
            var standing = modes.current(tx).stream()
                    .filter(row -> row.span().overlaps(Span.since(today)))
                    .toList();
            var entry = tx.enter(Act.of("decision.mode.set", "body", tx.body())
                    .before("inside", !inside)
                    .after("inside", inside)
                    .after("from", today));
            modes.end(tx, entry, standing, today);
            modes.add(tx, entry, List.of(new DecisionModes.Row(tx.newId(), inside, Span.since(today))));
            return inside;
        });
    }

    /** Whether the body decides inside the program today. One statement. */
    public boolean isSet(Actor actor) {
        return work.read(
                actor, Permission.READ_DECISIONS, tx -> modes.inside(tx, LocalDate.ofInstant(tx.now(), Time.JAPAN)));
    }
}
