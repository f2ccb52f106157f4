package org.sekisho.app.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The one clock of the program. Nothing else asks what time it is.
 *
 * <p>A generator of sample history may run a use case at another time with {@link #at}; the time is bound to the
 * running thread and ends with the call.
 */
public final class Time {

    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final ScopedValue<Instant> MOVED = ScopedValue.newInstance();

    private final Clock clock;

    public Time(Clock clock) {
        this.clock = clock;
    }

    /** Now, to the microsecond, which is what the database keeps. */
    public Instant now() {
        return (MOVED.isBound() ? MOVED.get() : clock.instant()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Today in Japan. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), JAPAN);
    }

    /** Runs the act as if it were the given time. */
    public static <T> T at(Instant time, Supplier<T> act) {
        return ScopedValue.where(MOVED, time).call(act::get);
    }

    /** The same act, at the time that is bound now, on whatever thread it runs: so that reactions share a moved clock. */
    public static Runnable carriedInto(Runnable act) {
        if (!MOVED.isBound()) {
            return act;
        }
        var moved = MOVED.get();
        return () -> ScopedValue.where(MOVED, moved).run(act);
    }
}
