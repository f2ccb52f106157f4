package org.sekisho.app.organisation;

import java.time.LocalDate;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.Reader;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Begins a list of transfers, which only whoever begins it can see until others are named. */
@Service
public final class BeginTransferList {

    /** What the list is called, and the day on which it takes effect (発令日). */
    public record Input(String title, LocalDate day) {}

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;

    BeginTransferList(Work work, TransferLists lists, TransferDesk desk) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
    }

    /** @throws Refusal.Invalid naming {@code title} or {@code day} */
    public TransferListId begin(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireText("title", input.title());
        problems.requireDay("day", input.day());
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_TRANSFERS, tx -> {
            var list = new TransferListId(tx.newId());
            var entry = tx.enter(Act.of("organisation.transfer-list.begun", "transfer-list", list.value())
                    .afterErasable("title", input.title())
                    .after("day", input.day()));
            lists.begin(tx, entry, list, input.title(), input.day());
            var me = desk.me(tx);
            if (me.isPresent()) {
                lists.name(tx, entry, list, Reader.Kind.PERSON, me.get().value(), true);
            } else {
                lists.name(tx, entry, list, Reader.Kind.ACCOUNT, actor.account(), true);
            }
            return list;
        });
    }
}
