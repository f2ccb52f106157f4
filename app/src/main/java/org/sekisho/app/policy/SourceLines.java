package org.sekisho.app.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.policytext.source.SourceText;

/** The lines of a file as the reader saw them; the first has number 1, and a line without text is empty. */
record SourceLines(List<String> lines) {

    SourceLines {
        lines = List.copyOf(lines);
    }

    static SourceLines of(SourceText source) {
        var lines = new ArrayList<String>();
        for (var line : source.lines()) {
            while (lines.size() < line.number()) {
                lines.add("");
            }
            var before = lines.get(line.number() - 1);
            var text = line.text().replaceAll("\\R", " ");
            lines.set(line.number() - 1, before.isEmpty() ? text : before + " " + text);
        }
        return new SourceLines(lines);
    }

    static SourceLines fromBytes(byte[] stored) {
        return new SourceLines(List.of(new String(stored, StandardCharsets.UTF_8).split("\n", -1)));
    }

    byte[] toBytes() {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
