package org.sekisho.app.drafting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.Rewritten;
import org.sekisho.policytext.drafting.Unsettled;
import org.sekisho.policytext.lineage.Lineage;

/**
 * One edition of a draft: its text after so many edits.
 *
 * @param edition counts the edits, and their undoing, from 1
 * @param document the document that is revised, or the one that is founded when a draft of a new document is adopted
 * @param base the version that the draft starts from; empty for a new document
 * @param lineage from the clauses of the base to those of the text, exact; all new without a base
 * @param digest SHA-256 of the stored bytes of this edition, in hexadecimal
 * @param last what the last edit did
 * @param rewritten what the last edit changed elsewhere: references to clauses that have another number now
 * @param unsettled what a person must look at before this is decided
 * @param leadsBack whether there is an edit to undo
 * @param version the version that an adopted draft became
 * @param editedAt when this edition was made
 */
public record DraftedText(
        RevisionDraftId id,
        int edition,
        UUID document,
        Optional<UUID> base,
        DocumentKind kind,
        String title,
        PolicyDocument text,
        Lineage lineage,
        String digest,
        RevisionState state,
        UUID openedBy,
        Instant openedAt,
        Edited last,
        List<Rewritten> rewritten,
        List<Unsettled> unsettled,
        boolean leadsBack,
        Optional<UUID> version,
        Instant editedAt) {

    public DraftedText {
        rewritten = List.copyOf(rewritten);
        unsettled = List.copyOf(unsettled);
    }

    public boolean isOpen() {
        return state == RevisionState.OPEN;
    }
}
