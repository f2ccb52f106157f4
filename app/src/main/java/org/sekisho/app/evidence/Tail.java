package org.sekisho.app.evidence;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.shared.BodyId;
import org.sekisho.record.Hash;
import org.springframework.stereotype.Component;

/**
 * What this process committed and has not yet seen at its position. Until an entry is signed, nothing but this knows that
 * it was there: whoever takes one out of the database before its turn is found by it.
 */
@Component
final class Tail {

    /** Of one body; what comes on top while nothing can be ordered is not watched. */
    private static final int MOST = 100_000;

    private final Map<BodyId, Map<UUID, Hash>> entered = new ConcurrentHashMap<>();

    /** Remembers entries that were committed, with the hashes of their leaves. */
    void add(BodyId body, Map<UUID, Hash> committed) {
        var tail = entered.computeIfAbsent(body, one -> new ConcurrentHashMap<>());
        if (tail.size() < MOST) {
            tail.putAll(committed);
        }
    }

    /** What was committed before now and is not yet known to have a position. */
    Map<UUID, Hash> of(BodyId body) {
        return Map.copyOf(entered.getOrDefault(body, Map.of()));
    }

    void forget(BodyId body, Collection<UUID> settled) {
        var tail = entered.get(body);
        if (tail != null) {
            tail.keySet().removeAll(Set.copyOf(settled));
        }
    }

    /** The bodies of which something is remembered. */
    Set<BodyId> bodies() {
        return entered.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
