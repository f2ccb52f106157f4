package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which clauses below carry out the clauses of a document (下位の条項), as people confirmed it. */
@Service
public final class ClausesBelow {

    /**
     * A clause that carries another out.
     *
     * @param version the version in force of the document in which it stands
     * @param index in the text of that version
     */
    public record Lower(DocumentVersion version, int index, UUID clause, String path, Optional<String> caption) {}

    /**
     * What is below on a day.
     *
     * @param documents the versions in force below the policy that the actor may read
     * @param byUpper by the identity of the clause that is carried out; in the order of the documents and their texts
     */
    public record Below(List<DocumentVersion> documents, Map<UUID, List<Lower>> byUpper) {

        /** Where nothing is below. */
        public static final Below NOTHING = new Below(List.of(), Map.of());

        public Below {
            documents = List.copyOf(documents);
            byUpper = Map.copyOf(byUpper);
        }

        public List<Lower> of(UUID upper) {
            return byUpper.getOrDefault(upper, List.of());
        }

        /** Whether a document of that layer is in force. */
        public boolean has(DocumentKind kind) {
            return documents.stream().anyMatch(version -> version.kind() == kind);
        }

        /** The layers on which a clause is carried out: by the clauses below it, and by those below them. */
        public Set<DocumentKind> layers(UUID upper) {
            var layers = EnumSet.noneOf(DocumentKind.class);
            collect(upper, layers, new HashSet<>());
            return layers;
        }

        private void collect(UUID upper, Set<DocumentKind> layers, Set<UUID> seen) {
            if (seen.add(upper)) {
                for (var lower : of(upper)) {
                    layers.add(lower.version().kind());
                    collect(lower.clause(), layers, seen);
                }
            }
        }
    }

    private final Work work;
    private final Documents documents;
    private final ClauseLinks links;
    private final Readable readable;

    ClausesBelow(Work work, Documents documents, ClauseLinks links, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.links = links;
        this.readable = readable;
    }

    /**
     * What is below on a day. Documents that the actor may not read look as if they were not there. Two statements, and two
     * for each text that is not in memory.
     */
    public Below on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_POLICY, tx -> on(tx, asOf));
    }

    private Below on(Tx tx, AsOf asOf) {
        var versions = readable.by(tx, documents.versions(tx, asOf)).stream()
                .filter(version -> version.kind() != DocumentKind.POLICY)
                .filter(version -> version.holdsOn(asOf.day()))
                .sorted(Comparator.comparing(DocumentVersion::kind).thenComparing(DocumentVersion::title))
                .toList();
        if (versions.isEmpty()) {
            return Below.NOTHING;
        }
        var uppers = new HashMap<UUID, List<UUID>>();
        links.at(tx, asOf)
                .forEach(row -> row.upper()
                        .ifPresent(upper -> uppers.computeIfAbsent(row.lower(), k -> new ArrayList<>())
                                .add(upper)));
        var below = new LinkedHashMap<UUID, List<Lower>>();
        for (var version : versions) {
            var text = documents.text(tx, version.id());
            for (int i = 0; i < text.clauses().size(); i++) {
                var id = text.clauses().get(i);
                var clause = text.tree().clauses().get(i);
                for (var upper : uppers.getOrDefault(id, List.of())) {
                    below.computeIfAbsent(upper, k -> new ArrayList<>())
                            .add(new Lower(version, i, id, clause.path(), clause.caption()));
                }
            }
        }
        return new Below(versions, below);
    }
}
