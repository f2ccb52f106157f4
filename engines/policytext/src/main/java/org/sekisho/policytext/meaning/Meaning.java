package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.PolicyDocument;

/** Everything about a policy that follows from its text and the order and level of its clauses. */
public final class Meaning {
    private Meaning() {}

    /** Whether a line, without its spaces, is the heading of a list of revisions. */
    public static boolean headsRevisions(String line) {
        return switch (line) {
            case "改正履歴",
                    "改定履歴",
                    "改訂履歴",
                    "制定・改正履歴",
                    "制定改正履歴",
                    "変更履歴",
                    "更新履歴",
                    "版数履歴",
                    "履歴",
                    "沿革",
                    "改正沿革",
                    "改正経過",
                    "改定経過",
                    "改訂経過",
                    "改正経緯",
                    "改定経緯",
                    "改訂経緯",
                    "制定・改正の経緯",
                    "改訂記録",
                    "改定記録",
                    "改正記録" -> true;
            default -> false;
        };
    }

    /** The document made of these parts as just read; the paths of the clauses are found anew. */
    public static PolicyDocument of(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<LayoutLine> layout,
            List<Doubt> doubts) {
        return of(title, preamble, clauses, layout, doubts, true);
    }

    /**
     * The document made of these parts after a correction: doubts that no longer hold go, and none comes back that a
     * person settled.
     */
    public static PolicyDocument corrected(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<LayoutLine> layout,
            List<Doubt> doubts) {
        return of(title, preamble, clauses, layout, doubts, false);
    }

    private static PolicyDocument of(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<LayoutLine> layout,
            List<Doubt> doubts,
            boolean fresh) {
        List<Clause> addressed = Addresses.of(clauses);
        Tree tree = new Tree(addressed);
        SequencedMap<String, String> abbreviations = Abbreviations.of(preamble, addressed);
        References references = new References(tree);
        List<Doubt> found = new ArrayList<>(references.doubts());
        History history = History.of(preamble, addressed);
        found.addAll(history.doubts());
        List<Doubt> all = new ArrayList<>(doubts);
        if (fresh) {
            all.addAll(found);
            all.sort(Comparator.comparingInt(Doubt::line));
        } else {
            Set<Doubt> still = new HashSet<>(found);
            all.removeIf(doubt -> derived(doubt) && !still.contains(doubt));
        }
        return new PolicyDocument(
                title,
                preamble,
                addressed,
                history.events(),
                Terms.of(tree),
                abbreviations,
                references.found(),
                NonPublic.of(preamble, addressed),
                layout,
                all);
    }

    private static boolean derived(Doubt doubt) {
        return doubt.kind() == Doubt.Kind.REFERENCE_TO_NOTHING || doubt.kind() == Doubt.Kind.IMPOSSIBLE_DATE;
    }
}
