package org.sekisho.worksheet;

/** The letters that spreadsheet programs give to columns. */
final class Letters {

    /** XFD, the last column of Excel, counted from 0. */
    static final int LAST = 16_383;

    private Letters() {}

    static String of(int place) {
        var letters = new StringBuilder();
        for (int rest = place; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** The place of a cell's column, from 0; -1 if the reference begins with no letters. */
    static int place(CharSequence reference) {
        int place = 0;
        int i = 0;
        for (; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            place = place * 26 + c - 'A' + 1;
        }
        return place - 1 > LAST ? -1 : place - 1;
    }
}
