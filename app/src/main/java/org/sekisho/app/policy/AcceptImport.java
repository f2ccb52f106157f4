package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Makes a draft a version of a document, in force from its day on. */
@Service
public final class AcceptImport {

    private final Work work;
    private final Drafts drafts;
    private final Documents documents;
    private final DraftLineage draftLineage;
    private final Adoptions adoptions;

    AcceptImport(Work work, Drafts drafts, Documents documents, DraftLineage draftLineage, Adoptions adoptions) {
        this.work = work;
        this.drafts = drafts;
        this.documents = documents;
        this.draftLineage = draftLineage;
        this.adoptions = adoptions;
    }

    /**
     * What a person confirms.
     *
     * @param number the number of the draft's version that the actor saw
     * @param document the document whose new version this is; empty for a new document. The policy of a body is one
     *     document: where there is one, it is taken
     * @param inForce the first day in force; may lie in the future
     */
    public record Input(
            UUID draft,
            int number,
            Optional<UUID> document,
            String title,
            Instrument instrument,
            Optional<String> instrumentNumber,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            Optional<LocalDate> inForce,
            Disclosure disclosure) {

        /** As the document itself proposes, and public. */
        public static Input proposed(BeginImport.Begun begun) {
            var proposal = begun.proposal();
            return new Input(
                    begun.draft(),
                    begun.number(),
                    proposal.document(),
                    proposal.title(),
                    proposal.instrument(),
                    proposal.instrumentNumber(),
                    proposal.decidedOn(),
                    proposal.decidedBy(),
                    proposal.inForce(),
                    new Disclosure.Public());
        }

        /** The same, in force from another day. */
        public Input inForceFrom(LocalDate day) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    Optional.of(day),
                    disclosure);
        }

        /** The same, decided on a day by the holder of a post. */
        public Input decided(LocalDate day, String by) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    Optional.of(day),
                    Optional.of(by),
                    inForce,
                    disclosure);
        }

        /** The same, under another title. */
        public Input titled(String other) {
            return new Input(
                    draft,
                    number,
                    document,
                    other,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    inForce,
                    disclosure);
        }

        /** The same, not public for a reason. */
        public Input nonPublic(String reason) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    inForce,
                    new Disclosure.NonPublic(reason));
        }
    }

    /**
     * The version that came of it.
     *
     * @param kept how many clauses are clauses of the version before
     * @param fresh how many are new
     */
    public record Accepted(UUID document, UUID version, int kept, int fresh) {}

    /**
     * Accepts. The version that was in force until then ends on the day the new one begins.
     *
     * <p>The clauses are compared with those of the version before it, or after it where there is none before. What the
     * comparison is unsure of must have been decided ({@link ConfirmLineage}).
     *
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid with all that is missing or wrong, by field
     */
    public Accepted accept(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            var tree = drafts.tree(tx, head);
            var incoming = new Adoptions.Incoming(
                    head.kind(),
                    documents.continued(tx, head.kind(), input.document()),
                    tree,
                    new Adoptions.Decision(
                            input.title(),
                            input.instrument(),
                            input.instrumentNumber(),
                            input.decidedOn(),
                            input.decidedBy(),
                            input.inForce(),
                            input.disclosure()),
                    Optional.of(head.draft()),
                    Optional.empty());
            var put = adoptions.put(tx, incoming, () -> head.file(), other -> {
                var compared = draftLineage.compare(tx, head.draft(), tree, other);
                checkDecided(compared);
                return compared;
            });
            drafts.add(
                    tx,
                    head.draft(),
                    new Drafts.Next(
                            head.number() + 1,
                            Optional.empty(),
                            new Change("accept", ""),
                            DraftState.ACCEPTED,
                            put.stored()),
                    put.entry());
            return new Accepted(put.document(), put.version(), put.kept(), put.fresh());
        });
    }

    private static void checkDecided(DraftLineage.Compared compared) {
        int undecided = compared.correspondence().undecided().size();
        if (undecided > 0) {
            throw new Refusal.Invalid("", Message.of("policy.accept.lineage.undecided", undecided));
        }
    }
}
