package org.sekisho.app.drafting;

import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.policytext.comparison.Revision;
import org.springframework.stereotype.Service;

/** A draft beside the version it starts from. */
@Service
public final class DraftBeside {

    private final Work work;
    private final RevisionDrafts drafts;
    private final DocumentHistory history;

    DraftBeside(Work work, RevisionDrafts drafts, DocumentHistory history) {
        this.work = work;
        this.drafts = drafts;
        this.history = history;
    }

    /**
     * Both texts.
     *
     * @param base empty for a new document
     */
    public record Both(DraftedText draft, Optional<PolicyInForce.InFull> base) {

        /** What changes, by the draft's own lineage; empty for a new document. */
        public Optional<Revision> revision() {
            return base.map(before -> Revision.between(before.text().tree(), draft.text(), draft.lineage()));
        }

        /** The address in the base of the clause from which one of the draft goes on. */
        public Optional<String> addressBefore(int clause) {
            return draft.lineage().to(clause).stream()
                    .findFirst()
                    .flatMap(link -> base.map(before ->
                            before.text().tree().clauses().get(link.before()).path()));
        }
    }

    /**
     * The newest edition of a draft and its base.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if the body has no such draft
     */
    public Both of(Actor actor, RevisionDraftId draft) {
        return work.read(actor, Permission.DRAFT_REVISION, tx -> {
            tx.shows("draft", draft.value());
            var text = drafts.workedOn(tx, draft);
            return new Both(text, text.base().map(base -> history.version(tx, base)));
        });
    }
}
