package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Makes a rule on handling the body's own, or withdraws it. */
@Service
public final class AdoptRule {

    private static final String CONTROL = "assets.handling-rules";

    /** @param reason in words, such as the clause of the body's own standard */
    public record Input(String rule, String reason) {}

    private final Work work;
    private final AdoptedRules adopted;
    private final Observations observations;

    AdoptRule(Work work, AdoptedRules adopted, Observations observations) {
        this.work = work;
        this.adopted = adopted;
        this.observations = observations;
    }

    /**
     * Adopts a rule: from today on it refuses or asks for leave.
     *
     * @throws Refusal.Invalid if it is adopted already, or no reason is given
     * @throws Refusal.NotFound if there is no such rule
     */
    public String adopt(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_HANDLING_RULES, tx -> {
            var problems = begin(tx, input);
            if (!adopted.standing(tx, input.rule()).isEmpty()) {
                problems.add("", "adopted-already");
            }
            problems.refuseIfAny();
            var today = today(tx);
            var entry = tx.enter(act("handling.rule.adopted", tx, input));
            adopted.add(
                    tx,
                    entry,
                    List.of(new AdoptedRules.Row(
                            tx.newId(), input.rule(), input.reason().strip(), "", Span.since(today))));
            observe(tx, input, today);
            return input.rule();
        });
    }

    /**
     * Withdraws a rule: from today on it advises again.
     *
     * @throws Refusal.Invalid if it is not adopted, or no reason is given
     * @throws Refusal.NotFound if there is no such rule
     */
    public String withdraw(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_HANDLING_RULES, tx -> {
            var problems = begin(tx, input);
            var standing = adopted.standing(tx, input.rule());
            if (standing.isEmpty()) {
                problems.add("", "not-adopted");
            }
            problems.refuseIfAny();
            var today = today(tx);
            var entry = tx.enter(act("handling.rule.withdrawn", tx, input));
            adopted.supersede(tx, standing.stream().map(AdoptedRules.Row::id).toList());
            adopted.add(
                    tx,
                    entry,
                    standing.stream()
                            .filter(row -> row.span().from().isBefore(today))
                            .map(row -> row.withdrawn(input.reason().strip())
                                    .during(tx.newId(), row.span().until(today)))
                            .toList());
            observe(tx, input, today);
            return input.rule();
        });
    }

    private static Problems begin(Tx tx, Input input) {
        if (!HandlingRules.exists(input.rule())) {
            throw new Refusal.NotFound("handling-rule");
        }
        Register.inTurn(tx, "handling rules");
        var problems = new Problems("handling");
        problems.requireReason("reason", input.reason());
        return problems;
    }

    private static Act act(String kind, Tx tx, Input input) {
        return Act.of(kind, "body", tx.body())
                .after("rule", input.rule())
                .after("reason", input.reason().strip());
    }

    /** What the body decided of its rules is evidence that it decided. */
    private void observe(Tx tx, Input input, LocalDate today) {
        observations.take(
                tx,
                new Observations.Seen(
                        CONTROL, Optional.empty(), "handling", tx.actor().name(), input.rule(), today));
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
