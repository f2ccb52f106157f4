package org.sekisho.app.notification.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * How often one network address may read calendars: {@link #MOST} times at once, and once more every {@link #REFILL}, so
 * that an office behind one address can subscribe and nobody can make the program work without end. In memory.
 */
@Component
final class FeedLimit {

    static final int MOST = 120;
    static final Duration REFILL = Duration.ofSeconds(2);
    private static final int ADDRESSES = 10_000;

    /** Readings that still count, and when that was so. */
    private record Bucket(double readings, Instant at) {}

    private final Time time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    FeedLimit(Time time) {
        this.time = time;
    }

    /** Counts a reading, unless the address has to wait. */
    synchronized boolean take(String address) {
        var now = time.now();
        var before = buckets.getOrDefault(address, new Bucket(0, now));
        double drained = Duration.between(before.at(), now).toMillis() / (double) REFILL.toMillis();
        double left = Math.max(0, before.readings() - Math.max(0, drained));
        if (left >= MOST) {
            return false;
        }
        buckets.put(address, new Bucket(left + 1, now));
        return true;
    }
}
