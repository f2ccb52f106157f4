package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.sekisho.controls.Period;

/** When a duty asks for something, as this body has it. */
public sealed interface Rhythm {

    /**
     * Once in every period.
     *
     * @param dueAfterMonths whole months from the beginning of the period to the planned day (3 in a fiscal year: by 30
     *     June); empty when the end of the period is the planned day
     */
    record Every(Period period, OptionalInt dueAfterMonths) implements Rhythm {

        public Every {
            if (dueAfterMonths.isPresent()
                    && (dueAfterMonths.getAsInt() < 1 || dueAfterMonths.getAsInt() > Window.months(period))) {
                throw new IllegalArgumentException("No planned day after " + dueAfterMonths + " months of " + period);
            }
        }

        /** The period that a day lies in. */
        public Window windowOf(LocalDate day) {
            return Window.of(period, day);
        }

        /** The last day on which doing it is in time for the plan. */
        public LocalDate plannedDay(Window window) {
            return dueAfterMonths.isPresent()
                    ? window.first().plusMonths(dueAfterMonths.getAsInt()).minusDays(1)
                    : window.last();
        }
    }

    /**
     * Whenever something happens.
     *
     * @param withinDays counted from the day of the occasion as day 1; empty when nothing sets a number
     */
    record OnOccasion(OptionalInt withinDays) implements Rhythm {}

    /** At all times: a state of the registers. */
    record Always(Fact fact) implements Rhythm {}
}
