package org.sekisho.policytext.source;

/** Takes from text the signs that carry none: controls, and marks of no width. */
final class Clean {
    private Clean() {}

    /** The text without controls and marks of no width; tabs stay, other breaks become spaces. */
    static String clean(String text) {
        int i = 0;
        while (i < text.length() && !special(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        out.append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!special(c)) {
                out.append(c);
            } else if (c == '\f' || c == '\u000b' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                out.append(' ');
            }
        }
        return out.toString();
    }

    /** Whether a text holds a sign that should have been text: a zero, a control, the sign for a lost one. */
    static boolean unreadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\f' && c != '\u000b' && c != '\n' && c != '\r'
                    || c == 0x7f
                    || c == '\ufffd') {
                return true;
            }
        }
        return false;
    }

    private static boolean special(char c) {
        return c < ' ' && c != '\t'
                || c >= 0x7f && c < 0xa0
                || c == '\u00ad'
                || c >= '\u200b' && c <= '\u200f'
                || c >= '\u2028' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2064'
                || c == '\ufeff'
                || c >= '\ufff9' && c <= '\ufffb';
    }

    static boolean space(char c) {
        return c == ' ' || c == '　' || c == '\t' || c == '\u00a0' || c >= '\u2000' && c <= '\u200a' || c == '\u202f';
    }
}
