package org.sekisho.app.duties;

import java.time.LocalDate;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Enters that something happened that asks for a duty: a contract begins, somebody joins, a system changes. */
@Service
public final class OpenOccasion {

    /** What happened, and when. */
    public record Input(DutyId duty, String what, LocalDate happenedOn) {}

    /** An occasion that was entered by mistake. */
    public record Strike(OccasionId occasion, String reason) {}

    private final Work work;
    private final Duties duties;
    private final Occasions occasions;

    OpenOccasion(Work work, Duties duties, Occasions occasions) {
        this.work = work;
        this.duties = duties;
        this.occasions = occasions;
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid naming the field; a duty with a cycle takes no occasion */
    public OccasionId open(Actor actor, Input input) {
        return work.change(actor, Permission.GIVE_EVIDENCE, tx -> {
            Register.holdStill(tx, "duties");
            duties.control(tx, input.duty());
            var problems = new Problems("duties");
            problems.requireText("what", input.what());
            problems.requirePast("happenedOn", input.happenedOn(), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            if (duties.of(tx, input.duty()).stream()
                    .filter(row -> row.span().contains(input.happenedOn()))
                    .noneMatch(row -> row.rhythm() instanceof Rhythm.OnOccasion)) {
                problems.add("happenedOn", "asks-for-no-occasion");
            }
            problems.refuseIfAny();
            var occasion = new OccasionId(tx.newId());
            var entry = tx.enter(
                    Act.of("duties.occasion.opened", "duty", input.duty().value())
                            .after("occasion", occasion.value())
                            .after("happenedOn", input.happenedOn())
                            .afterErasable("what", input.what()));
            occasions.add(tx, entry, occasion, input.duty(), input.what().strip(), input.happenedOn());
            return occasion;
        });
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid without a reason */
    public OccasionId strike(Actor actor, Strike input) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            var row = occasions.the(tx, input.occasion());
            var problems = new Problems("duties");
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            tx.enter(Act.of("duties.occasion.struck", "duty", row.duty().value())
                    .before("occasion", row.occasion().value())
                    .afterErasable("reason", input.reason()));
            occasions.strike(tx, input.occasion());
            return input.occasion();
        });
    }
}
