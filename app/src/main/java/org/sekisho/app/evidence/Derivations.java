package org.sekisho.app.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was derived from the registers of a body inside a transaction, kept in memory while nothing is entered for that body
 * ({@link Freshness}). One statement asks whether it still holds, once for all that a transaction asks for.
 *
 * <p>All that is kept of a body was derived from the same knowledge and is let go together. A transaction that changes
 * something neither takes from here nor adds: what it reads may be its own.
 */
@Component
public final class Derivations {

    private static final int MOST_BODIES = 200;
    private static final int MOST_OF_A_BODY = 1_000;

    /** What is known of a body. */
    static final class Held {
        private volatile Freshness.Mark mark;
        private final Map<Record, Object> values = new LeastAskedLeave<>(MOST_OF_A_BODY);

        Held(Freshness.Mark mark) {
            this.mark = mark;
        }

        private synchronized @Nullable Object get(Record key) {
            return values.get(key);
        }

        private synchronized void put(Record key, Object value) {
            values.put(key, value);
        }
    }

    private final Freshness freshness;
    private final Map<UUID, Held> bodies = new LeastAskedLeave<>(MOST_BODIES);

    Derivations(Freshness freshness) {
        this.freshness = freshness;
    }

    /**
     * What is kept under the key, or what the supplier reads.
     *
     * @param key a record of a class that nobody else uses as a key, with all that the value depends on besides what was
     *     entered; today and who asks are such things
     * @param derive reads in the same transaction; what it returns is shared and must not be changed
     * @param <V> what a key of that class always stands for
     */
    @SuppressWarnings("unchecked")
    public <V> V of(Tx tx, Record key, Supplier<V> derive) {
        if (!tx.reads()) {
            return derive.get();
        }
        var held = tx.held(() -> held(tx));
        var kept = (V) held.get(key);
        if (kept != null) {
            return kept;
        }
        var derived = derive.get();
        held.put(key, derived);
        return derived;
    }

    private Held held(Tx tx) {
        var held = current(tx.body());
        if (held != null) {
            var newer = freshness.unchanged(tx, held.mark);
            if (newer.isPresent()) {
                held.mark = newer.get();
                return held;
            }
        }
        var fresh = new Held(freshness.mark(tx));
        synchronized (bodies) {
            bodies.put(tx.body(), fresh);
        }
        return fresh;
    }

    private @Nullable Held current(UUID body) {
        synchronized (bodies) {
            return bodies.get(body);
        }
    }

    /** Holds so many; what was asked for least lately leaves first. */
    private static final class LeastAskedLeave<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        LeastAskedLeave(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
