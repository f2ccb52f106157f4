package org.sekisho.policytext;

/** Why a {@link Correction} does not fit the document. */
public final class CorrectionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What does not fit. */
    public enum Reason {
        NO_SUCH_CLAUSE("その位置の条項はありません。", "There is no such clause."),
        NO_SUCH_PARAGRAPH("その段落はありません。", "There is no such paragraph."),
        NO_SUCH_ENTRY("その行は一覧にありません。", "There is no such entry."),
        OFFSET_OUTSIDE("分ける位置が段落の外か端にあります。", "The place to split is outside the paragraph or at its edge."),
        INTO_ITSELF("自分自身の中へは移せません。", "A clause cannot move into itself."),
        NOTHING_BEFORE("前に条項がないため、つなげられません。", "There is no clause before it to join with."),
        NOT_THE_BEGINNING(
                "番号と見出しは、その条項の本文の先頭と一致しなければなりません。", "Number and heading must be the beginning of the clause's text."),
        NOT_IN_PREAMBLE("題名は前文にある行から選んでください。", "The title must be a line of the preamble."),
        LEVEL_OUTSIDE("階層は1から12までです。", "The level must be between 1 and 12.");

        private final String ja;
        private final String en;

        Reason(String ja, String en) {
            this.ja = ja;
            this.en = en;
        }

        public String messageJa() {
            return ja;
        }

        public String messageEn() {
            return en;
        }
    }

    private final Reason reason;

    public CorrectionRefused(Reason reason) {
        super(reason.messageEn());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
