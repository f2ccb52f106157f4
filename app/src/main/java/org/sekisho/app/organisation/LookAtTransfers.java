package org.sekisho.app.organisation;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Shows a list of transfers with everything that follows from it. Every look is in the record. */
@Service
public final class LookAtTransfers {

    private final Work work;
    private final TransferDesk desk;

    LookAtTransfers(Work work, TransferDesk desk) {
        this.work = work;
        this.desk = desk;
    }

    /** @throws Refusal.NotFound if there is none, or none that names the actor */
    public TransferPreview look(Actor actor, TransferListId list) {
        return work.change(actor, Permission.READ_TRANSFERS, tx -> {
            var open = desk.seen(tx, list);
            tx.enter(Act.of("organisation.transfer-list.seen", "transfer-list", list.value())
                    .after("account", actor.account())
                    .after("state", open.row().state()));
            return desk.preview(tx, open);
        });
    }
}
