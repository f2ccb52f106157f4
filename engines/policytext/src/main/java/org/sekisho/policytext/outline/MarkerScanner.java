package org.sekisho.policytext.outline;

import org.jspecify.annotations.Nullable;

/**
 * Finds the number at the beginning of a line, in any notation, without looking at its neighbours.
 *
 * <p>A mention at the beginning of a wrapped line (第3条の規定, (1)又は(2)) is told from a number by what follows it.
 */
final class MarkerScanner {
    private static final int LARGEST = 999;
    private static final int MOST_PARTS = 8;
    private static final int LONGEST_DELETION = 40;
    private static final String DELETED = "削除";
    private static final int[] ONE_PART = {};

    private MarkerScanner() {}

    static @Nullable Marker scan(String line) {
        if (line.isEmpty()) {
            return null;
        }
        char first = line.charAt(0);
        if (first == '第') {
            return counted(line);
        }
        if (first == '附' || first == '付') {
            return supplement(line);
        }
        if (first == '別' || first == '様') {
            return annex(line);
        }
        if (Signs.digit(first)) {
            return digits(line);
        }
        if (Signs.opens(first)) {
            return bracketed(line);
        }
        if (boxCloses(first) != 0) {
            return boxed(line);
        }
        if (first >= '①' && first <= '⓿' || first >= '㉈' && first <= '㋾' || first >= '㈠' && first <= '㈩') {
            return enclosed(line, first);
        }
        if (first >= 'Ⅰ' && first <= 'Ⅻ' || first >= 'ⅰ' && first <= 'ⅻ') {
            boolean upper = first <= 'Ⅻ';
            int ordinal = upper ? first - 'Ⅰ' + 1 : first - 'ⅰ' + 1;
            return plain(line, 1, upper ? Notation.ROMAN : Notation.LOWER_ROMAN, ordinal, 0, true);
        }
        if (first >= '❶' && first <= '❿') {
            return plain(line, 1, Notation.CIRCLED, first - '❶' + 1, 0, true);
        }
        if (Signs.katakana(first)) {
            return plain(line, 1, Notation.KATAKANA, Signs.aiueo(first), Signs.iroha(first), false);
        }
        if (Signs.kanjiValue(first) > 0) {
            int end = kanjiEnd(line, 0);
            return plain(line, end, Notation.KANJI, kanjiNumber(line, 0, end), 0, false);
        }
        if (Signs.latin(Signs.half(first))) {
            return letters(line);
        }
        return null;
    }

    /** 第N編, 第N章, 第N条の2, 第N. */
    private static @Nullable Marker counted(String line) {
        int p = Signs.skipSpaces(line, 1);
        int digitsEnd = numberEnd(line, p);
        if (digitsEnd == p) {
            return null;
        }
        int ordinal = number(line, p, digitsEnd);
        int q = Signs.skipSpaces(line, digitsEnd);
        boolean apart = q > digitsEnd && p == 1;
        Notation notation = q < line.length() && !apart ? unit(line, q) : Notation.DAI;
        int end = notation == Notation.DAI ? digitsEnd : q + 1;
        int branch = 0;
        if (end + 1 < line.length() && line.charAt(end) == 'の') {
            int branchEnd = numberEnd(line, end + 1);
            if (branchEnd > end + 1) {
                branch = number(line, end + 1, branchEnd);
                end = branchEnd;
            }
        }
        boolean spaced = end == line.length() || Signs.space(line.charAt(end));
        if (!spaced && notation == Notation.ARTICLE) {
            Marker several = several(line, notation, ordinal, end);
            if (several != null) {
                return several;
            }
        }
        if (notation == Notation.DAI && !spaced && joinsParts(line.charAt(end))) {
            return counted(line, ordinal, end);
        }
        if (notation == Notation.DAI) {
            int sign = end < line.length() ? line.charAt(end) : ' ';
            if (!spaced && sign != '．' && sign != '.' && sign != '、') {
                boolean ascii = Signs.digit(line.charAt(digitsEnd - 1));
                return ascii && Vocabulary.beginsWithHeading(line, end)
                        ? marker(notation, ordinal, 0, branch, line, end, end, true)
                        : null;
            }
            int textAt = spaced ? end : end + 1;
            return marker(notation, ordinal, 0, branch, line, textAt, textAt, false);
        }
        if (!spaced && mentions(line, end)) {
            return null;
        }
        return marker(notation, ordinal, 0, branch, line, end, end, !spaced);
    }

