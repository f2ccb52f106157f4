package org.sekisho.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person finds an entry by, read from its canonical bytes.
 *
 * @param id the entry's identifier; of a child, that of the entry it belongs to
 * @param at when it was entered; a child has the time of its entry
 * @param kind what was done; a child has that of its entry
 * @param ordinal which child it is
 */
public record EntryLabel(String id, Optional<String> at, Optional<String> kind, Optional<Integer> ordinal) {

    // The names of the canonical form stand in one order, so that these neighbours stand nowhere else at its top level.
    private static final Pattern LEAF = Pattern.compile("^\\{\"actor\":\"[0-9a-f-]{36}\",\"at\":\"([^\"]{27})\"");

    /** The bytes of a leaf up to its time. */
    private static final int HEAD = 96;

    private static final Pattern KIND = Pattern.compile(
            ",\"id\":\"([0-9a-f-]{36})\",\"kind\":\"([a-z.-]+)\",\"roles\":\\[[A-Z_\",]*],\"subject\":\\{[^{}]*},\"v\":1}$");
    private static final Pattern CHILD =
            Pattern.compile(",\"entry\":\"([0-9a-f-]{36})\",\"ordinal\":([0-9]{1,9}),\"subject\":\\{[^{}]*},\"v\":1}$");

    /** When the entry was entered, unless the bytes are no leaf. */
    static Optional<String> time(byte[] bytes, int from, int length) {
        var begin = LEAF.matcher(new String(bytes, from, Math.min(length, HEAD), StandardCharsets.ISO_8859_1));
        return begin.find() ? Optional.of(begin.group(1)) : Optional.empty();
    }

    /** The label, unless the bytes are no leaf of version 1. */
    static Optional<EntryLabel> of(byte[] bytes, int from, int length) {
        var text = new String(bytes, from, length, StandardCharsets.UTF_8);
        var begin = LEAF.matcher(text);
        var end = KIND.matcher(text);
        if (begin.find() && end.find()) {
            return Optional.of(new EntryLabel(
                    end.group(1), Optional.of(begin.group(1)), Optional.of(end.group(2)), Optional.empty()));
        }
        var child = CHILD.matcher(text);
        if (child.find()) {
            return Optional.of(new EntryLabel(
                    child.group(1), Optional.empty(), Optional.empty(), Optional.of(Integer.parseInt(child.group(2)))));
        }
        return Optional.empty();
    }
}
