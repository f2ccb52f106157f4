package org.sekisho.typeset;

import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * A policy as Markdown: headings by level, one paragraph a line, rows of tables as rows.
 *
 * <p>Read again, it gives the same clauses where the notation allows: a heading that is printed above its article
 * （目的） stands before the number again, and what a source said by indentation alone, Markdown does not say.
 */
public final class PolicyMarkdown {
    private static final int DEEPEST = 6;
    private static final Pattern ANYWHERE = Pattern.compile("[\\\\`*_\\[]");
    private static final Pattern AT_BEGINNING = Pattern.compile("^([#>+\\-|])");
    private static final Pattern NUMBER_AT_BEGINNING = Pattern.compile("^(\\d+)([.)] )");

    private PolicyMarkdown() {}

    /** The text, each line ended by a line feed. */
    public static String of(PolicyDocument document) {
        StringBuilder text = new StringBuilder();
        boolean titled = false;
        for (String line : document.preamble()) {
            boolean title =
                    !titled && document.title().filter(line.strip()::equals).isPresent();
            line(text, title ? "# " : "", line);
            titled |= title;
        }
        int[] holders = document.holders();
        int[] depths = new int[holders.length];
        for (int i = 0; i < holders.length; i++) {
            depths[i] = holders[i] < 0 ? 1 : depths[holders[i]] + 1;
            clause(text, document.clauses().get(i), Math.min(depths[i] + 1, DEEPEST));
        }
        return text.toString();
    }

    private static void clause(StringBuilder text, Clause clause, int depth) {
        String heading = "#".repeat(depth) + " ";
        String caption = clause.caption().orElse("");
        boolean article = clause.marker().startsWith("第")
                && !clause.container()
                && !clause.paragraphs().isEmpty();
        int from = 0;
        if (article && !caption.isEmpty()) {
            line(text, heading, "（" + caption + "）");
            line(
                    text,
                    "",
                    clause.marker() + Manuscript.SPACE + clause.paragraphs().getFirst());
            from = 1;
        } else if (!caption.isEmpty() || clause.paragraphs().isEmpty() || clause.level() == 1) {
            line(text, heading, spaced(clause.marker(), caption));
        } else {
            line(text, "", spaced(clause.marker(), clause.paragraphs().getFirst()));
            from = 1;
        }
        clause.paragraphs().subList(from, clause.paragraphs().size()).forEach(paragraph -> line(text, "", paragraph));
    }

    private static String spaced(String marker, String text) {
        return marker.isEmpty() || text.isEmpty() ? marker + text : marker + " " + text;
    }

    private static void line(StringBuilder out, String markup, String text) {
        if (text.indexOf('\t') >= 0) {
            out.append("| ").append(escaped(text).replace("\t", " | ")).append(" |\n\n");
            return;
        }
        String escaped = escaped(text);
        if (markup.isEmpty()) {
            escaped = AT_BEGINNING.matcher(escaped).replaceFirst("\\\\$1");
            escaped = NUMBER_AT_BEGINNING.matcher(escaped).replaceFirst("$1\\\\$2");
        }
        out.append(markup).append(escaped).append("\n\n");
    }

    private static String escaped(String text) {
        return ANYWHERE.matcher(text).replaceAll("\\\\$0");
    }
}
