package org.sekisho.app.review;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Ends a review case: in a revision, or in the decision that none is needed, with the reason and who decided.
 *
 * <p>Either way the body has considered whether its documents must change, which is evidence of the duty to review; an
 * analysis that was made for it is evidence of the duty to analyse.
 */
@Service
public final class ConcludeReview {

    private static final String ANALYSIS = "risk.assessed";
    private static final String SOURCE = "review";

    /**
     * How it ends.
     *
     * @param revises whether something changes; empty while nobody said so
     * @param revision where, if something changes
     * @param decidedBy the post or the committee
     */
    public record Input(
            UUID review,
            Optional<Boolean> revises,
            Optional<ReviewCase.Revision> revision,
            String reason,
            String decidedBy,
            Optional<LocalDate> decidedOn) {}

    private final Work work;
    private final Cases cases;
    private final GroundsOfDay grounds;
    private final Observations observations;
    private final Time time;

    ConcludeReview(Work work, Cases cases, GroundsOfDay grounds, Observations observations, Time time) {
        this.work = work;
        this.cases = cases;
        this.grounds = grounds;
        this.observations = observations;
        this.time = time;
    }

    /**
     * Ends it.
     *
     * @throws Refusal.Invalid with all that is missing: answers, the result, the reason, who decided, and before a revision the
     *     risk analysis that the policy demands
     * @throws Refusal.NotFound if there is no such case
     * @throws Refusal.Stale if it has ended
     */
    public UUID conclude(Actor actor, Input input) {
        var found = grounds.on(actor, AsOf.known(time.today()));
        return work.change(actor, Permission.KEEP_REVIEWS, tx -> {
            Register.inTurn(tx, "review");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var review = cases.open(tx, input.review(), today);
            check(input, review, found, today);
            var result = new ReviewCase.Result(
                    input.reason().strip(),
                    input.decidedBy().strip(),
                    input.decidedOn().orElseThrow(),
                    input.revision().filter(to -> input.revises().orElse(false)));
            var entry = tx.enter(Act.of("review.case.concluded", "review", review.id())
                    .after("revision", result.revision().isPresent())
                    .after("subject", result.revision().map(ReviewCase.Revision::id))
                    .afterErasable("reason", result.reason())
                    .afterErasable("decidedBy", result.decidedBy())
                    .after("decidedOn", result.decidedOn())
                    .after("gaps", found.gaps())
                    .after("exceptions", found.exceptions().size())
                    .after("unkept", found.unkept().size()));
            cases.end(tx, review.id(), result, entry);
            observations.take(tx, seen(GroundsOfDay.YEARLY, result));
            if (!review.risks().isEmpty() && found.analysed(review)) {
                observations.take(tx, seen(ANALYSIS, result));
            }
            return review.id();
        });
    }

    private static Observations.Seen seen(String control, ReviewCase.Result result) {
        return new Observations.Seen(
                control, Optional.empty(), SOURCE, result.decidedBy(), result.reason(), result.decidedOn());
    }

    private static void check(Input input, ReviewCase review, Grounds found, LocalDate today) {
        var problems = new Problems("review");
        if (!review.unanswered().isEmpty()) {
            problems.add("", "unanswered", review.unanswered().size());
        }
        if (input.revises().isEmpty()) {
            problems.add("revises", "result-missing");
        }
        if (input.revises().orElse(false)) {
            if (!found.analysed(review)) {
                problems.add("", "analysis-missing", String.join("、", found.analysisDemanded()));
            }
            if (input.revision()
                    .filter(to -> found.targets().stream()
                            .anyMatch(target -> target.id().equals(to.id())
                                    && target.draft() == to instanceof ReviewCase.Revision.Draft))
                    .isEmpty()) {
                problems.add("revision", "revision-missing");
            }
        }
        problems.requireReason("reason", input.reason());
        problems.requireText("decidedBy", input.decidedBy());
        input.decidedOn()
                .ifPresentOrElse(
                        day -> {
                            problems.requirePast("decidedOn", day, today);
                            if (day.isBefore(review.openedOn())) {
                                problems.add("decidedOn", "before-opening", Problems.day(review.openedOn()));
                            }
                        },
                        () -> problems.add("decidedOn", Message.of("shared.refusal.missing")));
        problems.refuseIfAny();
    }
}
