package org.sekisho.app.duties;

import java.time.LocalDate;

/** What somebody said of a duty when the body began to use the program. */
public sealed interface Answer {

    /** It was done before; the evidence says when. */
    record Done() implements Answer {}

    /** It was never done, or nobody knows. */
    record Never() implements Answer {}

    /** It is answered later.
     *
     * @param until the last day on which it may stay unanswered
     */
    record Later(LocalDate until) implements Answer {}
}
