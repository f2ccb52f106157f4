package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Ends a tenure: from a day on, the person holds the post no longer. */
@Service
public final class EndTenure {

    /** A tenure and the first day on which it is over. */
    public record Input(TenureId tenure, LocalDate to) {}

    private final Work work;
    private final Tenures tenures;

    EndTenure(Work work, Tenures tenures) {
        this.work = work;
        this.tenures = tenures;
    }

    /**
     * Ends the tenure, or brings its known end forward.
     *
     * @throws Refusal.Invalid naming {@code to} if it had not begun or was over by then
     */
    public TenureId end(Actor actor, Input input) {
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var row = tenures.the(tx, input.tenure());
            var problems = new Problems("organisation");
            problems.requireSpan("to", row.span().from(), Optional.of(input.to()));
            if (row.span().to().filter(end -> !end.isAfter(input.to())).isPresent()) {
                problems.add("to", "over-already", Problems.day(row.span().to().orElseThrow()));
            }
            problems.refuseIfAny();
            Transfer.write(
                    tx, tenures, "organisation.tenures.ended", List.of(new Transfer.Change.Ends(row, input.to())));
            return row.tenure();
        });
    }
}
