package org.sekisho.worksheet;

import java.util.List;

/**
 * Something that the caller wants from a table: a column that may have many names.
 *
 * @param key stable word
 * @param kind how its cells are read
 * @param required whether an empty cell is a problem
 * @param unique whether each line has its own value, as a number of an asset is
 * @param names what offices call the column, in Japanese and English, the most usual one first
 */
public record Target(String key, Kind kind, boolean required, boolean unique, List<String> names) {
    public Target {
        names = List.copyOf(names);
    }

    /** A column that may be empty and repeat values. */
    public static Target of(String key, Kind kind, String... names) {
        return new Target(key, kind, false, false, List.of(names));
    }

    /** The same column, which must be filled. */
    public Target mandatory() {
        return new Target(key, kind, true, unique, names);
    }

    /** The same column, in which no value stands twice. */
    public Target distinct() {
        return new Target(key, kind, required, true, names);
    }
}
