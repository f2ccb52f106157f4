package org.sekisho.worksheet;

/**
 * The rows of a sheet in which its columns are named, counted from 1.
 *
 * @param first 0 if the columns are named outside the rows (JSON)
 * @param last the same as the first for one row
 */
public record HeaderRows(int first, int last) {
    public HeaderRows {
        if (first < 0 || last < first || last - first > 9) {
            throw new IllegalArgumentException("no header rows: " + first + "–" + last);
        }
    }

    static final HeaderRows OUTSIDE = new HeaderRows(0, 0);
}
