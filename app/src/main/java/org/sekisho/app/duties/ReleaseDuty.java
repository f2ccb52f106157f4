package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Decides that a duty does not concern the body (対象外), or is excepted until a day (例外措置), with the reason. */
@Service
public final class ReleaseDuty {

    /**
     * What is decided.
     *
     * @param approvedBy the post that decided
     * @param to the first day on which it is asked for again; an exception must have one
     */
    public record Input(
            DutyId duty, ReleaseKind kind, String reason, String approvedBy, LocalDate from, Optional<LocalDate> to) {}

    /** A release that ends earlier than was decided. */
    public record End(UUID release, LocalDate to) {}

    private final Work work;
    private final Duties duties;
    private final Releases releases;

    ReleaseDuty(Work work, Duties duties, Releases releases) {
        this.work = work;
        this.duties = duties;
        this.releases = releases;
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid naming the field: no reason, no end, another one at that time */
    public UUID release(Actor actor, Input input) {
        var problems = new Problems("duties");
        problems.requireReason("reason", input.reason());
        problems.requireText("approvedBy", input.approvedBy());
        problems.requireSpan("to", input.from(), input.to());
        if (input.kind() == ReleaseKind.EXCEPTION && input.to().isEmpty()) {
            problems.add("to", "exception-needs-end");
        }
        problems.refuseIfAny();
        return work.change(actor, Permission.RELEASE_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            duties.control(tx, input.duty());
            var span = new Span(input.from(), input.to());
            if (releases.of(tx, input.duty()).stream()
                    .anyMatch(row -> row.span().overlaps(span))) {
                problems.add("from", "released-already");
            }
            problems.refuseIfAny();
            var release = tx.newId();
            var entry =
                    tx.enter(Act.of("duties.duty.released", "duty", input.duty().value())
                            .after("release", release)
                            .after("kind", input.kind())
                            .after("approvedBy", input.approvedBy())
                            .after("from", input.from())
                            .after("to", input.to())
                            .afterErasable("reason", input.reason()));
            releases.add(
                    tx,
                    entry,
                    List.of(new Releases.Row(
                            tx.newId(),
                            release,
                            input.duty(),
                            input.kind(),
                            input.reason().strip(),
                            input.approvedBy().strip(),
                            span)));
            return release;
        });
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid if it had not begun or was over by then */
    public UUID end(Actor actor, End input) {
        return work.change(actor, Permission.RELEASE_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            var row = releases.the(tx, input.release());
            var problems = new Problems("duties");
            problems.requireSpan("to", row.span().from(), Optional.of(input.to()));
            if (row.span().to().filter(end -> !end.isAfter(input.to())).isPresent()) {
                problems.add("to", "over-already", Problems.day(row.span().to().orElseThrow()));
            }
            problems.refuseIfAny();
            var entry =
                    tx.enter(Act.of("duties.release.ended", "duty", row.duty().value())
                            .before("to", row.span().to())
                            .after("release", row.release())
                            .after("to", input.to()));
            releases.supersede(tx, List.of(row.id()));
            releases.add(tx, entry, List.of(row.during(tx.newId(), row.span().until(input.to()))));
            return input.release();
        });
    }
}
