package org.sekisho.policytext.outline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clause while its lines are being gathered. */
final class Draft {
    final @Nullable Marker marker;
    final String printed;
    final int level;
    final boolean container;
    final @Nullable Draft parent;
    /** Index of the line that the number, or the heading of an unnumbered part, stands on. */
    final int line;

    /** The heading that stood on the line above, without brackets. */
    @Nullable
    String captionAbove;

    /** Index of the line of that heading, or -1. */
    int captionLine = -1;

    /** Index of the last line of a heading behind the number, or -1. */
    int captionEnd = -1;

    /** Text behind the number on its own line. */
    String rest;
    /** Indexes of the lines below, up to the next number. */
    final List<Integer> body = new ArrayList<>();

    int children;
    /** The clause before this one in the same list. */
    @Nullable
    Draft previous;

    @Nullable
    Draft next;

    @Nullable
    String caption;
    /** Whether the heading stood on the same line as its text. */
    boolean captionInline;

    final List<String> paragraphs = new ArrayList<>();
    /** Index of the last line of each paragraph. */
    final List<Integer> paragraphLines = new ArrayList<>();

    Draft(
            @Nullable Marker marker,
            String printed,
            int level,
            boolean container,
            @Nullable Draft parent,
            int line,
            String rest) {
        this.marker = marker;
        this.printed = printed;
        this.level = level;
        this.container = container;
        this.parent = parent;
        this.line = line;
        this.rest = rest;
    }

    boolean is(Notation notation) {
        return marker != null && marker.notation() == notation;
    }

    void addParagraph(String text, int atLine) {
        paragraphs.add(text);
        paragraphLines.add(atLine);
    }
}
