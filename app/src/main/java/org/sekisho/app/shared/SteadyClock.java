package org.sekisho.app.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that never goes back. When the system's clock is set back, this one goes on at half speed until the two meet: so
 * nothing is superseded before it was entered, and no session, code or waiting time begins anew.
 */
public final class SteadyClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** By how much the system's clock may be behind before anybody is told: more than a correction by NTP. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private final Clock system;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;
    private Duration ahead = Duration.ZERO;
    private boolean told;

    /** @param nanos what counts the nanoseconds whatever the system's clock does, as {@link System#nanoTime} */
    public SteadyClock(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
        this.last = system.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** Goes on from a time at the earliest, which was reached before the program was started. */
    public synchronized void noEarlierThan(Instant time) {
        if (time.isAfter(instant())) {
            last = time;
            instant();
        }
    }

    /** By how much this clock is ahead of the system's. */
    public synchronized Duration ahead() {
        instant();
        return ahead;
    }

    /** Whether the system's clock was set back so far that somebody should look at it. */
    public boolean setBack() {
        return ahead().compareTo(TOLD) > 0;
    }

    @Override
    public synchronized Instant instant() {
        var now = system.instant();
        long count = nanos.getAsLong();
        var steady = now.isBefore(last) ? last.plusNanos(Math.max(0, count - lastNanos) / 2) : now;
        last = steady;
        lastNanos = count;
        ahead = Duration.between(now, steady);
        if (ahead.compareTo(TOLD) > 0 && !told) {
            told = true;
            LOG.error(
                    "The clock of this machine is {} s behind what the record has reached: it was set back, or had been"
                            + " ahead. The program goes on from its own time at half speed until both meet. Check the"
                            + " clock and its synchronisation. 時計が {} 秒戻されています。時刻の同期を確かめてください。",
                    ahead.toSeconds(),
                    ahead.toSeconds());
        } else if (told && ahead.isZero()) {
            told = false;
            LOG.warn("The clock of this machine has caught up.");
        }
        return steady;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("A steady clock knows instants alone");
    }
}
