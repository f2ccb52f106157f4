package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Component;

/** A draft beside the version that its clauses are compared with. */
@Component
final class DraftLineage {

    private final Documents documents;
    private final Lineages lineages;

    DraftLineage(Documents documents, Lineages lineages) {
        this.documents = documents;
        this.lineages = lineages;
    }

    /**
     * A comparison with what was decided of it.
     *
     * @param other the version that stands beside the draft
     * @param versions the clauses of its text, as rows
     */
    record Compared(
            DocumentVersion other,
            VersionText text,
            List<UUID> versions,
            Correspondence correspondence,
            Map<Integer, Lineages.Decided> decided) {

        /** Who decided of a clause of the draft; empty where the comparison did. */
        Optional<UUID> decider(int clause) {
            return Optional.ofNullable(decided.get(clause)).map(Lineages.Decided::account);
        }
    }

    /**
     * The version that one in force from a day is compared with: the one before it, or the one after it where there is
     * none before; the newest while the day is not known.
     *
     * @param siblings the versions of the document, by the day they are in force from
     */
    static Optional<DocumentVersion> neighbour(List<DocumentVersion> siblings, Optional<LocalDate> inForce) {
        if (siblings.isEmpty() || inForce.isEmpty()) {
            return siblings.reversed().stream().findFirst();
        }
        var day = inForce.get();
        return siblings.reversed().stream()
                .filter(other -> other.validFrom().isBefore(day))
                .findFirst()
                .or(() -> siblings.stream()
                        .filter(other -> other.validFrom().isAfter(day))
                        .findFirst());
    }

    Compared compare(Tx tx, UUID draft, PolicyDocument tree, DocumentVersion other) {
        var text = documents.text(tx, other.id());
        var decided = lineages.decisions(tx, draft, tree, other.id());
        var origins = decided.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().origin()));
        return new Compared(
                other,
                text,
                lineages.clauseVersions(tx, other.id()),
                Correspondence.of(text.tree(), tree, origins),
                decided);
    }

    /** Writes the lineage between the other version and the one that the draft became. */
    void record(Tx tx, Compared compared, UUID version, LocalDate inForce, List<UUID> clauses, UUID entry) {
        boolean otherIsLater = compared.other().validFrom().isAfter(inForce);
        var rows = new ArrayList<Lineages.Row>();
        var goOn = new HashSet<Integer>();
        var comeFrom = new HashSet<Integer>();
        for (var tie : compared.correspondence().ties()) {
            goOn.add(tie.before());
            comeFrom.add(tie.after());
            rows.add(row(
                    Optional.of(compared.versions().get(tie.before())),
                    Optional.of(clauses.get(tie.after())),
                    tie.fate(),
                    tie.score(),
                    compared.decider(tie.after()),
                    otherIsLater));
        }
        for (int i = 0; i < clauses.size(); i++) {
            if (!comeFrom.contains(i)) {
                var clause = Optional.of(clauses.get(i));
                rows.add(row(Optional.empty(), clause, Fate.NEW, 1, compared.decider(i), otherIsLater));
            }
        }
        for (int i = 0; i < compared.versions().size(); i++) {
            if (!goOn.contains(i)) {
                var clause = Optional.of(compared.versions().get(i));
                rows.add(row(clause, Optional.empty(), Fate.REMOVED, 1, Optional.empty(), otherIsLater));
            }
        }
        var other = compared.other().id();
        lineages.add(tx, otherIsLater ? version : other, otherIsLater ? other : version, rows, entry);
    }

    private static Lineages.Row row(
            Optional<UUID> other,
            Optional<UUID> own,
            Fate fate,
            double score,
            Optional<UUID> decider,
            boolean otherIsLater) {
        return otherIsLater
                ? new Lineages.Row(own, other, fate.mirrored(), score, decider)
                : new Lineages.Row(other, own, fate, score, decider);
    }
}
