package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Gives a duty the cycle and the owner that the body decided on; from then on a proposed cycle can be breached. */
@Service
public final class AdoptCycle {

    /**
     * What was decided.
     *
     * @param origin what sets the cycle now; {@link CycleOrigin#PROPOSAL} leaves it a proposal
     * @param originNote where it is written, such as 対策基準5.2
     * @param from the first day on which it holds
     */
    public record Input(
            DutyId duty, Rhythm rhythm, Role owner, CycleOrigin origin, String originNote, LocalDate from) {}

    private final Work work;
    private final Duties duties;

    AdoptCycle(Work work, Duties duties) {
        this.work = work;
        this.duties = duties;
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid if the duty is not owed on that day, or the words are missing */
    public DutyId adopt(Actor actor, Input input) {
        var problems = new Problems("duties");
        problems.requireReason("originNote", input.originNote());
        problems.requireDay("from", input.from());
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            duties.control(tx, input.duty());
            var rows = duties.of(tx, input.duty());
            var before = rows.stream()
                    .filter(row -> row.span().contains(input.from()))
                    .findFirst();
            if (before.isEmpty()) {
                problems.add("from", "not-owed-then");
            } else if ((before.get().rhythm() instanceof Rhythm.Always) != (input.rhythm() instanceof Rhythm.Always)) {
                problems.add("rhythm", "state-has-no-cycle");
            }
            problems.refuseIfAny();
            var old = before.orElseThrow();
            var entry =
                    tx.enter(Act.of("duties.cycle.adopted", "duty", input.duty().value())
                            .before("rhythm", RhythmText.of(old.rhythm()))
                            .before("owner", old.owner())
                            .before("origin", old.origin())
                            .after("rhythm", RhythmText.of(input.rhythm()))
                            .after("owner", input.owner())
                            .after("origin", input.origin())
                            .after("originNote", input.originNote())
                            .after("from", input.from()));
            duties.supersede(tx, List.of(old.id()));
            var now = new ArrayList<Duties.Row>();
            if (old.span().from().isBefore(input.from())) {
                now.add(old.during(tx.newId(), old.span().until(input.from())));
            }
            now.add(new Duties.Row(
                    tx.newId(),
                    input.duty(),
                    old.scope(),
                    input.owner(),
                    input.rhythm(),
                    input.origin(),
                    input.originNote(),
                    new Span(input.from(), old.span().to())));
            duties.add(tx, entry, now);
            return input.duty();
        });
    }
}
