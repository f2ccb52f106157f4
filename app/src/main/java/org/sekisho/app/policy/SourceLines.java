package org.sekisho.app.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.policytext.PolicyDocument;

/**
 * The lines of a file as the reader saw them; the first has number 1, and a line without text is empty.
 */
record SourceLines(List<String> lines) {

    SourceLines {
        lines = List.copyOf(lines);
    }

    /** The lines that clauses and layout came from, put together again. */
    static SourceLines of(PolicyDocument tree) {
        var lines = new ArrayList<String>();
        if (!tree.preamble().isEmpty()) {
            put(lines, 1, String.join(" ", tree.preamble()));
        }
        for (var clause : tree.clauses()) {
            var text = new ArrayList<String>();
            text.add(clause.marker());
            clause.caption().ifPresent(text::add);
            text.addAll(clause.paragraphs());
            put(lines, clause.lines().first(), String.join(" ", text).strip());
        }
        tree.layout().forEach(line -> put(lines, line.line(), line.text()));
        return new SourceLines(lines);
    }

    static SourceLines fromBytes(byte[] stored) {
        return new SourceLines(List.of(new String(stored, StandardCharsets.UTF_8).split("\n", -1)));
    }

    byte[] toBytes() {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(List<String> lines, int number, String text) {
        while (lines.size() < number) {
            lines.add("");
        }
        var before = lines.get(number - 1);
        lines.set(number - 1, (before.isEmpty() ? text : before + " " + text).replace('\n', ' '));
    }
}
