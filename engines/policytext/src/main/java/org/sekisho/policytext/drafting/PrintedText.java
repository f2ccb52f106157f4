package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.List;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/** A document as plain text, in the layout that {@link org.sekisho.policytext.PolicyReader} reads back. */
public final class PrintedText {
    private PrintedText() {}

    /** The lines of the document; an empty line stands between two parts. */
    public static String of(PolicyDocument document) {
        List<String> lines = new ArrayList<>(document.preamble());
        for (Clause clause : document.clauses()) {
            print(clause, lines);
        }
        return String.join("\n\n", lines) + "\n";
    }

    private static void print(Clause clause, List<String> lines) {
        List<String> paragraphs = new ArrayList<>(clause.paragraphs());
        String marker = clause.marker();
        boolean headedFromAbove = !clause.container() && marker.startsWith("第") && marker.indexOf('条') > 0;
        if (headedFromAbove && clause.caption().isPresent()) {
            lines.add("（" + clause.caption().get() + "）");
        }
        if (!headedFromAbove && clause.caption().isPresent()) {
            lines.add(
                    marker.isEmpty()
                            ? clause.caption().get()
                            : marker + "　" + clause.caption().get());
        } else {
            lines.add(paragraphs.isEmpty() ? marker : marker + "　" + paragraphs.removeFirst());
        }
        lines.addAll(paragraphs);
    }
}
