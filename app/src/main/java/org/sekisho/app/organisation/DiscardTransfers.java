package org.sekisho.app.organisation;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Gives a list of transfers up before it is applied. */
@Service
public final class DiscardTransfers {

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;

    DiscardTransfers(Work work, TransferLists lists, TransferDesk desk) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
    }

    /** @throws Refusal.Stale if it is applied or given up already */
    public TransferListId discard(Actor actor, TransferListId list) {
        return work.change(actor, Permission.KEEP_TRANSFERS, tx -> {
            var row = desk.kept(tx, list, State.DRAFT);
            var entry = tx.enter(Act.of("organisation.transfer-list.discarded", "transfer-list", list.value())
                    .after("day", row.day()));
            lists.step(tx, entry, list, row.number() + 1, State.DISCARDED);
            return list;
        });
    }
}
