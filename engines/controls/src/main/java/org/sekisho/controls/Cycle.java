package org.sekisho.controls;

import java.util.OptionalInt;

/** When a control asks for something. */
public sealed interface Cycle {

    /** Once in every period. */
    record Periodic(Period period) implements Cycle {}

    /**
     * Whenever something happens; it has no due date before that.
     *
     * @param withinDays days from the occasion, the day of the occasion being day 1; empty when no source sets a number
     */
    record OnOccasion(Text occasion, OptionalInt withinDays) implements Cycle {}

    /**
     * Always: a state that registers show.
     *
     * @param fact one of {@code role-held:<role>}, {@code document-in-force:<POLICY|STANDARD|PROCEDURE>},
     *     {@code policy-published}, {@code staff-registered}, {@code scope-covered}
     */
    record Standing(String fact) implements Cycle {}
}
