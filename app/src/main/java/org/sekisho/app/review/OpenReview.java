package org.sekisho.app.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Opens a review case: something happened because of which the documents may have to change. */
@Service
public final class OpenReview {

    /**
     * What happened.
     *
     * @param due until when the body wants to have decided
     */
    public record Input(
            Optional<Trigger> trigger, String what, Optional<LocalDate> happenedOn, Optional<LocalDate> due) {}

    private final Work work;
    private final Cases cases;
    private final PolicyInForce policies;
    private final Time time;

    OpenReview(Work work, Cases cases, PolicyInForce policies, Time time) {
        this.work = work;
        this.cases = cases;
        this.policies = policies;
        this.time = time;
    }

    /** @throws Refusal.Invalid with all that is missing or wrong, or while no policy is in force */
    public UUID open(Actor actor, Input input) {
        actor.require(Permission.KEEP_REVIEWS);
        var today = time.today();
        var policy = policies.on(actor, AsOf.known(today))
                .inForce()
                .map(PolicyInForce.InFull::version)
                .map(DocumentVersion::id);
        var problems = new Problems("review");
        if (policy.isEmpty()) {
            problems.add("", "no-policy");
        }
        if (input.trigger().isEmpty()) {
            problems.add("trigger", "trigger-missing");
        }
        problems.requireReason("what", input.what());
        input.happenedOn()
                .ifPresentOrElse(
                        day -> problems.requirePast("happenedOn", day, today),
                        () -> problems.add("happenedOn", Message.of("shared.refusal.missing")));
        input.due().ifPresent(day -> {
            problems.requireDay("due", day);
            if (day.isBefore(today)) {
                problems.add("due", "due-over");
            }
        });
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_REVIEWS, tx -> {
            var opened = new ReviewCase(
                    tx.newId(),
                    input.trigger().orElseThrow(),
                    input.what().strip(),
                    input.happenedOn().orElseThrow(),
                    input.due(),
                    policy.orElseThrow(),
                    today,
                    Map.of(),
                    List.of(),
                    Optional.empty());
            var entry = tx.enter(Act.of("review.case.opened", "review", opened.id())
                    .after("trigger", opened.trigger())
                    .afterErasable("what", opened.what())
                    .after("happenedOn", opened.happenedOn())
                    .after("due", opened.due())
                    .after("policy", opened.policy()));
            cases.add(tx, opened, entry);
            return opened.id();
        });
    }
}
