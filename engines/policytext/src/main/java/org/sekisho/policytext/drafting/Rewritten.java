package org.sekisho.policytext.drafting;

/**
 * A change that an edit made elsewhere, so that the document keeps its meaning.
 *
 * @param clause the address of the clause in which it stands, as it is numbered now
 * @param before the words or the number as they were
 * @param after the words or the number as they are
 */
public record Rewritten(String clause, Kind kind, String before, String after) {
    /** What was rewritten. */
    public enum Kind {
        /** The number of a clause. */
        NUMBER,
        /** A mention of a clause by its number. */
        REFERENCE
    }
}
