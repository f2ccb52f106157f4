package org.sekisho.app.policy.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Everything that can be done to one clause of a draft, or to the lines before the first.
 *
 * @param path the clause; 前文 for the lines before the first
 * @param clause empty for those lines
 * @param others where a clause or a paragraph can go
 * @param form what was typed, if it was refused
 */
public record Panel(
        UUID draft,
        int number,
        String path,
        Optional<Clause> clause,
        List<Paragraph> paragraphs,
        List<Choice> others,
        Form form) {

    /** A paragraph and where it can be divided. */
    public record Paragraph(int index, List<Sentences.Run> runs, boolean last) {}

    /** The beginning of a text, to recognise it by. */
    public static String head(String text) {
        var stripped = text.strip();
        return stripped.length() <= 12 ? stripped : stripped.substring(0, 12) + "…";
    }

    /** Where the clause stands in the page. */
    public String nodeId() {
        return Bench.nodeId(path);
    }

    static Optional<Panel> of(OpenImports.Draft draft, String path, Form form) {
        var tree = draft.tree();
        boolean preamble = path.equals(PolicyDocument.PREAMBLE);
        var clause = tree.at(path);
        if (!preamble && clause.isEmpty()) {
            return Optional.empty();
        }
        var texts = clause.map(Clause::paragraphs).orElse(tree.preamble());
        return Optional.of(new Panel(
                draft.id(),
                draft.number(),
                path,
                clause,
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new Paragraph(i, Sentences.of(texts.get(i)), i == texts.size() - 1))
                        .toList(),
                tree.clauses().stream()
                        .filter(other -> !other.path().equals(path))
                        .map(other -> Choice.of(other.path(), name(other)))
                        .toList(),
                defaults(clause, form)));
    }

    /** What stands in the forms: what was typed, otherwise how the clause is now. */
    private static Form defaults(Optional<Clause> clause, Form form) {
        var level = Integer.toString(clause.map(Clause::level).orElse(1));
        var now = new LinkedHashMap<String, String>();
        now.put("level", level);
        now.put("newLevel", level);
        now.put("toLevel", level);
        now.put("marker", clause.map(Clause::marker).orElse(""));
        now.put("caption", clause.flatMap(Clause::caption).orElse(""));
        now.put("container", clause.filter(Clause::container).map(c -> "true").orElse("false"));
        var filled = form;
        for (var field : now.entrySet()) {
            if (!form.fields().containsKey(field.getKey())) {
                filled = filled.with(field.getKey(), field.getValue());
            }
        }
        return filled;
    }

    private static String name(Clause clause) {
        var name =
                clause.path() + clause.caption().map(caption -> " " + caption).orElse("");
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