    /** 第1－2, 第1－2－1: a number of several parts. */
    private static @Nullable Marker counted(String line, int ordinal, int from) {
        int p = from;
        int[] parts = {ordinal};
        while (p + 1 < line.length() && joinsParts(line.charAt(p)) && Signs.digit(line.charAt(p + 1))) {
            int next = digitsEnd(line, p + 1);
            if (next - p > 4 || parts.length == MOST_PARTS) {
                return null;
            }
            parts = java.util.Arrays.copyOf(parts, parts.length + 1);
            parts[parts.length - 1] = number(line, p + 1, next);
            p = next;
        }
        boolean spaced = p == line.length() || Signs.space(line.charAt(p));
        int last = parts[parts.length - 1];
        return parts.length > 1 && spaced
                ? new Marker(
                        Notation.MULTI, last, 0, last, 0, line.substring(0, p), parts, Signs.skipSpaces(line, p), false)
                : null;
    }

    /** 第5条から第7条まで　削除, (3)及び(4)　削除: one line for several clauses that are no more. */
    private static @Nullable Marker several(String line, Notation notation, int ordinal, int from) {
        if (line.length() > LONGEST_DELETION || !line.endsWith(DELETED)) {
            return null;
        }
        int end = line.length() - DELETED.length();
        while (end > from && Signs.space(line.charAt(end - 1))) {
            end--;
        }
        int numberEnd = end;
        while (numberEnd > from
                && !Signs.digit(line.charAt(numberEnd - 1))
                && Signs.kanjiValue(line.charAt(numberEnd - 1)) < 0) {
            numberEnd--;
        }
        int number = numberEnd;
        while (number > from
                && (Signs.digit(line.charAt(number - 1)) || Signs.kanjiValue(line.charAt(number - 1)) >= 0)) {
            number--;
        }
        boolean joined = line.startsWith("から", from)
                || line.startsWith("及び", from)
                || line.startsWith("、", from)
                || line.startsWith("・", from);
        if (!joined || number == numberEnd || number == from) {
            return null;
        }
        int last = number(line, number, Math.min(numberEnd, number + 5));
        return last <= ordinal || last > LARGEST
                ? null
                : new Marker(
                        notation,
                        ordinal,
                        0,
                        last,
                        0,
                        line.substring(0, end),
                        ONE_PART,
                        Signs.skipSpaces(line, end),
                        false);
    }

    private static Notation unit(String line, int at) {
        return switch (line.charAt(at)) {
            case '編' -> Notation.BOOK;
            case '章' -> Notation.CHAPTER;
            case '節' -> Notation.SECTION;
            case '款' -> Notation.SUBSECTION;
            case '目' -> line.startsWith("目的", at) || line.startsWith("目標", at) ? Notation.DAI : Notation.DIVISION;
            case '条' -> Notation.ARTICLE;
            default -> Notation.DAI;
        };
    }

    private static @Nullable Marker supplement(String line) {
        int p = Signs.skipSpaces(line, 1);
        if (p >= line.length() || line.charAt(p) != '則') {
            return null;
        }
        int end = p + 1;
        int next = Signs.skipSpaces(line, end);
        boolean alone = next == line.length()
                || Signs.opens(line.charAt(next)) && (line.length() - next < 60 || dated(line, next))
                || line.charAt(next) == '抄'
                || line.charAt(next) == '〔'
                || next > end && line.startsWith("この", next);
        return alone ? marker(Notation.SUPPLEMENT, 1, 0, 0, line, end, end, false) : null;
    }

    /** Whether a sentence begins behind the brackets that begin at an index: 附則（令和4年告示第20号）この要綱は、… */
    private static boolean dated(String line, int from) {
        for (int i = from; i < line.length() && i < from + 60; i++) {
            if (Signs.closes(line.charAt(i))) {
                return line.startsWith("この", Signs.skipSpaces(line, i + 1));
            }
        }
        return false;
    }

