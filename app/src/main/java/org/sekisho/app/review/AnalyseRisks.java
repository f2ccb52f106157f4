package org.sekisho.app.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.ThreatsOfPolicy;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Records the risk analysis of a case: how likely each threat that the policy names is, how great the loss would be, and
 * what is done about it.
 */
@Service
public final class AnalyseRisks {

    /** @param risks those that are judged; the others stay as they are */
    public record Input(UUID review, List<ReviewCase.Risk> risks) {}

    private final Work work;
    private final Cases cases;
    private final Risks risks;
    private final ThreatsOfPolicy threats;
    private final Time time;

    AnalyseRisks(Work work, Cases cases, Risks risks, ThreatsOfPolicy threats, Time time) {
        this.work = work;
        this.cases = cases;
        this.risks = risks;
        this.threats = threats;
        this.time = time;
    }

    /**
     * Records what is new of it.
     *
     * @throws Refusal.Invalid if nothing is new
     * @throws Refusal.NotFound if there is no such case, or the policy names no such threat
     * @throws Refusal.Stale if the case has ended
     */
    public UUID analyse(Actor actor, Input input) {
        var named = threats.on(actor, AsOf.known(time.today()));
        return work.change(actor, Permission.KEEP_REVIEWS, tx -> {
            Register.inTurn(tx, "review");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var review = cases.open(tx, input.review(), today);
            for (var risk : input.risks()) {
                if (named.the(risk.threat()).isEmpty()) {
                    throw new Refusal.NotFound("threat");
                }
            }
            var fresh = input.risks().stream()
                    .filter(risk -> !review.risks().contains(risk))
                    .toList();
            var problems = new Problems("review");
            if (fresh.isEmpty()) {
                problems.add("", "nothing-new");
            }
            problems.refuseIfAny();
            var act = Act.of("review.risks.analysed", "review", review.id());
            for (var risk : fresh) {
                act.child("clause", risk.threat().clause())
                        .after("threat", risk.threat().item())
                        .after("likelihood", risk.likelihood())
                        .after("loss", risk.loss())
                        .after("response", risk.response());
            }
            var entry = tx.enter(act);
            var before = risks.of(tx, review.id()).stream()
                    .filter(row -> fresh.stream()
                            .anyMatch(risk -> risk.threat().clause().equals(row.clause())
                                    && risk.threat().item().equals(row.threat())))
                    .toList();
            risks.end(tx, entry, before, today);
            risks.add(
                    tx,
                    entry,
                    fresh.stream()
                            .map(risk -> new Risks.Row(
                                    tx.newId(),
                                    review.id(),
                                    risk.threat().clause(),
                                    risk.threat().item(),
                                    risk.likelihood(),
                                    risk.loss(),
                                    risk.response(),
                                    Span.since(today)))
                            .toList());
            return review.id();
        });
    }
}
