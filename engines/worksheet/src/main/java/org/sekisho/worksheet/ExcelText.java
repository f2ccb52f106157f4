package org.sekisho.worksheet;

import java.util.regex.Pattern;

/** Texts as a workbook can hold them. */
final class ExcelText {

    /** The longest text of a cell. */
    static final int LONGEST = 32_767;

    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private ExcelText() {}

    /** The text with signs that XML cannot have escaped as Excel does, cut to what a cell can hold. */
    static String written(String text) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var plain = LOOKS_ESCAPED.matcher(cut).replaceAll("_x005F_");
        StringBuilder written = null;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean high = Character.isHighSurrogate(c)
                    && i + 1 < plain.length()
                    && Character.isLowSurrogate(plain.charAt(i + 1));
            boolean low = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(plain.charAt(i - 1));
            boolean forbidden =
                    c < ' ' && c != '\n' && c != '\t' || c >= '\uFFFE' || Character.isSurrogate(c) && !high && !low;
            if (forbidden) {
                if (written == null) {
                    written = new StringBuilder(plain.substring(0, i));
                }
                written.append("_x%04X_".formatted((int) c));
            } else if (written != null) {
                written.append(c);
            }
        }
        return written == null ? plain : written.toString();
    }
}