    /** 別表, 別表第1（第3条関係）, 様式第1号, 別記様式, 別紙1. */
    private static @Nullable Marker annex(String line) {
        if (line.length() > 60 || line.indexOf('。') >= 0) {
            return null;
        }
        int end;
        if (line.startsWith("別表") || line.startsWith("別記") || line.startsWith("別紙") || line.startsWith("様式")) {
            end = 2;
        } else {
            return null;
        }
        if (line.startsWith("様式", end)) {
            end += 2;
        }
        int p = Signs.skipSpaces(line, end);
        int q = p < line.length() && line.charAt(p) == '第' ? Signs.skipSpaces(line, p + 1) : p;
        int numberEnd = numberEnd(line, q);
        int ordinal = 1;
        if (numberEnd > q) {
            ordinal = number(line, q, numberEnd);
            end = numberEnd;
            if (end < line.length() && (line.charAt(end) == '号' || line.charAt(end) == '表')) {
                end++;
            }
            if (end + 1 < line.length() && line.charAt(end) == 'の' && numberEnd(line, end + 1) > end + 1) {
                end = numberEnd(line, end + 1);
            }
        } else if (q != p || line.startsWith("様式") && p == end && p < line.length()) {
            return null;
        }
        if (end == line.length() || Signs.space(line.charAt(end)) || Signs.opens(line.charAt(end))) {
            return marker(Notation.ANNEX, ordinal, 0, 0, line, end, end, false);
        }
        return null;
    }

    /** 1 , 1., 1、, 1), 1―1, 1.1.2. */
    private static @Nullable Marker digits(String line) {
        int end = digitsEnd(line, 0);
        if (end > 3) {
            return null;
        }
        int count = 1;
        int p = end;
        int[] parts = ONE_PART;
        while (p + 1 < line.length() && joinsParts(line.charAt(p)) && Signs.digit(line.charAt(p + 1)) && count < 8) {
            int next = digitsEnd(line, p + 1);
            if (next - p > 4) {
                return null;
            }
            int[] more = new int[count + 1];
            System.arraycopy(parts, 0, more, 0, parts.length);
            if (count == 1) {
                more[0] = number(line, 0, end);
            }
            more[count] = number(line, p + 1, next);
            parts = more;
            count++;
            p = next;
        }
        if (count > 1) {
            int textAt = p < line.length() && (line.charAt(p) == '.' || line.charAt(p) == '．') ? p + 1 : p;
            boolean spaced = textAt == line.length() || Signs.space(line.charAt(textAt)) || textAt > p;
            if (!spaced && !startsWord(line.charAt(textAt))) {
                return null;
            }
            return new Marker(
                    Notation.MULTI,
                    parts[count - 1],
                    0,
                    parts[count - 1],
                    0,
                    line.substring(0, textAt),
                    parts,
                    Signs.skipSpaces(line, textAt),
                    !spaced);
        }
        int ordinal = number(line, 0, end);
        if (ordinal == 0) {
            return null;
        }
        if (end == line.length() || Signs.space(line.charAt(end))) {
            int next = Signs.skipSpaces(line, end);
            if (next < line.length() && (joinsParts(line.charAt(next)) || line.charAt(next) == '/')) {
                return null;
            }
            boolean refers = next < line.length() && line.charAt(next) == '第';
            boolean quantity = !refers && mentions(line, next) || quantity(line, next);
            return marker(Notation.DIGIT, ordinal, 0, 0, line, end, end, quantity);
        }
        char sign = line.charAt(end);
        if (sign == '.' || sign == '．' || sign == '、' || sign == '，' || sign == ',') {
            boolean decimal = end + 1 < line.length() && Signs.digit(line.charAt(end + 1));
            return decimal ? null : marker(Notation.DIGIT, ordinal, 0, 0, line, end + 1, end + 1, false);
        }
        if (Signs.closes(sign)) {
            return marker(Notation.DIGIT_HALF_BRACKET, ordinal, 0, 0, line, end + 1, end + 1, false);
        }
        return startsWord(sign) ? marker(Notation.DIGIT, ordinal, 0, 0, line, end, end, true) : null;
    }

    /** Whether a unit follows, so that the number counts something: 18 年, 3 日以内. */
    private static boolean quantity(String line, int from) {
        if (from >= line.length() || "年月日時分秒人件回台名円条項号章週歳倍桁階％%".indexOf(line.charAt(from)) < 0) {
            return false;
        }
        int next = Signs.skipSpaces(line, from + 1);
        return next == line.length()
                || Signs.digit(line.charAt(next))
                || "以未間度ごにのをではがと、。）)及又まか前後程経〜～".indexOf(line.charAt(next)) >= 0;
    }

