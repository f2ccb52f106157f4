package org.sekisho.app.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;

/**
 * What was derived from the registers of a body for a day, kept in memory while nothing is entered for that body.
 *
 * <p>What is kept depends on nothing but the body, the time that is asked for, and what was entered; not on who asks, nor
 * on today. One statement asks whether it still holds. While one reader derives anew, others who want the same wait.
 */
public final class Kept<V> {

    /** In the whole program; the least asked for leave first. */
    private static final int MOST = 64;

    private record Key(BodyId body, AsOf asOf) {}

    private record Value<V>(Freshness.Mark mark, V derived) {}

    private static final class Slot<V> {
        private final ReentrantLock deriving = new ReentrantLock();
        private final AtomicReference<@Nullable Value<V>> value = new AtomicReference<>();
    }

    private final Work work;
    private final Freshness freshness;
    private final Permission permission;
    private final Map<Key, Slot<V>> slots = new LinkedHashMap<>(MOST, 0.75f, true);

    /** @param permission of whoever may ask for it */
    public Kept(Work work, Freshness freshness, Permission permission) {
        this.work = work;
        this.freshness = freshness;
        this.permission = permission;
    }

    /** What is kept for that time, or what the supplier derives; the supplier reads in transactions of its own. */
    public V get(Actor actor, AsOf asOf, Supplier<V> derive) {
        var slot = slot(new Key(actor.body(), asOf));
        return valid(actor, slot).orElseGet(() -> {
            slot.deriving.lock();
            try {
                return valid(actor, slot).orElseGet(() -> {
                    // Marked before anything is read: what is entered meanwhile is found at the next question.
                    var mark = work.read(actor, permission, freshness::mark);
                    var derived = derive.get();
                    slot.value.set(new Value<>(mark, derived));
                    return derived;
                });
            } finally {
                slot.deriving.unlock();
            }
        });
    }

    private Optional<V> valid(Actor actor, Slot<V> slot) {
        var value = slot.value.get();
        if (value == null) {
            return Optional.empty();
        }
        return work.read(actor, permission, tx -> freshness.unchanged(tx, value.mark()))
                .map(newer -> {
                    slot.value.compareAndSet(value, new Value<>(newer, value.derived()));
                    return value.derived();
                });
    }

    private Slot<V> slot(Key key) {
        synchronized (slots) {
            var slot = slots.computeIfAbsent(key, fresh -> new Slot<>());
            if (slots.size() > MOST) {
                var least = slots.entrySet().iterator();
                least.next();
                least.remove();
            }
            return slot;
        }
    }
}
