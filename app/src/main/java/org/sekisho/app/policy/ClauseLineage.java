package org.sekisho.app.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Where clauses come from and what became of them.
 *
 * <p>For modules that hang something on a clause: after {@link DocumentAccepted} the steps {@linkplain #into into} the
 * new version say where it goes on, and {@link At#version()} names the text under which it was given for good.
 */
@Service
public final class ClauseLineage {

    private final Work work;
    private final Lineages lineages;
    private final Documents documents;
    private final Readable readable;

    ClauseLineage(Work work, Lineages lineages, Documents documents, Readable readable) {
        this.work = work;
        this.lineages = lineages;
        this.documents = documents;
        this.readable = readable;
    }

    /**
     * A clause as it stands in one version of its document.
     *
     * @param clause its lasting identity
     * @param version the clause as it reads in that version, which never changes
     * @param document the version of the document
     * @param number of that version
     */
    public record At(UUID clause, UUID version, UUID document, int number, String path, Optional<String> caption) {}

    /**
     * A step from one version to the next.
     *
     * @param from empty for a clause that is new
     * @param to empty for a clause that was removed
     * @param fromDocument the earlier version of the document
     * @param toDocument the later one
     * @param score 0 to 1: how sure the comparison was
     * @param decidedBy the account of the person who decided; empty where the comparison was sure
     */
    public record Step(
            Optional<At> from,
            Optional<At> to,
            UUID fromDocument,
            UUID toDocument,
            Fate fate,
            double score,
            Optional<UUID> decidedBy,
            Instant decidedAt) {}

    /**
     * The life of one clause.
     *
     * @param versions where it stands, by the number of the version
     * @param earlier steps that end at it
     * @param later steps that begin at it
     */
    public record Life(UUID clause, List<At> versions, List<Step> earlier, List<Step> later) {}

    /**
     * The life of a clause, as far as the actor may read its versions.
     *
     * @throws Refusal.NotFound if the body has no such clause, or none for this actor
     */
    public Life of(Actor actor, UUID clause) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var open = open(tx);
            var versions = lineages.versions(tx, clause).stream()
                    .filter(at -> open.contains(at.document()))
                    .toList();
            if (versions.isEmpty()) {
                throw new Refusal.NotFound("clause");
            }
            var steps = lineages.of(tx, clause).stream()
                    .filter(step -> open.contains(step.fromDocument()) && open.contains(step.toDocument()))
                    .toList();
            return new Life(
                    clause,
                    versions,
                    steps.stream()
                            .filter(step -> step.to()
                                    .filter(at -> at.clause().equals(clause))
                                    .isPresent())
                            .toList(),
                    steps.stream()
                            .filter(step -> step.from()
                                    .filter(at -> at.clause().equals(clause))
                                    .isPresent())
                            .toList());
        });
    }

    /**
     * All steps into a version, those of removed clauses last; none from a version that the actor may not read.
     *
     * @throws Refusal.NotFound if there is no such version, or none for this actor
     */
    public List<Step> into(Actor actor, UUID version) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var open = open(tx);
            if (!open.contains(version)) {
                throw new Refusal.NotFound("version");
            }
            return lineages.into(tx, version).stream()
                    .filter(step -> open.contains(step.fromDocument()))
                    .toList();
        });
    }

    /**
     * All steps into a version, those of removed clauses last.
     *
     * @param tx a transaction of the caller, who has checked the permission
     */
    public List<Step> into(Tx tx, UUID version) {
        return lineages.into(tx, version);
    }

    /**
     * The versions that were compared with an earlier one.
     *
     * @param tx a transaction of the caller, who has checked the permission
     */
    public List<UUID> after(Tx tx, UUID version) {
        return lineages.after(tx, version);
    }

    /**
     * The clauses of a version in its order.
     *
     * @param tx a transaction of the caller, who has checked the permission
     */
    public List<At> clauses(Tx tx, UUID version) {
        return lineages.clauses(tx, version);
    }

    /** The versions that the actor of the transaction may read. */
    private Set<UUID> open(Tx tx) {
        return readable.by(tx, documents.versions(tx)).stream()
                .map(DocumentVersion::id)
                .collect(Collectors.toSet());
    }
}
