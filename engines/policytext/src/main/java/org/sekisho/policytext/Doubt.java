package org.sekisho.policytext;

/**
 * Something the reader was unsure of, for a person to look at.
 *
 * @param line the line of the source, from 1
 * @param text the words in question
 */
public record Doubt(int line, Kind kind, String text) {
    /** What is in doubt. */
    public enum Kind {
        /** A number was left out: (3) stands after (1). */
        GAP_IN_NUMBERS,
        /** The same number stands twice under one clause. */
        NUMBER_TWICE,
        /** A number stands after a higher one. */
        NUMBER_BACKWARDS,
        /** A line starts like a number and was taken for text. */
        MAYBE_A_NUMBER,
        /** A line was taken for a number and may be text. */
        MAYBE_TEXT,
        /** A short line was taken for a caption and may be text. */
        MAYBE_A_CAPTION,
        /** A paragraph after a list may belong to another clause. */
        MAYBE_OF_ANOTHER_CLAUSE,
        /** Two lines were joined, or left apart, without a clear sign. */
        MAYBE_ONE_SENTENCE,
        /** A line was taken for page layout and may be text. */
        MAYBE_LAYOUT,
        /** A reference names a clause that is not there. */
        REFERENCE_TO_NOTHING,
        /** A date that the calendar does not have. */
        IMPOSSIBLE_DATE,
        /** No numbered clause was found. */
        NO_CLAUSES,
        /** Signs that could not be decoded or drawn. */
        UNREADABLE_SIGN,
        /** A picture or another part without text. */
        NO_TEXT_HERE
    }
}
