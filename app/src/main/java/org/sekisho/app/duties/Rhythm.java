package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.sekisho.controls.Period;

/** When a duty asks for something, as this body has it. */
public sealed interface Rhythm {

    /**
     * The periods in which what was done counts: its own, or the fiscal year, for which what is attested of a state holds
     * and in which what an occasion asked of many is counted.
     */
    default Every counted() {
        return this instanceof Every every ? every : Every.FISCAL_YEARS;
    }

    /**
     * Once in every period.
     *
     * @param dueAfterMonths whole months from the beginning of the period to the planned day (3 in a fiscal year: by 30
     *     June); empty when the end of the period is the planned day
     */
    record Every(Period period, OptionalInt dueAfterMonths) implements Rhythm {

        static final Every FISCAL_YEARS = new Every(Period.FISCAL_YEAR, OptionalInt.empty());

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

        /** The same for a duty that asks anew from a day on: the period's last day, where the planned one was over by then. */
        public LocalDate plannedDay(Window window, Optional<LocalDate> anew) {
            var planned = plannedDay(window);
            return anew.filter(window::contains).filter(planned::isBefore).isPresent() ? window.last() : planned;
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
