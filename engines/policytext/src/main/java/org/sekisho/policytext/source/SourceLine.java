package org.sekisho.policytext.source;

import java.util.Optional;
import org.sekisho.policytext.LayoutLine;

/**
 * One line of a source with text on it.
 *
 * @param number its number in the source, from 1
 * @param text the line without spaces at its ends
 * @param indent width of the space before it, in half-width columns
 * @param gap number of empty lines before it
 * @param whole whether the format says that the line is a whole paragraph, so that it is no piece of a wrapped one
 * @param heading depth of the heading that the format says it is, from 1; 0 for none
 * @param layout set if the format says that the line is no part of the policy
 */
public record SourceLine(
        int number, String text, int indent, int gap, boolean whole, int heading, Optional<LayoutLine.Kind> layout) {

    static SourceLine of(int number, String text, int indent, int gap) {
        return new SourceLine(number, text, indent, gap, false, 0, Optional.empty());
    }

    /** Width in half-width columns, the space before it included. */
    public int width() {
        int width = indent;
        for (int i = 0; i < text.length(); i++) {
            width += text.charAt(i) < 0x100 || text.charAt(i) >= 0xFF61 && text.charAt(i) <= 0xFF9F ? 1 : 2;
        }
        return width;
    }
}
