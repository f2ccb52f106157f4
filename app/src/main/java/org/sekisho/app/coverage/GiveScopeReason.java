package org.sekisho.app.coverage;

import java.util.List;
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

/** Records why the scope of the policy and the organisation differ in one point, and are meant to. */
@Service
public final class GiveScopeReason {

    /**
     * The reason.
     *
     * @param subject the key of an organ, or {@link CoverageOfScope#subject} of a kind of staff
     */
    public record Input(String subject, String reason) {}

    private final Work work;
    private final CoverageOfScope coverage;
    private final ScopeReasons reasons;
    private final Time time;

    GiveScopeReason(Work work, CoverageOfScope coverage, ScopeReasons reasons, Time time) {
        this.work = work;
        this.coverage = coverage;
        this.reasons = reasons;
        this.time = time;
    }

    /**
     * Records it from today on; an earlier reason for the same difference gives way.
     *
     * @throws Refusal.Invalid if there is no reason
     * @throws Refusal.NotFound if there is no such difference today
     */
    public void give(Actor actor, Input input) {
        var problems = new Problems("coverage");
        problems.requireReason("reason", input.reason());
        problems.refuseIfAny();
        var today = time.today();
        var side = coverage.difference(actor, input.subject(), today);
        work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "coverage");
            var now = new ScopeReasons.Row(
                    tx.newId(), input.subject(), side, input.reason().strip(), Span.since(today));
            var before = reasons.standing(tx, now.subject(), side, today);
            var act = Act.of("coverage.reason.given", "body", tx.body())
                    .after("subject", now.subject())
                    .after("side", side)
                    .after("reason", now.reason());
            before.forEach(row -> act.before("reason", row.reason()));
            var entry = tx.enter(act);
            reasons.end(tx, entry, before, today);
            reasons.add(tx, entry, List.of(now));
            return now.id();
        });
    }
}
