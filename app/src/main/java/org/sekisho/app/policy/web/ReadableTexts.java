package org.sekisho.app.policy.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.policy.VersionText;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Component;

/** The texts made ready for reading, by body and version; the least read leave first. */
@Component
final class ReadableTexts {

    private static final int MOST_CLAUSES = 20_000;

    private record Key(BodyId body, UUID version) {}

    private final Map<Key, Printed> kept = new LinkedHashMap<>(32, 0.75f, true);
    private int clauses;

    Printed of(BodyId body, VersionText text) {
        var key = new Key(body, text.version());
        synchronized (kept) {
            var found = kept.get(key);
            if (found != null) {
                return found;
            }
        }
        var made = new Printed(ReadableText.of(text));
        synchronized (kept) {
            if (kept.put(key, made) == null) {
                clauses += text.clauses().size();
            }
            var oldest = kept.entrySet().iterator();
            while (clauses > MOST_CLAUSES && kept.size() > 1 && oldest.hasNext()) {
                clauses -= oldest.next().getValue().text().parts().size();
                oldest.remove();
            }
        }
        return made;
    }
}