    private static boolean joinsParts(char c) {
        return switch (c) {
            case '―', '-', '－', '‐', '–', '—', '−', '.', '．', 'ー', '─' -> true;
            default -> false;
        };
    }

    private static boolean startsWord(char c) {
        return Signs.kanji(c) || Signs.katakana(c) && c != 'ー' || c == '「' || Signs.opens(c);
    }

    /** (1), （ １ ）, (一), (ア), (a), (ⅰ). */
    private static @Nullable Marker bracketed(String line) {
        int p = Signs.skipSpaces(line, 1);
        int contentEnd = p;
        while (contentEnd < line.length() && contentEnd - p < 5 && !Signs.closes(line.charAt(contentEnd))) {
            contentEnd++;
        }
        if (contentEnd >= line.length() || !Signs.closes(line.charAt(contentEnd)) || contentEnd == p) {
            return null;
        }
        int end = contentEnd + 1;
        while (contentEnd > p && Signs.space(line.charAt(contentEnd - 1))) {
            contentEnd--;
        }
        char first = line.charAt(p);
        int length = contentEnd - p;
        boolean arabic = Signs.digit(first) && length <= 3 && digitsEnd(line, p) == contentEnd;
        if (arabic && end < line.length()) {
            int ordinal = number(line, p, contentEnd);
            Marker several = several(line, Notation.PAREN_DIGIT, ordinal, end);
            if (several != null) {
                return several;
            }
            int branchEnd = line.charAt(end) == 'の' ? numberEnd(line, end + 1) : end;
            if (branchEnd > end + 1 && branchEnd < line.length() && Signs.space(line.charAt(branchEnd))) {
                int branch = number(line, end + 1, branchEnd);
                return marker(Notation.PAREN_DIGIT, ordinal, 0, branch, line, branchEnd, branchEnd, false);
            }
        }
        boolean refers = refers(line, end);
        if (contentEnd == p || !refers && mentions(line, end)) {
            return null;
        }
        if (Signs.digit(first)) {
            return length <= 3 && digitsEnd(line, p) == contentEnd && number(line, p, contentEnd) > 0
                    ? marker(Notation.PAREN_DIGIT, number(line, p, contentEnd), 0, 0, line, end, end, refers)
                    : null;
        }
        if (Signs.kanjiValue(first) > 0) {
            return kanjiEnd(line, p) == contentEnd
                    ? marker(Notation.PAREN_KANJI, kanjiNumber(line, p, contentEnd), 0, 0, line, end, end, refers)
                    : null;
        }
        if (Signs.katakana(first)) {
            return length == 1 && Signs.aiueo(first) > 0
                    ? marker(Notation.PAREN_KATAKANA, Signs.aiueo(first), Signs.iroha(first), 0, line, end, end, refers)
                    : null;
        }
        if (first >= 'ⅰ' && first <= 'ⅻ' && length == 1) {
            return marker(Notation.PAREN_ROMAN, first - 'ⅰ' + 1, 0, 0, line, end, end, refers);
        }
        if (first >= 'Ⅰ' && first <= 'Ⅻ' && length == 1) {
            return marker(Notation.PAREN_ROMAN, first - 'Ⅰ' + 1, 0, 0, line, end, end, refers);
        }
        if (Signs.latin(Signs.half(first))) {
            String word = halfLower(line, p, contentEnd);
            int roman = roman(word);
            if (length == 1) {
                return marker(Notation.PAREN_LOWER, word.charAt(0) - 'a' + 1, roman, 0, line, end, end, refers);
            }
            return roman > 0 ? marker(Notation.PAREN_ROMAN, roman, 0, 0, line, end, end, refers) : null;
        }
        return null;
    }

    /** 【1】, [1], 〔１〕, ＜1＞. */
    private static @Nullable Marker boxed(String line) {
        int from = Signs.skipSpaces(line, 1);
        int to = digitsEnd(line, from);
        int close = Signs.skipSpaces(line, to);
        boolean box = to > from
                && to - from <= 2
                && close < line.length()
                && line.charAt(close) == boxCloses(line.charAt(0))
                && number(line, from, to) > 0
                && !mentions(line, close + 1);
        return box ? marker(Notation.BOXED, number(line, from, to), 0, 0, line, close + 1, close + 1, false) : null;
    }

