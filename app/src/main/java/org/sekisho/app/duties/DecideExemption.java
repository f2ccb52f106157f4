package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/**
 * Takes the body's decision whether it is exempt from 施行規則第16条の3. It changes what the ordinance's column says and no
 * status: what the policy asks, the body owes by its own decision.
 */
@Service
public final class DecideExemption {

    /**
     * The decision.
     *
     * @param unconnected whether the first condition holds
     * @param littlePersonalData whether the second condition holds
     * @param from the first day on which this is so
     */
    public record Input(boolean unconnected, boolean littlePersonalData, String reason, LocalDate from) {}

    private final Work work;
    private final Exemptions exemptions;

    DecideExemption(Work work, Exemptions exemptions) {
        this.work = work;
        this.exemptions = exemptions;
    }

    /** Takes it; what was decided for later days gives way. @throws org.sekisho.app.shared.Refusal.Invalid by field */
    public Exemption decide(Actor actor, Input input) {
        var problems = new Problems("duties");
        problems.requireReason("reason", input.reason());
        problems.requireDay("from", input.from());
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            var now = new Exemptions.Row(
                    tx.newId(),
                    input.unconnected(),
                    input.littlePersonalData(),
                    input.reason().strip(),
                    Span.since(input.from()));
            var before = exemptions.current(tx).stream()
                    .filter(row -> row.span().overlaps(now.span()))
                    .toList();
            var act = Act.of("duties.exemption.decided", "body", tx.body())
                    .after("unconnected", now.unconnected())
                    .after("littlePersonalData", now.littlePersonalData())
                    .after("reason", now.reason())
                    .after("from", input.from());
            before.forEach(row -> act.before("unconnected", row.unconnected())
                    .before("littlePersonalData", row.littlePersonalData())
                    .before("reason", row.reason())
                    .before("from", row.span().from()));
            var entry = tx.enter(act);
            exemptions.supersede(tx, before.stream().map(Exemptions.Row::id).toList());
            exemptions.add(
                    tx,
                    entry,
                    before.stream()
                            .filter(row -> row.span().from().isBefore(input.from()))
                            .map(row -> row.during(tx.newId(), row.span().until(input.from())))
                            .toList());
            exemptions.add(tx, entry, List.of(now));
            return now.decided();
        });
    }
}
