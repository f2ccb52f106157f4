package org.sekisho.typeset;

/** Text inside XML. */
final class Xml {
    private static final int REPLACEMENT = 0xFFFD;

    private Xml() {}

    /** The text with what XML cannot hold (control signs, halves of pairs) replaced. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(sign) ? sign : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int sign) {
        return (sign >= ' ' || sign == '\t' || sign == '\n' || sign == '\r')
                && sign != 0xFFFE
                && sign != 0xFFFF
                && !(sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
    }
}
