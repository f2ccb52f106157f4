package org.sekisho.app.combinations;

import java.time.LocalDate;

/** Whether what the body decided covers that one person is on both sides. */
public sealed interface Covering {

    /** A standing decision covers it. @param until the first day on which it must have been confirmed again */
    record Covered(StandingDecisionId decision, LocalDate until) implements Covering {}

    /** A standing decision covered it and was not confirmed in time. @param since the first day without */
    record Unconfirmed(StandingDecisionId decision, LocalDate since) implements Covering {}

    /** The body decided nothing about it. */
    record Undecided() implements Covering {}

    default boolean allowed() {
        return this instanceof Covered;
    }
}
