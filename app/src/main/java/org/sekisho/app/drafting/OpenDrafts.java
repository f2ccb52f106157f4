package org.sekisho.app.drafting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** The drafts of revisions: those in work, and what became of the others. */
@Service
public final class OpenDrafts {

    private final Work work;
    private final Editions editions;
    private final RevisionDrafts drafts;
    private final DraftsInSight inSight;

    OpenDrafts(Work work, Editions editions, RevisionDrafts drafts, DraftsInSight inSight) {
        this.work = work;
        this.editions = editions;
        this.drafts = drafts;
        this.inSight = inSight;
    }

    /** A draft without its text. */
    public record Listed(
            RevisionDraftId id,
            int edition,
            UUID document,
            Optional<UUID> base,
            DocumentKind kind,
            String title,
            RevisionState state,
            Optional<UUID> version,
            UUID openedBy,
            Instant openedAt,
            Instant editedAt) {

        public boolean isOpen() {
            return state == RevisionState.OPEN;
        }
    }

    /** All drafts in work that the actor may work on, the last touched first. Two statements at most. */
    public List<Listed> list(Actor actor) {
        return all(actor).stream().filter(Listed::isOpen).toList();
    }

    /** All drafts that the actor may work on, the last touched first. Two statements at most. */
    public List<Listed> all(Actor actor) {
        return work.read(
                actor,
                Permission.DRAFT_REVISION,
                tx -> inSight.among(tx, editions.newest(tx)).stream()
                        .map(head -> new Listed(
                                head.draft(),
                                head.edition(),
                                head.opened().document(),
                                head.opened().base(),
                                head.opened().kind(),
                                head.opened().title(),
                                head.state(),
                                head.version(),
                                head.openedBy(),
                                head.openedAt(),
                                head.enteredAt()))
                        .toList());
    }

    /**
     * A draft with its text.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if the body has no such draft
     */
    public DraftedText text(Actor actor, RevisionDraftId draft) {
        return work.read(actor, Permission.DRAFT_REVISION, tx -> {
            tx.shows("draft", draft.value());
            return drafts.workedOn(tx, draft);
        });
    }
}
