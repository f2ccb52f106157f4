package org.sekisho.app.drafting;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes the last edit of a draft back; called again it goes one further back, to the text it started from. */
@Service
public final class UndoEdit {

    private final Work work;
    private final Editions editions;
    private final DraftsInSight inSight;

    UndoEdit(Work work, Editions editions, DraftsInSight inSight) {
        this.work = work;
        this.editions = editions;
        this.inSight = inSight;
    }

    /** @param edition the edition that the actor saw */
    public record Input(RevisionDraftId draft, int edition) {}

    /** The new edition, equal to an earlier one. */
    public record Undone(RevisionDraftId draft, int edition, int equalTo) {}

    /**
     * Undoes.
     *
     * @throws Refusal.NotFound if there is no such draft, or none for this actor
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid if nothing was edited yet
     */
    public Undone undo(Actor actor, Input input) {
        return work.change(actor, Permission.DRAFT_REVISION, tx -> {
            var head = inSight.require(tx, editions.openAt(tx, input.draft(), input.edition()));
            int back = head.leadsBack().orElseThrow(() -> new Refusal.Invalid("", Message.of("drafting.undo.nothing")));
            var earlier = editions.at(tx, head.draft(), back);
            var content = editions.content(tx, head.draft(), back);
            int next = head.edition() + 1;
            var entry = tx.enter(
                    Act.of("drafting.edit.undone", "draft", head.draft().value())
                            .before("edition", head.edition())
                            .after("edition", next)
                            .after("equalTo", back)
                            .after("tree", Editions.digest(content.tree())));
            Optional<Integer> leadsBack = earlier.leadsBack();
            editions.add(
                    tx,
                    head.draft(),
                    new Editions.Next(
                            next,
                            leadsBack,
                            content.tree(),
                            content.origins(),
                            new Edited("undo", head.edited().place()),
                            List.of(),
                            content.unsettled(),
                            RevisionState.OPEN,
                            Optional.empty()),
                    entry);
            return new Undone(head.draft(), next, back);
        });
    }
}
