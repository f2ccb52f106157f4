package org.sekisho.policytext.outline;

/** Classes of characters that matter for where a Japanese sentence, word or number ends. */
final class Signs {
    private static final String AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
    private static final String CLOSING = "、。，．,.)）」』】〕］]｝}〉》・：；:;！？!?ー々ゝゞヽヾ％%‐…‥”’";

    /** Half-width ｱ and ﾝ. */
    private static final char FIRST_NARROW = 'ｱ';

    private static final char LAST_NARROW = 'ﾝ';

    private Signs() {}

    static boolean space(char c) {
        return c == ' ' || c == '　' || c == '\t' || c == '\u00a0' || c >= '\u2000' && c <= '\u200a' || c == '\u202f';
    }

    static int skipSpaces(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && space(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }

    static int digitValue(char c) {
        return c <= '9' ? c - '0' : c - '０';
    }

    /** The value of the kanji digits 〇一二…九, 10 for 十, 100 for 百, otherwise -1. */
    static int kanjiValue(char c) {
        return switch (c) {
            case '〇', '零' -> 0;
            case '一', '壱' -> 1;
            case '二' -> 2;
            case '三' -> 3;
            case '四' -> 4;
            case '五' -> 5;
            case '六' -> 6;
            case '七' -> 7;
            case '八' -> 8;
            case '九' -> 9;
            case '十' -> 10;
            case '百' -> 100;
            default -> -1;
        };
    }

    static boolean hiragana(char c) {
        return c >= 'ぁ' && c <= 'ゖ';
    }

    static boolean katakana(char c) {
        return c >= 'ァ' && c <= 'ヺ' || c == 'ー' || c >= FIRST_NARROW && c <= LAST_NARROW;
    }

    static boolean kanji(char c) {
        return c >= '㐀' && c <= '鿿' || c >= '豈' && c <= '\uFAFF' || c == '々' || Character.isSurrogate(c);
    }

    static boolean latin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    static boolean opens(char c) {
        return c == '(' || c == '（';
    }

    static boolean closes(char c) {
        return c == ')' || c == '）';
    }

    /** Half-width form of a full-width Latin letter, digit or sign; others unchanged. */
    static char half(char c) {
        return c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
    }

    /** Place of a katakana in アイウ order, 0 if it has none. */
    static int aiueo(char c) {
        return AIUEO.indexOf(wide(c)) + 1;
    }

    /** Place of a katakana in イロハ order, 0 if it has none. */
    static int iroha(char c) {
        return IROHA.indexOf(wide(c)) + 1;
    }

    /** Full-width form of a half-width katakana in アイウ order; others unchanged. */
    private static char wide(char c) {
        return c >= FIRST_NARROW && c <= LAST_NARROW ? AIUEO.charAt(c - FIRST_NARROW) : c;
    }

    /** A character that no line of a paragraph or clause begins with, so that it continues the line before. */
    static boolean neverFirst(char c) {
        return SMALL.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0 && c != '・' && c != '…' && c != '‥';
    }

    static boolean sentenceEnd(char c) {
        return c == '。' || c == '．' || c == '｡';
    }

    /** Bullets that stand in the text, as against those that markup puts before an item. */
    static boolean bullet(char c) {
        return switch (c) {
            case '・', '●', '■', '◆', '◇', '□', '※', '○', '◯', '▪', '•', '►', '➢', '＊', '★', '☆', '▼', '◎' -> true;
            default -> false;
        };
    }

    /** The text without any space. */
    static String squeezed(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!space(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
