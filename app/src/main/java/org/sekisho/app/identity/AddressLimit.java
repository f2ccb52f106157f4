package org.sekisho.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * How many failed attempts one network address may make, over all accounts: {@link #MOST} at once, and one more every
 * {@link #REFILL}.
 *
 * <p>Only failures count, so that an office behind one address can come to work in the morning. In memory.
 */
@Component
public final class AddressLimit {

    static final int MOST = 60;
    static final Duration REFILL = Duration.ofSeconds(10);
    private static final int ADDRESSES = 10_000;

    /** Failures that still count, and when that was so. */
    private record Bucket(double failures, Instant at) {
        double now(Instant now) {
            double drained = Duration.between(at, now).toMillis() / (double) REFILL.toMillis();
            return Math.max(0, failures - Math.max(0, drained));
        }
    }

    private final Time time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    AddressLimit(Time time) {
        this.time = time;
    }

    /** Whether the address has to wait. */
    public synchronized boolean reached(String address) {
        var bucket = buckets.get(address);
        return bucket != null && bucket.now(time.now()) >= MOST;
    }

    public synchronized void failed(String address) {
        var now = time.now();
        buckets.merge(address, new Bucket(1, now), (before, one) -> new Bucket(before.now(now) + 1, now));
    }
}
