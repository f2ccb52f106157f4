package org.sekisho.policytext;

/**
 * The lines of the source from {@code first} to {@code last}, both included, counted from 1.
 *
 * <p>For a text file these are the file's own lines; for the other formats, the lines in reading order after the
 * format was taken away.
 */
public record LineRange(int first, int last) {
    public LineRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("lines " + first + "–" + last);
        }
    }

    /** The smallest range that holds this one and the other. */
    public LineRange with(LineRange other) {
        return new LineRange(Math.min(first, other.first), Math.max(last, other.last));
    }
}