    /** The sign that closes a box, or 0. */
    static char boxCloses(char open) {
        return switch (open) {
            case '【' -> '】';
            case '［' -> '］';
            case '[' -> ']';
            case '〔' -> '〕';
            case '＜' -> '＞';
            case '<' -> '>';
            case '〈' -> '〉';
            case '《' -> '》';
            default -> 0;
        };
    }

    private static @Nullable Marker enclosed(String line, char c) {
        if (c >= '①' && c <= '⑳') {
            return plain(line, 1, Notation.CIRCLED, c - '①' + 1, 0, true);
        }
        if (c >= '㉑' && c <= '㉟') {
            return plain(line, 1, Notation.CIRCLED, c - '㉑' + 21, 0, true);
        }
        if (c >= '㊱' && c <= '㊿') {
            return plain(line, 1, Notation.CIRCLED, c - '㊱' + 36, 0, true);
        }
        if (c >= '⑴' && c <= '⒇') {
            return plain(line, 1, Notation.PAREN_DIGIT, c - '⑴' + 1, 0, true);
        }
        if (c >= '⒈' && c <= '⒛') {
            return plain(line, 1, Notation.DIGIT, c - '⒈' + 1, 0, true);
        }
        if (c >= '⒜' && c <= '⒵') {
            return plain(line, 1, Notation.PAREN_LOWER, c - '⒜' + 1, 0, true);
        }
        if (c >= 'ⓐ' && c <= 'ⓩ') {
            return plain(line, 1, Notation.PAREN_LOWER, c - 'ⓐ' + 1, 0, true);
        }
        if (c >= '㈠' && c <= '㈩') {
            return plain(line, 1, Notation.PAREN_KANJI, c - '㈠' + 1, 0, true);
        }
        if (c >= '㊀' && c <= '㊉') {
            return plain(line, 1, Notation.PAREN_KANJI, c - '㊀' + 1, 0, true);
        }
        if (c >= '㋐' && c <= '㋾') {
            return plain(line, 1, Notation.CIRCLED_KATAKANA, c - '㋐' + 1, 0, true);
        }
        return null;
    }

    private static @Nullable Marker letters(String line) {
        int end = 0;
        while (end < line.length() && end < 6 && Signs.latin(Signs.half(line.charAt(end)))) {
            end++;
        }
        boolean upper = Character.isUpperCase(Signs.half(line.charAt(0)));
        for (int i = 1; i < end; i++) {
            if (Character.isUpperCase(Signs.half(line.charAt(i))) != upper) {
                return null;
            }
        }
        String word = halfLower(line, 0, end);
        int roman = roman(word);
        if (end == 1) {
            int place = word.charAt(0) - 'a' + 1;
            return plain(line, 1, upper ? Notation.UPPER : Notation.LOWER, place, roman, false);
        }
        return roman > 0 ? plain(line, end, upper ? Notation.ROMAN : Notation.LOWER_ROMAN, roman, 0, false) : null;
    }

    /** A number without brackets; unless {@code maybeTight}, a space, dot, comma or bracket must follow. */
    private static @Nullable Marker plain(
            String line, int end, Notation notation, int ordinal, int other, boolean maybeTight) {
        if (ordinal == 0 || ordinal > LARGEST) {
            return null;
        }
        if (end == line.length() || Signs.space(line.charAt(end))) {
            return marker(notation, ordinal, other, 0, line, end, end, false);
        }
        char sign = line.charAt(end);
        boolean dot = sign == '.' || sign == '．' || sign == '、' || Signs.closes(sign);
        if (dot && !(sign == '、' && maybeTight)) {
            return mentions(line, end + 1) && Signs.closes(sign)
                    ? null
                    : marker(notation, ordinal, other, 0, line, end + 1, end + 1, false);
        }
        boolean refers = refers(line, end);
        return maybeTight && (refers || !mentions(line, end))
                ? marker(notation, ordinal, other, 0, line, end, end, refers)
                : null;
    }

    /** (2)第3条の規定は…: what follows is a reference, so that the order of the numbers has to tell. */
    private static boolean refers(String line, int from) {
        return from + 1 < line.length()
                && line.charAt(from) == '第'
                && (Signs.digit(line.charAt(from + 1)) || Signs.kanjiValue(line.charAt(from + 1)) >= 0);
    }

