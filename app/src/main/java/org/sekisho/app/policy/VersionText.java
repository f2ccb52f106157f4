package org.sekisho.app.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.policytext.PolicyDocument;

/**
 * The text of a version, which never changes.
 *
 * @param version the version's identifier
 * @param tree the clauses and what they say about themselves
 * @param clauses the identity of each clause of the tree, in its order; the same from version to version
 */
public record VersionText(UUID version, PolicyDocument tree, List<UUID> clauses) {

    public VersionText {
        clauses = List.copyOf(clauses);
        if (clauses.size() != tree.clauses().size()) {
            throw new IllegalArgumentException(
                    clauses.size() + " identities for " + tree.clauses().size() + " clauses");
        }
    }

    /** The identity of the clause at a path. */
    public Optional<UUID> clauseAt(String path) {
        return Optional.ofNullable(byPath().get(path));
    }

    private Map<String, UUID> byPath() {
        var found = new HashMap<String, UUID>();
        for (int i = 0; i < clauses.size(); i++) {
            found.put(tree.clauses().get(i).path(), clauses.get(i));
        }
        return found;
    }
}
