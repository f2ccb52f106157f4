package org.sekisho.policytext.source;

import java.time.Duration;

/**
 * The time by which a file must be read.
 *
 * <p>Bound to the running thread while a file is read, so that every step, down to the last sign, can ask whether time
 * is up without being handed anything. Outside of a reading nothing is up.
 */
public final class Deadline {
    private static final ScopedValue<Deadline> RUNNING = ScopedValue.newInstance();

    /** How many questions are answered with one look at the clock. */
    private static final int BETWEEN_LOOKS = 64;

    private final long end;
    private int asked;

    private Deadline(long end) {
        this.end = end;
    }

    /** Thrown by {@link #check} when time is up. */
    public static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Passed() {
            super("time is up", null, false, false);
        }
    }

    /** Runs the reading; what it asks of {@link #check} counts from now. */
    public static <T, X extends Exception> T within(Duration time, ScopedValue.CallableOp<T, X> reading) throws X {
        return ScopedValue.where(RUNNING, new Deadline(System.nanoTime() + time.toNanos()))
                .call(reading);
    }

    /** @throws Passed if the time of the reading that this thread is at is up */
    public static void check() {
        if (RUNNING.isBound()) {
            RUNNING.get().look();
        }
    }

    private void look() {
        if (asked++ % BETWEEN_LOOKS == 0 && System.nanoTime() - end > 0) {
            asked = 0;
            throw new Passed();
        }
    }
}
