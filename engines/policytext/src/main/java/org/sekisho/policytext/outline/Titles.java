package org.sekisho.policytext.outline;

import java.util.List;

/** Names of instruments, as printed at the head of a document. */
final class Titles {
    private static final List<String> ENDINGS = List.of(
            "方針", "ポリシー", "規程", "規定", "規則", "要綱", "要領", "基準", "条例", "訓令", "指針", "要項", "細則", "計画", "宣言", "宣言書", "手順",
            "ガイドライン", "方針書", "憲章");

    /** The last sign of each ending. */
    private static final String LAST_SIGNS = "針ー程定則綱領準例令項画言書順ン章";

    private Titles() {}

    /** The name on a line, or an empty text if it is no name. */
    static String name(String line) {
        char last = line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
        if (LAST_SIGNS.indexOf(last) < 0 && !Signs.closes(last) && !Signs.space(last)) {
            return "";
        }
        String text = line.substring(line.lastIndexOf('\t') + 1).strip();
        while (!text.isEmpty() && "○◯●■◆◎".indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1).strip();
        }
        Marker number = MarkerScanner.scan(text);
        if (number != null && number.notation() == Notation.DIGIT && !number.tight()) {
            text = text.substring(number.end()).strip();
        }
        boolean part = number != null && number.notation().container();
        if (part || text.indexOf('>') >= 0 || text.indexOf('＞') >= 0) {
            return "";
        }
        text = healedName(text);
        if (text.length() < 4 || text.length() > 60 || text.indexOf('。') >= 0 || text.indexOf('、') >= 0) {
            return "";
        }
        String bare = text;
        int open = Math.max(bare.lastIndexOf('('), bare.lastIndexOf('（'));
        if (open > 3 && Signs.closes(bare.charAt(bare.length() - 1))) {
            bare = bare.substring(0, open).strip();
        }
        bare = Signs.squeezed(bare);
        for (String ending : ENDINGS) {
            if (bare.endsWith(ending)) {
                return healed(
                        open > 3 && dated(text, open) ? text.substring(0, open).strip() : text);
            }
        }
        return "";
    }

    /** Whether the brackets at the end of a name hold a date: …方針（平成31年4月1日施行）. */
    private static boolean dated(String text, int open) {
        return Wrapping.beginsWithDate(text.substring(open + 1)) && Signs.closes(text.charAt(text.length() - 1));
    }

    /** Whether a line in brackets tells of an amendment and is no heading: (令和5年訓令3・一部改正). */
    static boolean note(String line) {
        return instrument(line)
                || line.contains("改正")
                || line.contains("追加）")
                || line.contains("追加)")
                || line.contains("繰上")
                || line.contains("繰下")
                || line.contains("全改");
    }

    /** (令和5年告示第18号): an era, a year and a number. */
    private static boolean instrument(String line) {
        boolean era = line.contains("令和") || line.contains("平成") || line.contains("昭和");
        return era && line.indexOf('年') > 0 && (line.indexOf('号') > 0 || line.indexOf('日') > 0);
    }

    /** A name whose signs were set apart (基 本 方 針), words of katakana kept whole, without the spaces. */
    private static String healedName(String text) {
        int words = 0;
        int single = 0;
        int length = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && !Signs.space(text.charAt(i))) {
                length++;
            } else if (length > 0) {
                words++;
                single += length == 1 ? 1 : 0;
                length = 0;
            }
        }
        return words >= 4 && single * 3 >= words * 2 ? Signs.squeezed(text) : text;
    }

    /** A heading whose signs were set apart (目　的) without the spaces; any other text unchanged. */
    static String healed(String text) {
        boolean pairs = text.length() >= 3;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = Signs.space(text.charAt(i));
            if (!isSpace && i > 0 && !Signs.space(text.charAt(i - 1))) {
                pairs = false;
            }
            space |= isSpace;
        }
        return pairs && space ? Signs.squeezed(text) : text;
    }
}
