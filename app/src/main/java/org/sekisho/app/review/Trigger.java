package org.sekisho.app.review;

import java.util.List;
import java.util.stream.IntStream;

/** What opens a review case (DOMAIN 8 (8), and the law and the guideline that the policy follows). */
public enum Trigger {
    /** The result of an audit or a self-check. */
    AUDIT,
    /** A system or a network, or the work itself, changed. */
    CHANGE,
    /** A threat that is new. */
    THREAT,
    /** A law, an ordinance or the guideline was revised. */
    LAW,
    /** A year has passed. */
    YEARLY;

    private static final int QUESTIONS = 2;

    /** The questions that such an event asks, by the keys of their words ({@code review.question.AUDIT.1}). */
    public List<String> questions() {
        return IntStream.rangeClosed(1, QUESTIONS)
                .mapToObj(number -> name() + "." + number)
                .toList();
    }
}
