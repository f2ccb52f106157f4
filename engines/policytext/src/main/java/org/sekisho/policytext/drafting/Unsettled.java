package org.sekisho.policytext.drafting;

/**
 * Something in a draft that a person must look at, because no rewriting of it is surely right.
 *
 * @param clause the address of the clause in which it stands, as it is numbered now
 * @param words the mention as it reads
 */
public record Unsettled(String clause, Kind kind, String words) {
    /** Why a person must look. */
    public enum Kind {
        /** The mention names a clause that is not there. */
        REFERENCE_TO_NOTHING,
        /** The mention names a clause that was deleted. */
        REFERENCE_TO_DELETED,
        /** One of the clauses named or an end of the range was deleted. */
        REFERENCE_TO_PARTLY_DELETED,
        /** A clause was put into a range that is mentioned. */
        RANGE_GREW,
        /** No wording was found that surely means the same clause. */
        REFERENCE_NOT_REWRITTEN
    }
}
