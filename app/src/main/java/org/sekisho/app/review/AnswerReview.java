package org.sekisho.app.review;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Answers the questions that the event of a case asks; an answer can be given anew while the case is open. */
@Service
public final class AnswerReview {

    /** @param answers by question; what is blank is left as it is */
    public record Input(UUID review, Map<String, String> answers) {}

    private final Work work;
    private final Cases cases;
    private final Answers answers;

    AnswerReview(Work work, Cases cases, Answers answers) {
        this.work = work;
        this.cases = cases;
        this.answers = answers;
    }

    /**
     * Records what is new of the answers.
     *
     * @throws Refusal.Invalid naming the question, if an answer is too long or nothing is new
     * @throws Refusal.NotFound if there is no such case
     * @throws Refusal.Stale if it has ended
     */
    public UUID answer(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_REVIEWS, tx -> {
            Register.inTurn(tx, "review");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var review = cases.open(tx, input.review(), today);
            var fresh = review.trigger().questions().stream()
                    .filter(question -> {
                        var said = input.answers().getOrDefault(question, "").strip();
                        return !said.isEmpty() && !said.equals(review.answers().get(question));
                    })
                    .toList();
            var problems = new Problems("review");
            fresh.forEach(
                    question -> problems.requireReason(question, input.answers().getOrDefault(question, "")));
            if (fresh.isEmpty()) {
                problems.add("", "nothing-new");
            }
            problems.refuseIfAny();
            var act = Act.of("review.questions.answered", "review", review.id());
            fresh.forEach(question -> act.afterErasable(
                    question, input.answers().getOrDefault(question, "").strip()));
            var entry = tx.enter(act);
            var before = answers.of(tx, review.id()).stream()
                    .filter(row -> fresh.contains(row.question()))
                    .toList();
            answers.end(tx, entry, before, today);
            answers.add(
                    tx,
                    entry,
                    fresh.stream()
                            .map(question -> new Answers.Row(
                                    tx.newId(),
                                    review.id(),
                                    question,
                                    input.answers().getOrDefault(question, "").strip(),
                                    Span.since(today)))
                            .toList());
            return review.id();
        });
    }
}
