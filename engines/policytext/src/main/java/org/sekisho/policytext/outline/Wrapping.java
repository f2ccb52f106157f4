package org.sekisho.policytext.outline;

import java.util.Arrays;
import java.util.List;
import org.sekisho.policytext.source.SourceLine;

/**
 * Tells a line that was wrapped at the edge of the page from one that ends where its paragraph ends.
 *
 * <p>Where the edge lies is measured: some lines are wrapped for certain, because the next one begins with a sign that
 * no line begins with (を, ー, っ, a closing bracket). Nine tenths of those lines are at least as wide as {@link #edge};
 * a line that wide is taken for full. Several lines of the same greatest width tell the same. Without either the text is
 * taken for unwrapped, and only the signs themselves speak.
 */
final class Wrapping {
    private static final int FEWEST_CERTAIN = 3;
    private static final int FEWEST_AT_EDGE = 4;
    private static final int OVERHANG = 8;
    private static final int NARROWEST_PAGE = 40;
    private static final int TOLERANCE = 2;
    /** How far back a paragraph is looked at for each further line, so that joining stays linear. */
    private static final int REACH = 400;

    private static final int LONG_WITHOUT_EDGE = 60;
    private static final int LONGEST_TOPIC = 8;
    private static final int LONGEST_HEADING = 80;
    private static final String PARTICLES = "のをにはがとでへもや";

    /** Width from which a line is full; {@link Integer#MAX_VALUE} if the text is not wrapped. */
    private final int edge;

    private final int usualGap;
    /** Whether the format's paragraphs can be trusted; where most of them stop inside words they were cut by hand. */
    private final boolean trusted;

    private Wrapping(int edge, int usualGap, boolean trusted) {
        this.edge = edge;
        this.usualGap = usualGap;
        this.trusted = trusted;
    }

    static Wrapping measure(List<SourceLine> lines) {
        int[] certain = new int[lines.size()];
        int[] widths = new int[lines.size()];
        int count = 0;
        int all = 0;
        int[] gaps = new int[4];
        SourceLine before = null;
        int cutByHand = 0;
        int paragraphs = 0;
        for (SourceLine line : lines) {
            if (line.layout().isPresent()) {
                continue;
            }
            paragraphs += line.whole() ? 1 : 0;
            if (line.whole()
                    && before != null
                    && before.whole()
                    && !Signs.sentenceEnd(before.text().charAt(before.text().length() - 1))
                    && continues(line.text())) {
                cutByHand++;
            }
            before = line;
        }
        boolean trusted = cutByHand < FEWEST_CERTAIN || cutByHand * 25 < paragraphs;
        before = null;
        for (SourceLine line : lines) {
            if (line.layout().isPresent()) {
                continue;
            }
            gaps[Math.min(line.gap(), 3)]++;
            if ((!line.whole() || !trusted)
                    && !Signs.sentenceEnd(line.text().charAt(line.text().length() - 1))) {
                widths[all++] = line.width();
            }
            if (before != null
                    && !(before.whole() && trusted)
                    && !Signs.sentenceEnd(before.text().charAt(before.text().length() - 1))
                    && continues(line.text())) {
                certain[count++] = before.width();
            }
            before = line;
        }
        int usual = 0;
        for (int i = 1; i < gaps.length; i++) {
            usual = gaps[i] > gaps[usual] ? i : usual;
        }
        int edge = Math.min(edgeOfCertain(certain, count, all), edgeOfWidest(widths, all));
        return new Wrapping(edge, usual, trusted);
    }

    private static int edgeOfCertain(int[] certain, int count, int lines) {
        if (count < FEWEST_CERTAIN || count * 50 < lines) {
            return Integer.MAX_VALUE;
        }
        Arrays.sort(certain, 0, count);
        int widest = certain[count - 1 - count / 10];
        return Math.max(certain[count / 10] - TOLERANCE, widest / 2);
    }

