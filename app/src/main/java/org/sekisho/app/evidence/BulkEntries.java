package org.sekisho.app.evidence;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The entries of a bulk act: one for at most 500 subjects, several for more, so that no entry grows without bound. */
public final class BulkEntries {

    public static final int MOST_CHILDREN = 500;

    private BulkEntries() {}

    /**
     * Enters what was done and writes the rows that name the entry.
     *
     * @param kind of the entries
     * @param describe adds what was done to one subject to the entry
     * @param write writes the rows of the subjects of one entry
     */
    public static <T> void enter(
            Tx tx, String kind, List<T> items, BiConsumer<Act, T> describe, BiConsumer<UUID, List<T>> write) {
        for (int from = 0; from < items.size(); from += MOST_CHILDREN) {
            var part = items.subList(from, Math.min(from + MOST_CHILDREN, items.size()));
            var act = Act.of(kind, "body", tx.body());
            part.forEach(item -> describe.accept(act, item));
            var entry = tx.enter(act);
            write.accept(entry, part);
        }
    }
}
