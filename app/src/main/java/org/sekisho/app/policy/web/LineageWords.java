package org.sekisho.app.policy.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Clause;

/** How clauses and their lineage are called in a page. */
public final class LineageWords {

    private static final int BEGINNING = 24;

    private LineageWords() {}

    /** {@code 6(7) 運用}; the beginning of the text where there is no heading. */
    public static String name(Clause clause) {
        var words = clause.caption()
                .or(() -> clause.paragraphs().stream().findFirst().map(LineageWords::beginning))
                .orElse("");
        return (clause.path() + " " + words).strip();
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= BEGINNING
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
    }

    /** The paths of clauses, joined; {@code ―} for none. */
    public static String names(Texts t, Collection<Integer> indexes, List<Clause> clauses) {
        return indexes.isEmpty()
                ? "―"
                : indexes.stream()
                        .map(index -> clauses.get(index).path())
                        .collect(Collectors.joining(t.get("policy.lineage.and")));
    }

    /** Where a clause came from: {@code 第3版の6(7)と6(9)から}. */
    public static String origin(Texts t, List<ClauseLineage.Step> steps) {
        var froms = steps.stream().flatMap(step -> step.from().stream()).toList();
        if (froms.isEmpty()) {
            return t.get("policy.life.new");
        }
        return t.get(
                "policy.life.from." + steps.getFirst().fate().name().toLowerCase(java.util.Locale.ROOT),
                froms.getFirst().number(),
                paths(t, froms));
    }

    /** What became of a clause: {@code 第4版の6(7)と6(8)へ}. */
    public static String successor(Texts t, List<ClauseLineage.Step> steps) {
        var tos = steps.stream().flatMap(step -> step.to().stream()).toList();
        if (tos.isEmpty()) {
            return t.get("policy.life.removed");
        }
        return t.get(
                "policy.life.to." + steps.getFirst().fate().name().toLowerCase(java.util.Locale.ROOT),
                tos.getFirst().number(),
                paths(t, tos));
    }

    private static String paths(Texts t, List<ClauseLineage.At> clauses) {
        return clauses.stream().map(ClauseLineage.At::path).collect(Collectors.joining(t.get("policy.lineage.and")));
    }
}