    /** Several lines near the greatest width were cut there; a closing sign may hang over by a few columns. */
    private static int edgeOfWidest(int[] widths, int count) {
        Arrays.sort(widths, 0, count);
        int atEdge = 0;
        while (atEdge < count && widths[count - 1 - atEdge] >= widths[count - 1] - OVERHANG) {
            atEdge++;
        }
        boolean cut = atEdge >= FEWEST_AT_EDGE && atEdge * 12 >= count && widths[count - 1] >= NARROWEST_PAGE;
        return cut ? widths[count - 1 - atEdge / 2] - 2 * TOLERANCE : Integer.MAX_VALUE;
    }

    /** Whether a line is as wide as the page. */
    boolean full(SourceLine line) {
        return !whole(line) && line.width() >= edge;
    }

    private boolean whole(SourceLine line) {
        return trusted && line.whole();
    }

    boolean wrapped() {
        return edge != Integer.MAX_VALUE;
    }

    /** Whether the sentence that a line ends with goes on in whatever follows, numbers aside. */
    boolean midSentence(SourceLine line, String text) {
        if (text.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        if (Signs.sentenceEnd(last) || Signs.closes(last) || last == '」') {
            return false;
        }
        return full(line) || endsOpen(text);
    }

    /** Whether the words of a line show that its sentence goes on, whatever its width. */
    static boolean clearlyMid(String text) {
        return !text.isEmpty() && endsOpen(text) || endsWithEra(text);
    }

    /** Whether a text begins with a date as decisions do: 令和6年4月1日. */
    static boolean beginsWithDate(CharSequence text) {
        if (text.length() < 7 || "令平昭大明".indexOf(text.charAt(0)) < 0 || !endsWithEra(text.subSequence(0, 2))) {
            return false;
        }
        int end = Math.min(text.length(), 24);
        int year = -1;
        for (int i = 2; i < end; i++) {
            char c = text.charAt(i);
            if (c == '日') {
                return year > 0;
            }
            year = c == '年' ? i : year;
        }
        return false;
    }

    private static boolean endsWithEra(CharSequence text) {
        int length = text.length();
        if (length < 2) {
            return false;
        }
        String last = text.subSequence(length - 2, length).toString();
        return last.equals("令和") || last.equals("平成") || last.equals("昭和") || last.equals("大正") || last.equals("明治");
    }

    /** Whether text ends with a comma or a particle. */
    static boolean endsOpen(String text) {
        char last = text.charAt(text.length() - 1);
        if (text.endsWith("はじめに") || text.endsWith("おわりに") || text.endsWith("終わりに") || text.endsWith("初めに")) {
            return false;
        }
        if (text.endsWith("もの") || text.endsWith("こと") || text.endsWith("など") || text.endsWith("あて")) {
            return false;
        }
        return last == '、'
                || last == '，'
                || last == ','
                || PARTICLES.indexOf(last) >= 0
                || text.endsWith("及び")
                || text.endsWith("又は")
                || text.endsWith("並びに");
    }

    /** How sure a join is. */
    enum Join {
        YES,
        NO,
        MAYBE_YES,
        MAYBE_NO
    }

    /**
     * Whether a line goes on in the next one.
     *
     * @param soFar the paragraph up to the end of {@code line}
     * @param heading whether {@code soFar} may be a heading, which ends without a full stop
     */
    Join joins(CharSequence soFar, SourceLine line, SourceLine next, String nextText, boolean heading) {
        char last = soFar.charAt(soFar.length() - 1);
        char first = nextText.charAt(0);
        boolean extraGap = next.gap() > usualGap;
        if (Signs.neverFirst(first)) {
            return Join.YES;
        }
        if (Signs.sentenceEnd(last)) {
            boolean goesOn = full(line) && next.indent() <= line.indent() && !extraGap && !whole(next);
            return goesOn ? Join.MAYBE_NO : Join.NO;
        }
        if (Signs.bullet(first) && !(first == '・' && full(line))) {
            return Join.NO;
        }
        if (startsAnew(nextText)) {
            return Join.NO;
        }
        boolean date = endsWithEra(soFar) && (Signs.digit(first) || first == '元');
        if (date || continues(nextText) || openBracket(soFar)) {
            return Join.YES;
        }
        if (whole(line) || whole(next)) {
            return last == '、' && !heading ? Join.YES : Join.NO;
        }
        if (beginsWithDate(nextText) && !full(line) && !endsOpen(line.text())) {
            return Join.NO;
        }
        if (heading && full(line) && !endsOpen(line.text()) && nounOnly(soFar) && beginsWithTopic(nextText)) {
            return Join.MAYBE_NO;
        }
        if (full(line) && !extraGap || endsOpen(line.text())) {
            return Join.YES;
        }
        if (Signs.katakana(last) && Signs.katakana(first) && !heading && !extraGap && line.width() >= 40) {
            return Join.YES;
        }
        if (extraGap) {
            return Join.NO;
        }
        if (wrapped() && (begun(soFar) || !heading && line.width() >= edge - edge / 8)) {
            return Join.YES;
        }
        if (heading || wrapped()) {
            return Join.NO;
        }
        return line.width() >= LONG_WITHOUT_EDGE ? Join.MAYBE_YES : Join.NO;
    }

    /** Whether a text has begun a sentence that it does not end: no heading has a topic or a clause before a comma. */
    private static boolean begun(CharSequence text) {
        for (int i = Math.max(1, text.length() - REACH); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '、' && "はばにりくてでめ".indexOf(text.charAt(i - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has no particle that makes it part of a sentence, so that it may be a heading as wide as the page. */
    private static boolean nounOnly(CharSequence text) {
        if (text.length() > LONGEST_HEADING) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'を' || c == 'が' || c == 'は' || c == '。') {
                return false;
            }
        }
        return true;
    }

    /** Whether a line begins with the topic of a sentence: 市は、 */
    private static boolean beginsWithTopic(String text) {
        int topic = text.indexOf("は、");
        return topic > 0 && topic <= LONGEST_TOPIC && text.lastIndexOf('、', topic) < 0;
    }

    /** Whether a bracket is still open at the end; looks at the last signs only. */
    private static boolean openBracket(CharSequence text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0 && i > text.length() - REACH; i--) {
            char c = text.charAt(i);
            if (Signs.closes(c)) {
                depth++;
            } else if (Signs.opens(c)) {
                if (depth == 0) {
                    return true;
                }
                depth--;
            }
        }
        return false;
    }

    private static boolean startsAnew(String text) {
        return text.startsWith("なお、") || text.startsWith("また、") || text.startsWith("ただし、") || text.startsWith("この場合");
    }

    /** Whether a line begins as no paragraph does: with a sign that closes, or with hiragana that is no word of its own. */
    static boolean continues(String text) {
        char first = text.charAt(0);
        if (Signs.neverFirst(first)) {
            return true;
        }
        if (!Signs.hiragana(first)) {
            return false;
        }
        return switch (first) {
            case 'を', 'ん' -> true;
            case 'は', 'が', 'に', 'の', 'で', 'と', 'へ' -> text.length() < 2 || !startsHiraganaWord(text);
            case 'る', 'れ', 'ろ', 'ら', 'り', 'め', 'む', 'ぬ', 'ね', 'べ' -> true;
            case 'し', 'す', 'さ', 'せ', 'く', 'け', 'き', 'げ', 'ぎ', 'ぐ', 'た', 'て', 'び', 'ぶ', 'え', 'わ', 'い', 'う' ->
                !startsHiraganaWord(text);
            default -> false;
        };
    }

    private static boolean startsHiraganaWord(String text) {
        for (String word : HIRAGANA_WORDS) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static final List<String> HIRAGANA_WORDS = List.of(
            "はじめに", "すべて", "すみやか", "それ", "その", "したがって", "しかし", "さらに", "さまざま", "いずれ", "いかなる", "いわゆる", "うち", "ただし", "ため池",
            "できる", "できれば", "とりわけ", "ところ", "とくに", "きわめて", "くらし", "けが", "えがお", "わが", "わたし", "わかり", "たとえ", "いつでも", "いのち",
            "いじめ", "にもかかわらず", "のり", "はがき", "でんき", "せい", "てん");
}
