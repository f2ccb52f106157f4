package org.sekisho.worksheet;

import java.util.List;

/**
 * One of several that a cell can choose.
 *
 * @param key stable word
 * @param names what it is called, the one to write first; full width, case and spaces make no difference
 */
public record Option(String key, List<String> names) {
    public Option {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an option without a name: " + key);
        }
    }

    public static Option of(String key, String... names) {
        return new Option(key, List.of(names));
    }
}
