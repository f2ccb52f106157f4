package org.sekisho.app.drafting;

import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.Adoptions;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.drafting.ExactLineage;
import org.springframework.stereotype.Component;

/**
 * Drafts in the transaction of a use case, also of another module; the use case asks for the permission.
 *
 * <p>An edition never changes: who keeps its number and digest knows the exact bytes.
 */
@Component
public final class RevisionDrafts {

    private final Editions editions;
    private final DocumentHistory history;
    private final Adoptions adoptions;
    private final DraftsInSight inSight;

    RevisionDrafts(Editions editions, DocumentHistory history, Adoptions adoptions, DraftsInSight inSight) {
        this.editions = editions;
        this.history = history;
        this.adoptions = adoptions;
        this.inSight = inSight;
    }

    /**
     * The newest edition of a draft, whatever became of it.
     *
     * @throws Refusal.NotFound if the body has no such draft
     */
    public DraftedText at(Tx tx, RevisionDraftId draft) {
        return text(tx, editions.newest(tx, draft));
    }

    /**
     * The newest edition of a draft for somebody who works on it, and not only decides about it.
     *
     * @throws Refusal.NotFound if the body has no such draft, or it starts from a version that the actor may not read
     */
    public DraftedText workedOn(Tx tx, RevisionDraftId draft) {
        return text(tx, inSight.require(tx, editions.newest(tx, draft)));
    }

    /**
     * One edition of a draft, with the state that it had then.
     *
     * @throws Refusal.NotFound if the draft has no such edition
     */
    public DraftedText at(Tx tx, RevisionDraftId draft, int edition) {
        return text(tx, editions.at(tx, draft, edition));
    }

    /**
     * Makes the newest edition a version and closes the draft.
     *
     * @param edition the edition that was decided; must be the newest
     * @param correction whether this corrects obvious errors of the base (正誤)
     * @throws Refusal.Stale if the draft was edited since, or is no longer open
     * @throws Refusal.Invalid with all that is missing or wrong, by field of {@link Adoptions.Decision}
     */
    public Adoptions.Adopted adopt(
            Tx tx, RevisionDraftId draft, int edition, boolean correction, Adoptions.Decision decision) {
        var head = editions.openAt(tx, draft, edition);
        var content = editions.content(tx, draft, edition);
        var text = text(tx, head, content);
        var adopted = adoptions.adopt(
                tx,
                new Adoptions.Adoption(
                        text.document(), text.kind(), text.base(), text.text(), text.lineage(), correction, decision));
        var entry = tx.enter(Act.of("drafting.draft.adopted", "draft", draft.value())
                .before("state", head.state())
                .after("state", RevisionState.ADOPTED)
                .after("edition", edition)
                .after("version", adopted.version())
                .after("tree", text.digest()));
        editions.add(
                tx,
                draft,
                new Editions.Next(
                        edition + 1,
                        Optional.empty(),
                        content.tree(),
                        content.origins(),
                        new Edited("adopt", ""),
                        java.util.List.of(),
                        content.unsettled(),
                        RevisionState.ADOPTED,
                        Optional.of(adopted.version())),
                entry);
        return adopted;
    }

    DraftedText text(Tx tx, Editions.Head head) {
        return text(tx, head, editions.content(tx, head.draft(), head.edition()));
    }

    DraftedText text(Tx tx, Editions.Head head, Editions.Content content) {
        var opened = head.opened();
        int before = opened.base()
                .map(base -> history.version(tx, base).text().tree().clauses().size())
                .orElse(0);
        return new DraftedText(
                head.draft(),
                head.edition(),
                opened.document(),
                opened.base(),
                opened.kind(),
                opened.title(),
                Editions.parsed(content.tree()),
                ExactLineage.of(content.origins(), before),
                Editions.digest(content.tree()),
                head.state(),
                head.openedBy(),
                head.openedAt(),
                head.edited(),
                content.rewritten(),
                content.unsettled(),
                head.leadsBack().isPresent(),
                head.version(),
                head.enteredAt());
    }
}
