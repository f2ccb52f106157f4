package org.sekisho.policytext.outline;

/**
 * A number found at the beginning of a line.
 *
 * @param ordinal its place in the list, from 1; for several parts, the last part
 * @param other its place if it is read in the other order of the notation (イ is 2 in アイウ and 1 in イロハ; i is 9 and 1);
 *     0 if there is none
 * @param last the last place where the number stands for several (第5条から第7条まで), otherwise {@code ordinal}
 * @param branch the number behind の (第12条の3 → 3), 0 without
 * @param printed the number as printed
 * @param parts all parts of a number like 2―5―1; one part for all other notations
 * @param end index in the line where the text behind the number begins
 * @param tight whether nothing stands between number and text where something usually does
 */
record Marker(
        Notation notation,
        int ordinal,
        int other,
        int last,
        int branch,
        String printed,
        int[] parts,
        int end,
        boolean tight) {

    boolean begins() {
        return ordinal == 1 && branch == 0 || other == 1;
    }

    /** The same sign read as a number of another notation. */
    Marker as(Notation another, int place) {
        return new Marker(another, place, 0, place, branch, printed, parts, end, tight);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Marker marker && marker.printed.equals(printed) && marker.notation == notation;
    }

    @Override
    public int hashCode() {
        return printed.hashCode();
    }

    @Override
    public String toString() {
        return notation + " " + printed;
    }
}
