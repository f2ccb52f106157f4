package org.sekisho.controls;

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
}