    /** Whether the text from an index shows that the number before it is a mention inside a sentence. */
    private static boolean mentions(String line, int from) {
        if (from >= line.length()) {
            return false;
        }
        char c = line.charAt(from);
        return switch (c) {
            case 'の', 'に', 'を', 'は', 'が', 'で', 'と', 'も', 'へ', '、', '。', '，', '～', '〜', ')', '）', '」', '』' -> true;
            case '第' -> true;
            case '及' -> line.startsWith("及び", from);
            case '又' -> line.startsWith("又は", from);
            case '並' -> line.startsWith("並びに", from);
            case '若' -> line.startsWith("若しくは", from);
            case 'お' -> line.startsWith("および", from);
            case 'ま' -> line.startsWith("または", from) || line.startsWith("まで", from);
            case 'か' -> line.startsWith("から", from);
            case 'た' -> line.startsWith("ただし書", from);
            case '本' -> line.startsWith("本文", from);
            case '各' -> line.startsWith("各号", from) || line.startsWith("各項", from);
            case '中' -> line.startsWith("中「", from);
            case '以' -> line.startsWith("以下", from) || line.startsWith("以外", from);
            case '関' -> line.startsWith("関係", from);
            case '(', '（' -> mentionInBrackets(line, from);
            default -> false;
        };
    }

    /** 第3条（第2項を除く。）の規定: what follows the brackets tells. */
    private static boolean mentionInBrackets(String line, int from) {
        for (int i = from + 1; i < line.length() && i < from + 60; i++) {
            if (Signs.closes(line.charAt(i))) {
                char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
                return next == 'の' || next == 'に' || next == 'を' || next == '、';
            }
        }
        return false;
    }

    private static Marker marker(
            Notation notation,
            int ordinal,
            int other,
            int branch,
            String line,
            int printedEnd,
            int textFrom,
            boolean tight) {
        return new Marker(
                notation,
                ordinal,
                other,
                ordinal,
                branch,
                line.substring(0, printedEnd),
                ONE_PART,
                Signs.skipSpaces(line, textFrom),
                tight);
    }

    static int numberEnd(CharSequence text, int from) {
        int end = digitsEnd(text, from);
        return end > from ? end : kanjiEnd(text, from);
    }

    static int number(CharSequence text, int from, int end) {
        return Signs.digit(text.charAt(from)) ? digitsNumber(text, from, end) : kanjiNumber(text, from, end);
    }

    private static int digitsEnd(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && Signs.digit(text.charAt(i)) && i < from + 5) {
            i++;
        }
        return i;
    }

    private static int digitsNumber(CharSequence text, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + Signs.digitValue(text.charAt(i));
        }
        return value;
    }

    private static int kanjiEnd(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && Signs.kanjiValue(text.charAt(i)) >= 0 && i < from + 7) {
            i++;
        }
        return i;
    }

    private static int kanjiNumber(CharSequence text, int from, int end) {
        int total = 0;
        int last = -1;
        for (int i = from; i < end; i++) {
            int value = Signs.kanjiValue(text.charAt(i));
            if (value >= 10) {
                total += (last < 0 ? 1 : last) * value;
                last = -1;
            } else {
                last = last < 0 ? value : last * 10 + value;
            }
        }
        return total + Math.max(last, 0);
    }

    private static String halfLower(String line, int from, int end) {
        StringBuilder word = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            word.append(Character.toLowerCase(Signs.half(line.charAt(i))));
        }
        return word.toString();
    }

    /** Value of a Roman number up to 39 in lower case letters, 0 if the word is none. */
    static int roman(String word) {
        int value = 0;
        int p = 0;
        while (p < word.length() && word.charAt(p) == 'x') {
            value += 10;
            p++;
        }
        String rest = word.substring(p);
        int ones = switch (rest) {
            case "" -> 0;
            case "i" -> 1;
            case "ii" -> 2;
            case "iii" -> 3;
            case "iv" -> 4;
            case "v" -> 5;
            case "vi" -> 6;
            case "vii" -> 7;
            case "viii" -> 8;
            case "ix" -> 9;
            default -> -1;
        };
        return ones < 0 || p > 3 ? 0 : value + ones;
    }
}
