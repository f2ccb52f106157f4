package org.sekisho.app.exceptions;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records that somebody looked whether the exceptions that hold are still needed. */
@Service
public final class ReviewExceptions {

    private static final String CONTROL = "exceptions.review";

    private final Work work;
    private final GrantedExceptions granted;
    private final Observations observations;

    ReviewExceptions(Work work, GrantedExceptions granted, Observations observations) {
        this.work = work;
        this.granted = granted;
        this.observations = observations;
    }

    /**
     * Records it.
     *
     * @param result what was found, in words
     * @return how many exceptions held on the day
     * @throws org.sekisho.app.shared.Refusal.Invalid if nothing is said of the result
     */
    public int review(Actor actor, String result) {
        var problems = new Problems("exceptions");
        problems.requireReason("result", result);
        problems.refuseIfAny();
        return work.change(actor, Permission.RELEASE_DUTIES, tx -> {
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            int held = granted.at(tx, AsOf.known(today)).size();
            tx.enter(Act.of("exceptions.register.reviewed", "body", tx.body())
                    .after("held", held)
                    .afterErasable("result", result.strip()));
            observations.take(
                    tx,
                    new Observations.Seen(
                            CONTROL, Optional.empty(), "exceptions", actor.name(), result.strip(), today));
            return held;
        });
    }
}
