package org.sekisho.typeset;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the lines of a paragraph end, by the rules of Japanese printing (禁則処理).
 *
 * <p>No closing bracket, full stop, small kana or the like begins a line, no opening bracket ends one, words of Latin
 * letters and numbers stay whole, and the signs of a leader (……) stay together. A comma or full stop that is one sign too
 * many hangs in the margin; spaces at the end of a line do too. The classes of signs follow JIS X 4051.
 */
final class LineBreaks {
    private static final String BEGINS_NO_LINE =
            "、。，．,.・：；:;？！?!‼⁇⁈⁉）)〕］]｝}〉》」』】〙〗〟’”｠»ヽヾゝゞ々〻ー‐゠–〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
                    + "％%‰℃°′″゛゜｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ　 \t\u00a0";
    private static final String ENDS_NO_LINE = "（(〔［[｛{〈《「『【〘〖〝‘“｟«｢￥＄£#＃№";
    private static final String HANGS = "、。，．";
    private static final String STAYS_TOGETHER = "…‥―—─";
    private static final String SPACES = " 　\t\u00a0";

    private LineBreaks() {}

    /**
     * A line of a paragraph.
     *
     * @param from index of its first sign
     * @param to index behind its last sign
     * @param solid index behind the last sign that counts for its width: neither space at the end nor hanging
     */
    record Line(int from, int to, int solid) {}

    /**
     * Breaks signs into lines.
     *
     * @param widths of the signs
     * @param first width of the first line
     * @param other width of the other lines
     */
    static List<Line> of(List<String> signs, double[] widths, double first, double other) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < signs.size()) {
            int to = end(signs, widths, from, lines.isEmpty() ? first : other);
            lines.add(new Line(from, to, solid(signs, from, to, widths, lines.isEmpty() ? first : other)));
            from = to;
        }
        return lines;
    }

    private static int end(List<String> signs, double[] widths, int from, double measure) {
        double width = 0;
        int at = from;
        while (at < signs.size() && width + widths[at] <= measure + 1e-6) {
            width += widths[at++];
        }
        int full = at;
        if (at < signs.size() && is(signs.get(at), HANGS)) {
            at++;
        }
        while (at < signs.size() && is(signs.get(at), SPACES)) {
            at++;
        }
        if (at == signs.size()) {
            return at;
        }
        for (int candidate = at; candidate > from; candidate--) {
            if (mayBreakBefore(signs, candidate)) {
                return candidate;
            }
        }
        return Math.max(full, from + 1);
    }

    private static int solid(List<String> signs, int from, int to, double[] widths, double measure) {
        int solid = to;
        while (solid > from && is(signs.get(solid - 1), SPACES)) {
            solid--;
        }
        double width = 0;
        for (int i = from; i < solid; i++) {
            width += widths[i];
        }
        boolean hangs = width > measure + 1e-6 && solid > from + 1 && is(signs.get(solid - 1), HANGS);
        return hangs ? solid - 1 : solid;
    }

    static boolean mayBreakBefore(List<String> signs, int at) {
        String before = signs.get(at - 1);
        String after = signs.get(at);
        if (is(after, BEGINS_NO_LINE) || is(before, ENDS_NO_LINE)) {
            return false;
        }
        if (is(before, STAYS_TOGETHER) && before.equals(after)) {
            return false;
        }
        return !(ofWord(before) && ofWord(after));
    }

    /** Whether a sign is part of a word in Latin letters or a number. */
    private static boolean ofWord(String sign) {
        int c = sign.codePointAt(0);
        return c > ' ' && c < 0x250 && "([{)]}".indexOf(c) < 0;
    }

    private static boolean is(String sign, String set) {
        return sign.length() == 1 && set.indexOf(sign.charAt(0)) >= 0;
    }
}
