package org.sekisho.app.organisation;

import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Says whether somebody who is appointed under a new number is a person whom the body knows. */
@Service
public final class AnswerIdentity {

    /** The number in the file, and whom it means; empty for somebody new. */
    public record Input(TransferListId list, String number, Optional<PersonId> person) {}

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;

    AnswerIdentity(Work work, TransferLists lists, TransferDesk desk) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
    }

    /** @throws Refusal.Stale if the files do not ask this any more, or not about this person */
    public TransferListId answer(Actor actor, Input input) {
        return work.change(actor, Permission.READ_TRANSFERS, tx -> {
            var row = desk.kept(tx, input.list(), State.DRAFT);
            boolean asked = desk.plan(tx, row, desk.sources(tx, row)).questions().stream()
                    .anyMatch(question -> question.number().equals(input.number())
                            && (input.person().isEmpty()
                                    || question.alike().stream()
                                            .anyMatch(one -> one.person()
                                                    .equals(input.person().get()))));
            if (!asked) {
                throw new Refusal.Stale();
            }
            var entry = tx.enter(Act.of(
                            "organisation.transfer-list.identity-answered",
                            "transfer-list",
                            row.list().value())
                    .afterErasable("staffNumber", input.number())
                    .after("person", input.person().map(PersonId::value)));
            lists.answer(tx, entry, row.list(), input.number(), input.person());
            return row.list();
        });
    }
}
