package org.sekisho.app.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an account waits after failed attempts: not at all for four, then 2 s, 4 s, 8 s … up to 15 minutes.
 *
 * @param failures those since the last sign-in, within {@link #MEMORY}
 * @param last when the last of them was
 */
record BackOff(int failures, Instant last) {

    /** Failures older than this are forgotten. */
    static final Duration MEMORY = Duration.ofHours(24);

    static final Duration MOST = Duration.ofMinutes(15);
    private static final int FREE = 4;

    static BackOff none() {
        return new BackOff(0, Instant.EPOCH);
    }

    BackOff failed(Instant now) {
        return last.plus(MEMORY).isBefore(now) ? new BackOff(1, now) : new BackOff(failures + 1, now);
    }

    /** How long from now the next attempt is refused unseen; zero when it is looked at. */
    Duration wait(Instant now) {
        if (failures <= FREE || last.plus(MEMORY).isBefore(now)) {
            return Duration.ZERO;
        }
        long seconds = failures - FREE >= 10 ? MOST.toSeconds() : Math.min(1L << failures - FREE, MOST.toSeconds());
        var left = Duration.between(now, last.plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
