package org.sekisho.controls;

import java.util.BitSet;

/**
 * A text as it is compared, with the way back to the text as printed.
 *
 * @param printed the text
 * @param text the folded text
 * @param starts for each folded character where it begins in the printed text
 * @param ends for each folded character where it ends in the printed text
 */
@SuppressWarnings("ArrayRecordComponent") // Internal, never compared.
record Folded(String printed, String text, int[] starts, int[] ends) {

    /** The printed words behind a part of the folded text. */
    String printed(int from, int to) {
        return from >= to ? "" : printed.substring(starts[from], ends[to - 1]);
    }

    /** Where in the printed text a folded part ends. */
    int printedEnd(int to) {
        return ends[to - 1];
    }

    /** The same text with some of its folded characters left out. */
    Folded without(BitSet left) {
        if (left.isEmpty()) {
            return this;
        }
        int size = text.length() - left.cardinality();
        var kept = new StringBuilder(size);
        int[] from = new int[size];
        int[] to = new int[size];
        for (int i = left.nextClearBit(0); i < text.length(); i = left.nextClearBit(i + 1)) {
            from[kept.length()] = starts[i];
            to[kept.length()] = ends[i];
            kept.append(text.charAt(i));
        }
        return new Folded(printed, kept.toString(), from, to);
    }
}
