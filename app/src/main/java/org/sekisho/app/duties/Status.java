package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What follows for a duty on a day.
 *
 * @param due the day by which it is to be done next; empty when nothing sets one
 * @param until the last day of an exception, or of a postponed answer
 * @param lastDone the last day on which it was done, up to that day
 * @param count how many were asked in the running period, and how many did it
 * @param late whether what counts was entered after the day on which it happened
 */
public record Status(
        State state,
        Optional<LocalDate> due,
        Optional<LocalDate> until,
        Optional<LocalDate> lastDone,
        Count count,
        boolean late) {

    /**
     * How many did it in the running period.
     *
     * @param observed of those asked
     * @param attested of those asked, and not observed
     */
    public record Count(int asked, int observed, int attested) {
        static final Count NONE = new Count(0, 0, 0);

        public Count {
            if (asked < 0 || observed < 0 || attested < 0) {
                throw new IllegalArgumentException("A count is not negative");
            }
        }

        /** Whether everybody who was asked did it, and at least one was asked. */
        public boolean complete() {
            return asked > 0 && observed + attested >= asked;
        }

        State state() {
            return attested > 0 ? State.KEPT_ATTESTED : State.KEPT_OBSERVED;
        }

        public int done() {
            return observed + attested;
        }
    }
}
