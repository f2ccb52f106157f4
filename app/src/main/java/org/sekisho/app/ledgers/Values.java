package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a line says, by the keys of the fields. Blank words count as nothing. */
public record Values(Map<String, Value> all) {

    public Values {
        var kept = new LinkedHashMap<String, Value>();
        all.forEach((key, value) -> {
            if (!(value instanceof Value.Words words)) {
                kept.put(key, value);
            } else if (!words.text().isBlank()) {
                kept.put(key, new Value.Words(words.text().strip()));
            }
        });
        all = Map.copyOf(kept);
    }

    public static Values none() {
        return new Values(Map.of());
    }

    /** The same with another value in a field. */
    public Values with(String key, Value value) {
        var changed = new LinkedHashMap<>(all);
        changed.put(key, value);
        return new Values(changed);
    }

    public Values with(String key, String words) {
        return with(key, new Value.Words(words));
    }

    public Values without(String key) {
        var changed = new LinkedHashMap<>(all);
        changed.remove(key);
        return new Values(changed);
    }

    public Optional<Value> of(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /** The words or the choice in a field; empty where there are none. */
    public String words(String key) {
        return of(key).map(value -> value instanceof Value.Words words ? words.text() : "")
                .orElse("");
    }

    public Optional<LocalDate> day(String key) {
        return of(key).flatMap(value -> value instanceof Value.Day on ? Optional.of(on.day()) : Optional.empty());
    }

    public Optional<Long> whole(String key) {
        return of(key).flatMap(
                        value -> value instanceof Value.Whole whole ? Optional.of(whole.number()) : Optional.empty());
    }

    public Optional<Boolean> yesNo(String key) {
        return of(key).flatMap(value -> value instanceof Value.YesNo said ? Optional.of(said.yes()) : Optional.empty());
    }

    public Optional<UUID> named(String key) {
        return of(key).flatMap(
                        value -> value instanceof Value.Named named ? Optional.of(named.id()) : Optional.empty());
    }
}
