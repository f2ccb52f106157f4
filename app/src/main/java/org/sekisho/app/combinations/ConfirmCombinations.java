package org.sekisho.app.combinations;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Confirms a standing decision for another year, or ends it. */
@Service
public final class ConfirmCombinations {

    /**
     * It was looked at again and stays as it is.
     *
     * @param day when
     * @param note what was found, may be empty
     */
    public record Input(StandingDecisionId decision, LocalDate day, String note) {}

    /** @param day the first day on which it covers nothing any more */
    public record End(StandingDecisionId decision, LocalDate day, String reason) {}

    private final Work work;
    private final StandingDecisions decisions;
    private final Covers covers;
    private final Observations observations;

    ConfirmCombinations(Work work, StandingDecisions decisions, Covers covers, Observations observations) {
        this.work = work;
        this.decisions = decisions;
        this.covers = covers;
        this.observations = observations;
    }

    /** @throws Refusal.Invalid naming {@code day} if it is to come, or before the decision, or the decision is over by then */
    public StandingDecisionId confirm(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_COMBINATIONS, tx -> {
            Register.inTurn(tx, "combinations");
            var rows = covers.of(tx, input.decision());
            var problems = new Problems("combinations");
            problems.requirePast("day", input.day(), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            if (rows.stream().noneMatch(row -> row.span().contains(input.day()))) {
                problems.add("day", "not-in-force", Problems.day(input.day()));
            }
            problems.requirePlain("note", input.note());
            problems.refuseIfAny();
            var entry = tx.enter(Act.of(
                            "combinations.standing.confirmed",
                            "standing-decision",
                            input.decision().value())
                    .after("day", input.day())
                    .afterErasable("note", input.note().strip()));
            decisions.confirm(
                    tx, entry, input.decision(), input.day(), input.note().strip());
            observations.take(
                    tx,
                    new Observations.Seen(
                            DecideCombinations.CONTROL,
                            Optional.empty(),
                            "combinations",
                            actor.name(),
                            input.note().strip(),
                            input.day()));
            return input.decision();
        });
    }

    /** @throws Refusal.Invalid naming {@code day} if it did not cover anything the day before, or {@code reason} */
    public StandingDecisionId end(Actor actor, End input) {
        return work.change(actor, Permission.KEEP_COMBINATIONS, tx -> {
            Register.inTurn(tx, "combinations");
            var rows = covers.of(tx, input.decision());
            var problems = new Problems("combinations");
            problems.requireDay("day", input.day());
            var open = rows.stream()
                    .filter(row -> row.span().from().isBefore(input.day())
                            && row.span()
                                    .to()
                                    .filter(end -> !end.isAfter(input.day()))
                                    .isEmpty())
                    .toList();
            if (open.isEmpty()) {
                problems.add("day", "not-in-force", Problems.day(input.day()));
            }
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var entry = tx.enter(Act.of(
                            "combinations.standing.ended",
                            "standing-decision",
                            input.decision().value())
                    .after("to", input.day())
                    .afterErasable("reason", input.reason().strip()));
            covers.end(tx, entry, open, input.day());
            return input.decision();
        });
    }
}
