package org.sekisho.app.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.policytext.lineage.Lineage;
import org.springframework.stereotype.Service;

/** What a version changed of the one before it: both texts side by side (新旧対照表), and the amending text (改め文). */
@Service
public final class RevisionOfVersion {

    /** Two versions of one document and the change between them. */
    public record Revised(DocumentVersion before, DocumentVersion after, Revision revision) {}

    private final DocumentHistory history;
    private final ClauseLineage lineage;

    RevisionOfVersion(DocumentHistory history, ClauseLineage lineage) {
        this.history = history;
        this.lineage = lineage;
    }

    /**
     * The change that a version made; which clause goes on in which is what was found, and decided, when it was accepted.
     *
     * @return empty for a first version, or where the actor may not read the one before
     * @throws Refusal.NotFound if there is no such version, or none for this actor
     */
    public Optional<Revised> into(Actor actor, UUID version) {
        var after = history.version(actor, version);
        return earlier(actor, after.version()).map(id -> {
            var before = history.version(actor, id);
            var steps = lineage.into(actor, version).stream()
                    .filter(step -> step.fromDocument().equals(id))
                    .toList();
            var revision = steps.isEmpty()
                    ? Revision.between(before.text().tree(), after.text().tree())
                    : Revision.between(
                            before.text().tree(),
                            after.text().tree(),
                            lineage(before.text().tree(), after.text().tree(), steps));
            return new Revised(before.version(), after.version(), revision);
        });
    }

    /** Whether there is one before it that the actor may read. */
    public Optional<UUID> earlier(Actor actor, DocumentVersion version) {
        return history.versions(actor).stream()
                .filter(other -> other.document().equals(version.document())
                        && other.validFrom().isBefore(version.validFrom()))
                .reduce((one, later) -> later)
                .map(DocumentVersion::id);
    }

    private static Lineage lineage(PolicyDocument before, PolicyDocument after, List<ClauseLineage.Step> steps) {
        var earlier = indices(before);
        var later = indices(after);
        var links = steps.stream()
                .filter(step -> step.from().isPresent() && step.to().isPresent())
                .map(step -> new Lineage.Link(
                        index(earlier, step.from().orElseThrow()),
                        index(later, step.to().orElseThrow()),
                        kind(step.fate()),
                        step.score(),
                        Lineage.Ground.SIMILAR_TEXT))
                .toList();
        var from = new HashSet<Integer>();
        var to = new HashSet<Integer>();
        links.forEach(link -> {
            from.add(link.before());
            to.add(link.after());
        });
        return new Lineage(
                links, alone(after.clauses().size(), to), alone(before.clauses().size(), from));
    }

    private static List<Lineage.Alone> alone(int clauses, HashSet<Integer> linked) {
        return IntStream.range(0, clauses)
                .filter(clause -> !linked.contains(clause))
                .mapToObj(clause -> new Lineage.Alone(clause, Optional.empty()))
                .toList();
    }

    private static Lineage.Kind kind(Fate fate) {
        return switch (fate) {
            case KEPT -> Lineage.Kind.KEPT;
            case REPLACED -> Lineage.Kind.REPLACED;
            case SPLIT -> Lineage.Kind.SPLIT;
            case MERGED -> Lineage.Kind.MERGED;
            case NEW, REMOVED -> throw new IllegalArgumentException("A clause alone has no link: " + fate);
        };
    }

    private static Map<String, Integer> indices(PolicyDocument document) {
        var indices = new HashMap<String, Integer>();
        for (int i = 0; i < document.clauses().size(); i++) {
            indices.put(document.clauses().get(i).path(), i);
        }
        return indices;
    }

    private static int index(Map<String, Integer> indices, ClauseLineage.At at) {
        return Optional.ofNullable(indices.get(at.path()))
                .orElseThrow(() -> new IllegalStateException("No clause at " + at.path()));
    }
}
