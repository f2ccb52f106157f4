package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records that a clause was not kept, what was done about it, and that it is closed. */
@Service
public final class RecordViolation {

    private static final String CONTROL = "discipline.recorded";

    /** What became known. */
    public record Input(
            Optional<UUID> clause,
            Optional<LocalDate> happenedOn,
            Optional<LocalDate> noticedOn,
            String place,
            String noticedBy,
            String person,
            String happened) {}

    /** What was done. @param measure empty to close it */
    public record Taken(UUID violation, Optional<Measure> measure, Optional<LocalDate> on, String note) {}

    private final Work work;
    private final Violations violations;
    private final ClausesInForce clauses;
    private final Observations observations;

    RecordViolation(Work work, Violations violations, ClausesInForce clauses, Observations observations) {
        this.work = work;
        this.violations = violations;
        this.clauses = clauses;
        this.observations = observations;
    }

    /** @throws Refusal.Invalid naming each field: no clause, a day to come, nothing said of what happened or who noticed it */
    public UUID record(Actor actor, Input input) {
        actor.require(Permission.KEEP_VIOLATIONS);
        var found = clauses.today(actor).stream()
                .filter(one -> input.clause().filter(one.id()::equals).isPresent())
                .findFirst();
        return work.change(actor, Permission.KEEP_VIOLATIONS, tx -> {
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var problems = new Problems("conduct");
            if (found.isEmpty()) {
                problems.add("clause", "clause-missing");
            }
            past(problems, "happenedOn", input.happenedOn(), today);
            past(problems, "noticedOn", input.noticedOn(), today);
            if (input.happenedOn().isPresent()
                    && input.noticedOn()
                            .filter(day -> day.isBefore(input.happenedOn().get()))
                            .isPresent()) {
                problems.add("noticedOn", "noticed-before");
            }
            problems.requirePlain("place", input.place());
            problems.requireText("noticedBy", input.noticedBy());
            problems.requirePlain("person", input.person());
            problems.requireReason("happened", input.happened());
            problems.refuseIfAny();
            var clause = found.orElseThrow();
            var one = new ViolationRegister.Violation(
                    tx.newId(),
                    clause.id(),
                    clause.document(),
                    clause.path(),
                    clause.caption(),
                    input.happenedOn().orElseThrow(),
                    input.noticedOn().orElseThrow(),
                    input.place().strip(),
                    input.noticedBy().strip(),
                    input.person().strip(),
                    input.happened().strip(),
                    Optional.empty());
            var entry = tx.enter(Act.of("conduct.violation.recorded", "violation", one.id())
                    .after("clause", one.clause())
                    .after("path", one.path())
                    .after("happenedOn", one.happenedOn())
                    .after("noticedOn", one.noticedOn())
                    .afterErasable("place", one.place())
                    .afterErasable("noticedBy", one.noticedBy())
                    .afterErasable("person", one.person())
                    .afterErasable("happened", one.happened()));
            violations.add(tx, entry, one);
            return one.id();
        });
    }

    /** @throws Refusal.Invalid if it is closed already, a day is to come or before it was noticed, or nothing is said */
    public void take(Actor actor, Taken input) {
        work.change(actor, Permission.KEEP_VIOLATIONS, tx -> {
            Register.inTurn(tx, "conduct");
            var one = violations.the(tx, input.violation());
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var problems = new Problems("conduct");
            past(problems, "on", input.on(), today);
            if (input.on().filter(day -> day.isBefore(one.noticedOn())).isPresent()) {
                problems.add("on", "before-noticed", Problems.day(one.noticedOn()));
            }
            problems.requireReason("note", input.note());
            if (closed(tx, one, today).isPresent()) {
                problems.add("", "closed-already");
            }
            problems.refuseIfAny();
            var on = input.on().orElseThrow();
            var entry = tx.enter(Act.of("conduct.violation.answered", "violation", one.id())
                    .after("measure", input.measure())
                    .after("on", on)
                    .afterErasable("note", input.note().strip()));
            violations.step(
                    tx, entry, one.id(), input.measure(), on, input.note().strip());
            if (input.measure().isEmpty()) {
                observations.take(
                        tx, new Observations.Seen(CONTROL, Optional.empty(), "conduct", actor.name(), one.path(), on));
            }
            return one.id();
        });
    }

    private Optional<LocalDate> closed(Tx tx, ViolationRegister.Violation one, LocalDate today) {
        return violations.steps(tx, AsOf.known(today)).stream()
                .filter(step ->
                        step.violation().equals(one.id()) && step.measure().isEmpty())
                .map(ViolationRegister.Step::on)
                .findFirst();
    }

    private static void past(Problems problems, String field, Optional<LocalDate> day, LocalDate today) {
        if (day.isEmpty()) {
            problems.add(field, "day-missing");
        } else {
            problems.requirePast(field, day.get(), today);
        }
    }
}
