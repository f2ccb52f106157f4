package org.sekisho.policytext.source;

/** Numbers as list formats print them: katakana in two orders, circled, Roman, Latin, kanji, full-width. */
final class Numerals {
    private static final String AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private static final String KANJI = "〇一二三四五六七八九";

    private Numerals() {}

    static String aiueo(int n) {
        return n >= 1 && n <= AIUEO.length() ? AIUEO.substring(n - 1, n) : Integer.toString(n);
    }

    static String iroha(int n) {
        return n >= 1 && n <= IROHA.length() ? IROHA.substring(n - 1, n) : Integer.toString(n);
    }

    static String circled(int n) {
        if (n >= 1 && n <= 20) {
            return String.valueOf((char) ('①' + n - 1));
        }
        if (n >= 21 && n <= 35) {
            return String.valueOf((char) ('㉑' + n - 21));
        }
        return n >= 36 && n <= 50 ? String.valueOf((char) ('㊱' + n - 36)) : Integer.toString(n);
    }

    static String bracketed(int n) {
        return n >= 1 && n <= 20 ? String.valueOf((char) ('⑴' + n - 1)) : "(" + n + ")";
    }

    static String dotted(int n) {
        return n >= 1 && n <= 20 ? String.valueOf((char) ('⒈' + n - 1)) : n + ".";
    }

    static String fullWidth(int n) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(n).toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
        }
        return out.toString();
    }

    /** 十二; beyond 999 the plain number. */
    static String kanji(int n) {
        if (n < 0 || n > 999) {
            return Integer.toString(n);
        }
        if (n < 10) {
            return KANJI.substring(n, n + 1);
        }
        StringBuilder out = new StringBuilder();
        int hundreds = n / 100;
        int tens = n / 10 % 10;
        if (hundreds > 0) {
            out.append(hundreds > 1 ? KANJI.substring(hundreds, hundreds + 1) : "")
                    .append('百');
        }
        if (tens > 0) {
            out.append(tens > 1 ? KANJI.substring(tens, tens + 1) : "").append('十');
        }
        return n % 10 == 0 ? out.toString() : out.append(KANJI.charAt(n % 10)).toString();
    }

    /** 一二: each digit by itself. */
    static String kanjiDigits(int n) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(Math.max(n, 0)).toCharArray()) {
            out.append(KANJI.charAt(c - '0'));
        }
        return out.toString();
    }

    /** a … z, aa, bb as word processors count. */
    static String latin(int n, boolean upper) {
        if (n < 1 || n > 26 * 20) {
            return Integer.toString(n);
        }
        char c = (char) ((upper ? 'A' : 'a') + (n - 1) % 26);
        return String.valueOf(c).repeat((n - 1) / 26 + 1);
    }

    static String roman(int n, boolean upper) {
        if (n < 1 || n > 3999) {
            return Integer.toString(n);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
        StringBuilder out = new StringBuilder();
        int rest = n;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                out.append(upper ? signs[i].toUpperCase(java.util.Locale.ROOT) : signs[i]);
                rest -= values[i];
            }
        }
        return out.toString();
    }
}
