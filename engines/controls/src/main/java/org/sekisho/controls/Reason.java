package org.sekisho.controls;

import java.util.List;

/**
 * Why a clause was read as it was.
 *
 * @param where what the quoted words are taken from
 * @param quotes words as printed in that place; empty where the place of the clause alone decides
 * @param why one sentence
 */
public record Reason(Where where, List<String> quotes, Text why) {

    public Reason {
        quotes = List.copyOf(quotes);
    }

    /** A place in a document. */
    public enum Where {
        /** The sentence that the binding points to; for a clause, any of its sentences. */
        SENTENCE,
        /** The clause's own caption. */
        CAPTION,
        /** The caption of what holds the clause. */
        HEADING,
        /** Where the clause stands. */
        PLACE
    }
}
