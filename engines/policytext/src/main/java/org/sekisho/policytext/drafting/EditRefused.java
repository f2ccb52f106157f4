package org.sekisho.policytext.drafting;

/** An edit that does not fit the document; nothing of it was done. */
public final class EditRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        NO_SUCH_CLAUSE,
        /** A clause cannot be moved next to or below itself. */
        INTO_ITSELF,
        TOO_DEEP,
        /** Neither a heading nor a word. */
        EMPTY,
        TOO_LONG,
        CONTROL_SIGNS,
        TOO_MANY,
        /** A paragraph begins with a number and would be read as a clause of its own. */
        LOOKS_LIKE_A_NUMBER,
        /** What belongs to a supplementary provision (附則) stays there, and nothing else comes there. */
        SUPPLEMENT_APART,
        /** A heading of chapters stands beside such headings only. */
        HEADING_APART,
        /** The notation of that list has no further numbers. */
        NO_NUMBERS_LEFT,
        /** A branch number needs a number before it. */
        NOTHING_TO_BRANCH_FROM,
        /** In this notation there are no branch numbers. */
        NO_BRANCHES_HERE,
        /** Clauses stand behind a line for several deleted ones (第五条から第七条まで 削除) and would get other numbers. */
        BEHIND_DELETED_ONES,
        /** A document keeps one clause at least. */
        LAST_CLAUSE,
        TITLE_MISSING,
        NO_SUCH_ENTRY,
        /** A day that the Japanese calendar does not reach. */
        DAY_OUTSIDE
    }

    private final Reason reason;
    private final String place;

    EditRefused(Reason reason, String place) {
        super(reason + " at " + place);
        this.reason = reason;
        this.place = place;
    }

    public Reason reason() {
        return reason;
    }

    /** The address of the clause that it is about; empty where it is none. */
    public String place() {
        return place;
    }
}
