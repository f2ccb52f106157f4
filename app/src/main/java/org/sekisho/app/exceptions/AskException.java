package org.sekisho.app.exceptions;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Asks for an exception to a clause (例外措置の申請). */
@Service
public final class AskException {

    /**
     * What is asked for.
     *
     * @param extended the exception that it is to follow (延長): the same clause and subject, from a day after its end
     * @param clause the lasting identity of a clause in force
     * @param kind empty if it was not said
     * @param named the identifier of a section, the number of a person, the name of a system or thing; not read for the body
     * @param compensation what is done in place of what the clause asks
     * @param lastDay the last day of it; an exception has an end
     */
    public record Input(
            Optional<UUID> extended,
            Optional<UUID> clause,
            Optional<SubjectKind> kind,
            String named,
            String reason,
            String compensation,
            Optional<LocalDate> from,
            Optional<LocalDate> lastDay) {

        /** One that follows no other. */
        public static Input anew(
                Optional<UUID> clause,
                Optional<SubjectKind> kind,
                String named,
                String reason,
                String compensation,
                Optional<LocalDate> from,
                Optional<LocalDate> lastDay) {
            return new Input(Optional.empty(), clause, kind, named, reason, compensation, from, lastDay);
        }
    }

    private final Work work;
    private final Requests requests;
    private final ExceptionRegister register;
    private final ClausesInForce clauses;
    private final Roster roster;
    private final FindPeople people;
    private final Time time;

    AskException(
            Work work,
            Requests requests,
            ExceptionRegister register,
            ClausesInForce clauses,
            Roster roster,
            FindPeople people,
            Time time) {
        this.work = work;
        this.requests = requests;
        this.register = register;
        this.clauses = clauses;
        this.roster = roster;
        this.people = people;
        this.time = time;
    }

    /**
     * Asks for it.
     *
     * @return the request
     * @throws Refusal.Invalid naming each field: no clause, nobody of that number, no reason, nothing that compensates, no
     *     end, an end that is over, an extension of something else or of days that are excepted already
     * @throws Refusal.NotFound if what it is to follow was not granted
     */
    public UUID ask(Actor actor, Input input) {
        actor.require(Permission.ASK_EXCEPTIONS);
        var today = time.today();
        var problems = new Problems("exceptions");
        var clause = input.clause()
                .flatMap(id -> clauses.today(actor).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst());
        if (clause.isEmpty()) {
            problems.add("clause", "clause-missing");
        }
        var subject = subject(actor, input, today, problems);
        problems.requireReason("reason", input.reason());
        problems.requireReason("compensation", input.compensation());
        if (input.from().isEmpty()) {
            problems.add("from", "day-missing");
        }
        if (input.lastDay().isEmpty()) {
            problems.add("lastDay", "end-missing");
        }
        if (input.from().isPresent() && input.lastDay().isPresent()) {
            problems.requireSpan("lastDay", input.from().get(), input.lastDay().map(day -> day.plusDays(1)));
            boolean ordered = !input.lastDay().get().isBefore(input.from().get());
            if (ordered && input.lastDay().get().isBefore(today)) {
                problems.add("lastDay", "over", Problems.day(input.lastDay().get()));
            }
        }
        input.extended()
                .map(id -> register.the(actor, id, AsOf.known(today)))
                .ifPresent(before -> follows(before, clause, subject, input, problems));
        problems.refuseIfAny();
        var span = Span.between(
                input.from().orElseThrow(), input.lastDay().orElseThrow().plusDays(1));
        return work.change(actor, Permission.ASK_EXCEPTIONS, tx -> {
            var asked = new Requests.Asked(
                    tx.newId(),
                    input.extended(),
                    clause.orElseThrow(),
                    subject,
                    input.reason().strip(),
                    input.compensation().strip(),
                    span,
                    actor.account(),
                    actor.name(),
                    tx.now());
            var entry = tx.enter(Act.of("exceptions.exception.asked", "exception", asked.id())
                    .after("extends", asked.extended())
                    .after("clause", asked.clause().id())
                    .after("path", asked.clause().path())
                    .after("kind", subject.kind())
                    .after("subject", subject.id())
                    .after("from", span.from())
                    .after("to", span.to())
                    .afterErasable("name", subject.name())
                    .afterErasable("reason", asked.reason())
                    .afterErasable("compensation", asked.compensation())
                    .afterErasable("askedBy", actor.name()));
            requests.add(tx, entry, asked);
            return asked.id();
        });
    }

    private static void follows(
            ExceptionRegister.Listed before,
            Optional<ClausesInForce.Clause> clause,
            Subject subject,
            Input input,
            Problems problems) {
        if (before.holds().isEmpty()) {
            throw new Refusal.NotFound("exception");
        }
        if (before.extension().isPresent()) {
            problems.add("", "extended-already");
        }
        if (clause.filter(one -> !one.id().equals(before.clause().id())).isPresent()) {
            problems.add("clause", "extends-other");
        }
        if (!problems.any() && !subject.sameAs(before.subject())) {
            problems.add("kind", "extends-other");
        }
        if (input.from().filter(day -> !day.isAfter(before.lastDay())).isPresent()) {
            problems.add("from", "extends-too-early", Problems.day(before.lastDay()));
        }
    }

    private Subject subject(Actor actor, Input input, LocalDate today, Problems problems) {
        if (input.kind().isEmpty()) {
            problems.add("kind", "kind-missing");
            return Subject.BODY;
        }
        var kind = input.kind().get();
        return switch (kind) {
            case BODY -> Subject.BODY;
            case SECTION ->
                section(actor, input.named(), today).orElseGet(() -> {
                    problems.add("section", "section-missing");
                    return Subject.BODY;
                });
            case PERSON ->
                person(actor, input.named().strip(), today).orElseGet(() -> {
                    if (input.named().isBlank()) {
                        problems.add("person", "person-missing");
                    } else {
                        problems.add("person", "person-unknown", input.named().strip());
                    }
                    return Subject.BODY;
                });
            case SYSTEM, THING -> {
                problems.requireText("name", input.named());
                yield new Subject(kind, Optional.empty(), input.named().strip());
            }
        };
    }

    private Optional<Subject> section(Actor actor, String id, LocalDate today) {
        return roster.chart(actor, AsOf.known(today))
                .sections()
                .filter(one -> one.id().value().toString().equals(id))
                .findFirst()
                .map(one ->
                        new Subject(SubjectKind.SECTION, Optional.of(one.id().value()), one.name()));
    }

    private Optional<Subject> person(Actor actor, String number, LocalDate today) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return people.find(actor, FindPeople.Input.numbered(today, number)).people().stream()
                .filter(one -> one.staffNumber().equals(number))
                .findFirst()
                .map(one -> new Subject(
                        SubjectKind.PERSON,
                        Optional.of(one.person().value()),
                        one.name().full()));
    }
}
