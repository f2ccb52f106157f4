package org.sekisho.typeset;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into what a reader sees as one sign: a letter with the marks and selectors that belong to it. */
final class Signs {
    private static final int VARIATION_SELECTORS = 0xE0100;
    private static final int LAST_VARIATION_SELECTOR = 0xE01EF;

    private Signs() {}

    static List<String> of(String text) {
        List<String> signs = new ArrayList<>(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start + Character.charCount(text.codePointAt(start));
            while (end < text.length()) {
                int next = text.codePointAt(end);
                if (next < 0x300 || !belongsToTheOneBefore(next)) {
                    break;
                }
                end += Character.charCount(next);
            }
            signs.add(text.substring(start, end));
            start = end;
        }
        return signs;
    }

    /** The sign as one code point where Unicode has one, with selectors and invisible marks taken off. */
    static String composed(String sign) {
        StringBuilder visible = new StringBuilder(sign.length());
        sign.codePoints().filter(c -> !invisible(c)).forEach(visible::appendCodePoint);
        return Normalizer.normalize(visible, Normalizer.Form.NFC);
    }

    private static boolean belongsToTheOneBefore(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || invisible(c);
    }

    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= VARIATION_SELECTORS && c <= LAST_VARIATION_SELECTOR;
    }
}
