package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Service;

/** How the clauses of a draft correspond to those of the version that it would follow, and what is unsure of it. */
@Service
public final class ImportLineage {

    private final Work work;
    private final Drafts drafts;
    private final Documents documents;
    private final DraftLineage draftLineage;
    private final Readable readable;

    ImportLineage(Work work, Drafts drafts, Documents documents, DraftLineage draftLineage, Readable readable) {
        this.work = work;
        this.drafts = drafts;
        this.documents = documents;
        this.draftLineage = draftLineage;
        this.readable = readable;
    }

    /**
     * A clause of the draft that a person should look at.
     *
     * @param clause its index in the draft
     * @param candidates indexes of clauses of the other version that come into question
     * @param score 0 to 1: how sure the comparison is of what it proposes
     */
    public record Question(
            int clause, SortedSet<Integer> candidates, Origin proposed, double score, Optional<Origin> decided) {}

    /**
     * A draft beside another version.
     *
     * @param number of the draft's version, which a decision must name
     * @param other the version before it, or after it where there is none before
     * @param otherIsLater whether it is the one after
     * @param questions what is unsure, and what else was decided, by the clause of the draft
     * @param origins for each clause of the draft where it comes from as it stands, decided or not
     */
    public record Compared(
            UUID draft,
            int number,
            DocumentVersion other,
            boolean otherIsLater,
            PolicyDocument tree,
            PolicyDocument otherTree,
            List<Question> questions,
            List<Origin> origins) {

        public Compared {
            questions = List.copyOf(questions);
            origins = List.copyOf(origins);
        }

        public int undecided() {
            return (int) questions.stream()
                    .filter(question -> question.decided().isEmpty())
                    .count();
        }

        /** Agrees to all that the comparison proposes and nobody has decided. */
        public ConfirmLineage.Input agreeing() {
            return new ConfirmLineage.Input(
                    draft,
                    number,
                    other.id(),
                    questions.stream()
                            .filter(question -> question.decided().isEmpty())
                            .map(question -> new ConfirmLineage.Decision(question.clause(), question.proposed()))
                            .toList());
        }
    }

    /**
     * Compares with the neighbour of a version of that document from that day on; empty if the document has no other.
     *
     * @param document as a person would confirm it; of no account for the policy, of which a body has one
     * @throws Refusal.NotFound if the draft is not open, or the actor may not read the other version
     */
    public Optional<Compared> of(Actor actor, UUID draft, Optional<UUID> document, Optional<LocalDate> inForce) {
        return work.read(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.open(tx, draft);
            var siblings = documents
                    .continued(tx, head.kind(), document)
                    .map(known -> documents.versionsOf(tx, known))
                    .orElse(List.of());
            return DraftLineage.neighbour(siblings, inForce)
                    .map(other -> compared(
                            tx,
                            head,
                            other,
                            inForce.filter(day -> other.validFrom().isAfter(day))
                                    .isPresent()));
        });
    }

    /**
     * Compares with a version.
     *
     * @param otherIsLater whether that version follows the draft
     * @throws Refusal.NotFound if the draft is not open, or there is no such version of its layer for this actor
     */
    public Compared with(Actor actor, UUID draft, UUID other, boolean otherIsLater) {
        return work.read(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.open(tx, draft);
            return compared(tx, head, documents.version(tx, other), otherIsLater);
        });
    }

    private Compared compared(Tx tx, Drafts.Head head, DocumentVersion other, boolean otherIsLater) {
        if (other.kind() != head.kind() || !readable.by(tx, other)) {
            throw new Refusal.NotFound("version");
        }
        var tree = drafts.tree(tx, head);
        var compared = draftLineage.compare(tx, head.draft(), tree, other);
        var correspondence = compared.correspondence();
        var asked = new TreeSet<>(correspondence.questions().keySet());
        asked.addAll(correspondence.decisions().keySet());
        var questions = asked.stream()
                .map(clause -> new Question(
                        clause,
                        correspondence.questions().getOrDefault(clause, new TreeSet<>()),
                        correspondence.proposed(clause),
                        correspondence.score(clause),
                        Optional.ofNullable(correspondence.decisions().get(clause))))
                .toList();
        return new Compared(
                head.draft(),
                head.number(),
                other,
                otherIsLater,
                tree,
                compared.text().tree(),
                questions,
                correspondence.origins());
    }
}
