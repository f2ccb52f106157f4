package org.sekisho.typeset;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Plain text as the Markdown that OSCAL has for titles and prose: read as Markdown, it is the same text again, sign for sign.
 *
 * <p>More signs mean something there than in CommonMark: quotes become typographic ones, {@code ^} and {@code ~} raise and
 * lower, and <code>{{</code> begins the place of a parameter.
 */
final class OscalMarkup {
    private static final String ANYWHERE = "\\`*_[]<>&{}~^'\"$|!";
    private static final String AT_BEGINNING = "#+-=:";

    private OscalMarkup() {}

    /** Several paragraphs, a blank line between two. */
    static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream().map(OscalMarkup::line).collect(Collectors.joining("\n\n"));
    }

    /** One line. */
    static String line(String text) {
        var markup = new StringBuilder(text.length() + 8);
        int number = digits(text);
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            boolean first = at == 0;
            boolean edge = first || at == text.length() - 1;
            if (sign == '\n' || sign == '\r' || edge && (sign == ' ' || sign == '\t')) {
                markup.append("&#").append((int) sign).append(';');
                continue;
            }
            boolean ofList = number > 0 && at == number && (sign == '.' || sign == ')');
            if (ofList || ANYWHERE.indexOf(sign) >= 0 || first && AT_BEGINNING.indexOf(sign) >= 0) {
                markup.append('\\');
            }
            markup.append(sign);
        }
        return markup.toString();
    }

    private static int digits(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
