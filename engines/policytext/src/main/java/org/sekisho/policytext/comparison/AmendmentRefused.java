package org.sekisho.policytext.comparison;

/** Why an amending text does not fit the version it is applied to. */
public final class AmendmentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What does not fit. */
    public enum Reason {
        NOT_UNDERSTOOD("改め文として読み取れません。", "This is no sentence of an amending text."),
        NO_SUCH_CLAUSE("この条項はありません。", "There is no such clause."),
        NO_SUCH_PARAGRAPH("この段落又は行はありません。", "There is no such paragraph or line."),
        NO_CAPTION("見出しはありません。", "It has no heading."),
        NO_TITLE("題名はありません。", "There is no title."),
        WORDS_NOT_FOUND("この字句は見つかりません。", "These words are not found there."),
        WORDS_FOUND_TWICE(
                "この字句が2か所以上にあり、どれを指すか分かりません。前後の字句を含めて引用してください。",
                "These words stand there more than once. Quote more of what surrounds them."),
        NUMBER_TAKEN("この番号は既に使われています。", "This number is already taken."),
        NO_NUMBER("番号を繰り上げ、又は繰り下げることができません。", "Its number cannot be shifted so far."),
        NOT_SIBLINGS("同じ列に並ぶ条項ではありません。", "These do not stand in one list, one before the other."),
        NOTHING_FOLLOWS("改め、又は加える内容が、次の行から字下げして書かれていません。", "What is to be put in does not follow on indented lines."),
        NOT_ASKED_FOR("この内容をどこへ加えるのか、直前の文に書かれていません。", "The sentence before does not say where this goes."),
        OTHER_NUMBER_OF_PARTS("加える条項の数が、書かれている数と違います。", "What follows is not as many parts as announced."),
        TOO_LONG("改め文が長すぎます。", "The amending text is too long."),
        TOO_SLOW("改め文の適用に時間がかかりすぎます。", "Applying the amending text takes too long.");

        private final String ja;
        private final String en;

        Reason(String ja, String en) {
            this.ja = ja;
            this.en = en;
        }
    }

    private static final int MOST_SHOWN = 60;

    private final Reason reason;
    private final int line;
    private final String sentence;
    private final String place;

    AmendmentRefused(Reason reason, int line, String sentence, String place) {
        super(message(reason.en, line, sentence, place, "Line %d of the amending text", ": “%s”", " (“%s”)"));
        this.reason = reason;
        this.line = line;
        this.sentence = sentence;
        this.place = place;
    }

    public Reason reason() {
        return reason;
    }

    /** The line of the amending text, from 1. */
    public int line() {
        return line;
    }

    /** The sentence of the amending text that does not fit. */
    public String sentence() {
        return sentence;
    }

    /** The clause or the words meant, as the sentence has them; empty where the sentence as a whole is meant. */
    public String place() {
        return place;
    }

    public String messageJa() {
        return message(reason.ja, line, sentence, place, "改め文の%d行目", "「%s」", "（%s）");
    }

    public String messageEn() {
        return message(reason.en, line, sentence, place, "Line %d of the amending text", ": “%s”", " (“%s”)");
    }

    private static String message(
            String why, int line, String sentence, String place, String at, String quoted, String named) {
        return String.format(at, line)
                + (sentence.isEmpty() ? "" : String.format(quoted, shortened(sentence)))
                + ": " + why
                + (place.isEmpty() ? "" : String.format(named, shortened(place)));
    }

    private static String shortened(String text) {
        int end = Math.min(text.length(), MOST_SHOWN);
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end) + "…";
    }
}
