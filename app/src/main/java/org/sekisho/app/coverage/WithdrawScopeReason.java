package org.sekisho.app.coverage;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Takes back why the scope of the policy and the organisation differ in one point: from today on it is open again. */
@Service
public final class WithdrawScopeReason {

    private final Work work;
    private final CoverageOfScope coverage;
    private final ScopeReasons reasons;
    private final Time time;

    WithdrawScopeReason(Work work, CoverageOfScope coverage, ScopeReasons reasons, Time time) {
        this.work = work;
        this.coverage = coverage;
        this.reasons = reasons;
        this.time = time;
    }

    /**
     * Withdraws it. On the days before, it stays.
     *
     * @param subject as in {@link GiveScopeReason.Input}
     * @throws Refusal.NotFound if there is no such difference today, or no reason for it
     */
    public void withdraw(Actor actor, String subject) {
        var today = time.today();
        var side = coverage.difference(actor, subject, today);
        work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "coverage");
            var before = reasons.standing(tx, subject, side, today);
            if (before.isEmpty()) {
                throw new Refusal.NotFound("reason");
            }
            var act = Act.of("coverage.reason.withdrawn", "body", tx.body())
                    .before("subject", subject)
                    .before("side", side);
            before.forEach(row -> act.before("reason", row.reason()));
            reasons.end(tx, tx.enter(act), before, today);
            return subject;
        });
    }
}
