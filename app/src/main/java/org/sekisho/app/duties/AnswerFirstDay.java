package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Takes the answer for one duty when a body begins: last done when, by whom, where is the paper; never; or later. */
@Service
public final class AnswerFirstDay {

    /** What is said of the past. */
    public sealed interface Said {

        /**
         * It was done before.
         *
         * @param place where the paper is
         */
        record Done(LocalDate on, String by, String place) implements Said {}

        /** Never, or nobody knows. */
        record Never() implements Said {}

        /**
         * It is answered later.
         *
         * @param until the last day on which it may stay open
         */
        record Later(LocalDate until) implements Said {}
    }

    /** The answer for one duty. */
    public record Input(DutyId duty, Said said) {}

    private static final String SOURCE = "first-day";

    private final Work work;
    private final Duties duties;
    private final Answers answers;
    private final EvidenceItems evidence;
    private final DocumentHistory documents;

    AnswerFirstDay(Work work, Duties duties, Answers answers, EvidenceItems evidence, DocumentHistory documents) {
        this.work = work;
        this.duties = duties;
        this.answers = answers;
        this.evidence = evidence;
        this.documents = documents;
    }

    /** Takes it, or takes it anew: what was said first of the past is corrected, not kept beside. @throws Refusal.Invalid naming the field */
    public DutyId answer(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            return answer(tx, documents.versions(tx), input);
        });
    }

    /**
     * Takes several, or none of them.
     *
     * @throws Refusal.Invalid naming the fields: {@code answers[0].happenedOn}
     */
    public List<DutyId> answerAll(Actor actor, List<Input> inputs) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            var texts = documents.versions(tx);
            var found = new ArrayList<Refusal.Problem>();
            var answered = new ArrayList<DutyId>();
            for (int i = 0; i < inputs.size(); i++) {
                var place = "answers[" + i + "].";
                try {
                    answered.add(answer(tx, texts, inputs.get(i)));
                } catch (Refusal.Invalid invalid) {
                    invalid.problems()
                            .forEach(one -> found.add(new Refusal.Problem(place + one.field(), one.message())));
                }
            }
            if (!found.isEmpty()) {
                throw new Refusal.Invalid(found);
            }
            return answered;
        });
    }

    private DutyId answer(Tx tx, List<DocumentVersion> texts, Input input) {
        duties.control(tx, input.duty());
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var problems = new Problems("duties");
        var span = switch (input.said()) {
            case Said.Done(var on, var by, var place) -> {
                GiveEvidence.check(problems, tx, on, by, "", place);
                yield Span.since(today);
            }
            case Said.Never() -> Span.since(today);
            case Said.Later(var until) -> {
                problems.requireSpan("until", today, Optional.of(until));
                yield problems.any() ? Span.since(today) : Span.between(today, until.plusDays(1));
            }
        };
        problems.refuseIfAny();
        var answer = switch (input.said()) {
            case Said.Done done -> new Answer.Done();
            case Said.Never() -> new Answer.Never();
            case Said.Later(var until) -> new Answer.Later(until);
        };
        var entry = tx.enter(Act.of("duties.answer.given", "duty", input.duty().value())
                .after("answer", answer.getClass().getSimpleName())
                .after("until", span.lastDay()));
        answers.of(tx, input.duty()).ifPresent(row -> answers.supersede(tx, List.of(row.id())));
        answers.add(tx, entry, List.of(new Answers.Row(tx.newId(), input.duty(), answer, span)));
        var before = evidence.standing(tx, input.duty(), SOURCE).stream().findFirst();
        if (input.said() instanceof Said.Done(var on, var by, var place)) {
            var item = new EvidenceItems.New(
                    before.map(row -> row.item().evidence()).orElseGet(() -> new EvidenceId(tx.newId())),
                    input.duty(),
                    tx.body(),
                    Nature.ATTESTED,
                    SOURCE,
                    Optional.empty(),
                    by.strip(),
                    "",
                    place.strip(),
                    Optional.empty(),
                    GiveEvidence.inForce(texts, on),
                    on);
            if (before.isEmpty()) {
                evidence.add(tx, tx.enter(GiveEvidence.act("duties.evidence.given", item)), List.of(item));
            } else if (!before.get().item().equals(item)) {
                var old = before.get();
                var correction = tx.enter(GiveEvidence.act("duties.evidence.corrected", item)
                        .before("happenedOn", old.item().happenedOn()));
                evidence.supersede(tx, old.id());
                evidence.add(tx, correction, List.of(item));
            }
        } else {
            before.ifPresent(row -> takeBack(tx, row));
        }
        return input.duty();
    }

    /** Who says now that it was never done, or that it is answered later, takes back that it was. */
    private void takeBack(Tx tx, EvidenceItems.Row row) {
        tx.enter(Act.of(
                        "duties.evidence.struck",
                        "evidence",
                        row.item().evidence().value())
                .before("happenedOn", row.item().happenedOn()));
        evidence.supersede(tx, row.id());
    }
}
