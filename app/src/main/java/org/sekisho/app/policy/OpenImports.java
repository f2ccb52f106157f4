package org.sekisho.app.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Service;

/** Imports that are neither accepted nor discarded. */
@Service
public final class OpenImports {

    private final Work work;
    private final Drafts drafts;
    private final Documents documents;

    OpenImports(Work work, Drafts drafts, Documents documents) {
        this.work = work;
        this.drafts = drafts;
        this.documents = documents;
    }

    /** A draft in a list. */
    public record Listed(UUID draft, DocumentKind kind, String fileName, int number, Instant touched) {}

    /**
     * A draft to work on.
     *
     * @param number what a correction must name, to be refused if somebody else was faster
     * @param lines the lines of the file, the first with number 1
     * @param undoable what undoing would take back
     * @param documents the documents whose new version this could be, by their newest title
     */
    public record Draft(
            UUID id,
            DocumentKind kind,
            String fileName,
            int number,
            PolicyDocument tree,
            List<String> lines,
            Optional<Change> undoable,
            Proposal proposal,
            List<DocumentVersion> documents) {

        public Draft {
            lines = List.copyOf(lines);
            documents = List.copyOf(documents);
        }
    }

    public List<Listed> list(Actor actor) {
        return work.read(
                actor,
                Permission.IMPORT_POLICY,
                tx -> drafts.open(tx).stream()
                        .map(head ->
                                new Listed(head.draft(), head.kind(), head.fileName(), head.number(), head.enteredAt()))
                        .toList());
    }

    /** @throws Refusal.NotFound if the body has no such draft */
    public DraftState state(Actor actor, UUID draft) {
        return work.read(
                actor, Permission.IMPORT_POLICY, tx -> drafts.head(tx, draft).state());
    }

    /** @throws Refusal.NotFound if the body has no such draft, or it is accepted or discarded */
    public Draft draft(Actor actor, UUID draft) {
        return work.read(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.open(tx, draft);
            tx.shows("draft", head.draft());
            var tree = drafts.tree(tx, head);
            var candidates = documents.versions(tx).stream()
                    .filter(version ->
                            version.kind() == head.kind() && version.validTo().isEmpty())
                    .toList();
            return new Draft(
                    head.draft(),
                    head.kind(),
                    head.fileName(),
                    head.number(),
                    tree,
                    drafts.lines(tx, draft).lines(),
                    head.base().map(base -> head.change()),
                    Proposal.of(tree, documents.likelyEarlier(tx, head.kind(), tree)),
                    candidates);
        });
    }
}
