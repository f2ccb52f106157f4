package org.sekisho.app.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Component;

/** Texts of versions in memory; they never change. Kept under the body they belong to, the least read leave first. */
@Component
final class VersionTexts {

    private static final long MOST_STORED_BYTES = 24L << 20;

    private record Key(BodyId body, UUID version) {}

    /** @param bytes size of the stored tree, for which its size in memory is taken */
    record Stored(VersionText text, int bytes) {}

    private final Map<Key, Stored> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    VersionText get(BodyId body, UUID version, Supplier<Stored> read) {
        var key = new Key(body, version);
        synchronized (kept) {
            var found = kept.get(key);
            if (found != null) {
                return found.text;
            }
        }
        var stored = read.get();
        synchronized (kept) {
            var before = kept.put(key, stored);
            bytes += stored.bytes - (before == null ? 0 : before.bytes);
            var oldest = kept.entrySet().iterator();
            while (bytes > MOST_STORED_BYTES && kept.size() > 1 && oldest.hasNext()) {
                bytes -= oldest.next().getValue().bytes;
                oldest.remove();
            }
        }
        return stored.text;
    }
}
