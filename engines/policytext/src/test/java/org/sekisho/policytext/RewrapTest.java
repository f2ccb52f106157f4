package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The width of the page says nothing about the clauses. */
class RewrapTest {

    @TestFactory
    Stream<DynamicTest> a_policy_cut_at_any_width_has_the_same_clauses() {
        Path shared = Inputs.shared();
        return Stream.of("hanamaki", "sunagawa")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    PolicyDocument whole = Inputs.read(shared.resolve(name + ".txt"));
                    List<String> lines = printed(whole);
                    for (int width = 25; width <= 60; width++) {
                        PolicyDocument cut = Inputs.read(String.join("\n", wrapped(lines, width)));
                        assertThat(outline(cut)).as("width " + width).isEqualTo(outline(whole));
                    }
                }));
    }

    private static List<String> outline(PolicyDocument document) {
        return document.clauses().stream()
                .map(clause -> clause.level() + " " + clause.path())
                .toList();
    }

    /** The lines of a document as it would be printed without wrapping. */
    private static List<String> printed(PolicyDocument document) {
        List<String> lines = new ArrayList<>(document.preamble());
        for (Clause clause : document.clauses()) {
            List<String> texts = new ArrayList<>(clause.paragraphs());
            boolean alone = clause.caption().isPresent() || clause.supplementary();
            String first = alone ? clause.caption().orElse("") : texts.isEmpty() ? "" : texts.removeFirst();
            lines.add((clause.marker() + " " + first).strip());
            lines.addAll(texts);
        }
        return lines;
    }

    /** Cuts lines at a width; a sign that begins no line hangs over. */
    private static List<String> wrapped(List<String> lines, int width) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            int from = 0;
            while (line.length() - from > width) {
                int end = from + width;
                while (end < line.length() && "、。）」ーっゃゅょァィゥェォッャュョ・".indexOf(line.charAt(end)) >= 0) {
                    end++;
                }
                wrapped.add(line.substring(from, end));
                from = end;
            }
            if (from < line.length()) {
                wrapped.add(line.substring(from));
            }
        }
        return wrapped;
    }
}
