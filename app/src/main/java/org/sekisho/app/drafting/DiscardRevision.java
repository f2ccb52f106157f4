package org.sekisho.app.drafting;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Ends a draft without a version; its editions stay in the record. */
@Service
public final class DiscardRevision {

    private final Work work;
    private final Editions editions;
    private final DraftsInSight inSight;

    DiscardRevision(Work work, Editions editions, DraftsInSight inSight) {
        this.work = work;
        this.editions = editions;
        this.inSight = inSight;
    }

    /** @param edition the edition that the actor saw */
    public record Input(RevisionDraftId draft, int edition) {}

    /** The draft that is no longer open. */
    public record Discarded(RevisionDraftId draft) {}

    /**
     * Discards.
     *
     * @throws Refusal.NotFound if there is no such draft, or none for this actor
     * @throws Refusal.Stale if somebody else was faster
     */
    public Discarded discard(Actor actor, Input input) {
        return work.change(actor, Permission.DRAFT_REVISION, tx -> {
            var head = inSight.require(tx, editions.openAt(tx, input.draft(), input.edition()));
            var content = editions.content(tx, head.draft(), head.edition());
            var entry = tx.enter(
                    Act.of("drafting.draft.discarded", "draft", head.draft().value())
                            .before("state", head.state())
                            .after("state", RevisionState.DISCARDED));
            editions.add(
                    tx,
                    head.draft(),
                    new Editions.Next(
                            head.edition() + 1,
                            Optional.empty(),
                            content.tree(),
                            content.origins(),
                            new Edited("discard", ""),
                            List.of(),
                            content.unsettled(),
                            RevisionState.DISCARDED,
                            Optional.empty()),
                    entry);
            return new Discarded(head.draft());
        });
    }
}
