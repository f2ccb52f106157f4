package org.sekisho.app.exceptions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Ends an exception before the day that was granted. */
@Service
public final class EndException {

    /** @param lastDay the last day on which it holds; yesterday, for one that is to hold no more from today on */
    public record Input(UUID exception, LocalDate lastDay, String reason) {}

    private final Work work;
    private final GrantedExceptions granted;

    EndException(Work work, GrantedExceptions granted) {
        this.work = work;
        this.granted = granted;
    }

    /**
     * Ends it.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if it was not granted
     * @throws org.sekisho.app.shared.Refusal.Invalid if it is over by then, the day is over, or no reason is given
     */
    public void end(Actor actor, Input input) {
        work.change(actor, Permission.RELEASE_DUTIES, tx -> {
            Register.inTurn(tx, "exceptions");
            var row = granted.the(tx, input.exception());
            var problems = new Problems("exceptions");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            problems.requireReason("reason", input.reason());
            problems.requireDay("lastDay", input.lastDay());
            var last = row.span().lastDay().orElseThrow();
            if (input.lastDay().isBefore(today.minusDays(1))) {
                problems.add("lastDay", "end-in-the-past");
            } else if (!input.lastDay().isBefore(last)) {
                problems.add("lastDay", "over-already", Problems.day(last));
            }
            problems.refuseIfAny();
            var entry = tx.enter(Act.of("exceptions.exception.ended", "exception", row.request())
                    .before("to", row.span().to())
                    .after("to", input.lastDay().plusDays(1))
                    .afterErasable("reason", input.reason().strip()));
            granted.end(
                    tx,
                    entry,
                    List.of(row.because(input.reason().strip())),
                    input.lastDay().plusDays(1));
            return input.exception();
        });
    }
}
