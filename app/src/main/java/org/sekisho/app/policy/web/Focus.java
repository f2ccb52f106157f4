package org.sekisho.app.policy.web;

import java.util.List;
import org.sekisho.app.policy.Change;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/** Where the reader's attention belongs after a correction. */
final class Focus {

    private Focus() {}

    /** The id of the clause that the change was about, as it stands now. */
    static String after(PolicyDocument before, PolicyDocument now, Change change) {
        if (change.what().equals("move")) {
            var moved = before.at(change.place());
            for (var clause : now.clauses()) {
                if (moved.filter(old -> sameText(old, clause)).isPresent()) {
                    return Bench.nodeId(clause.path());
                }
            }
        }
        int first = firstDifference(before.clauses(), now.clauses());
        return first < now.clauses().size()
                ? Bench.nodeId(now.clauses().get(first).path())
                : Bench.nodeId(PolicyDocument.PREAMBLE);
    }

    private static boolean sameText(Clause one, Clause other) {
        return one.marker().equals(other.marker())
                && one.caption().equals(other.caption())
                && one.paragraphs().equals(other.paragraphs())
                && one.lines().equals(other.lines());
    }

    private static int firstDifference(List<Clause> before, List<Clause> now) {
        int i = 0;
        while (i < before.size() && i < now.size() && before.get(i).equals(now.get(i))) {
            i++;
        }
        return Math.min(i, Math.max(0, now.size() - 1));
    }
}
