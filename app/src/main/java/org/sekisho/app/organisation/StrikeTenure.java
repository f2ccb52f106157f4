package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Strikes a tenure that never was (取消し). That it was once entered stays readable. */
@Service
public final class StrikeTenure {

    /** A tenure and why the entry was wrong. */
    public record Input(TenureId tenure, String reason) {}

    private final Work work;
    private final Tenures tenures;

    StrikeTenure(Work work, Tenures tenures) {
        this.work = work;
        this.tenures = tenures;
    }

    /** @throws Refusal.Invalid if the reason is missing */
    public TenureId strike(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireReason("reason", input.reason());
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var row = tenures.the(tx, input.tenure());
            tx.enter(Act.of("organisation.tenure.struck", "tenure", row.tenure().value())
                    .before("person", row.person().value())
                    .before("post", row.post().value())
                    .before("holding", row.holding())
                    .before("from", row.span().from())
                    .before("to", row.span().to())
                    .afterErasable("reason", input.reason()));
            tenures.supersede(tx, List.of(row.id()));
            return row.tenure();
        });
    }
}
