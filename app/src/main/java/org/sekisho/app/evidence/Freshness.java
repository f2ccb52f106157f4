package org.sekisho.app.evidence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells exactly, with one statement, whether anything was entered for a body since something was derived from its
 * registers, so that what was derived may be kept until then.
 *
 * <p>A mark names the oldest transaction that was still running in the snapshot in which it was taken, and how many
 * entries from that transaction on the snapshot saw. Every transaction older than that one had ended: its entries were
 * seen, or will never be. A later snapshot sees all that the earlier one saw, since entries are never taken away; so it
 * sees as many from that transaction on if, and only if, nothing was added, in whatever order transactions commit.
 *
 * <p>Entries of {@code identity.*}, {@code home.*}, {@code notification.*} and {@code reading.*} do not count: who signs in,
 * is reminded or has read something changes no register that anything is derived from. A body sees its own entries alone.
 */
@Component
public final class Freshness {

    /**
     * What stood in the record at a time.
     *
     * @param oldest the oldest transaction that was still running
     * @param entries those from that transaction on that were seen
     */
    public record Mark(String oldest, long entries) {}

    private final Entries entries;

    Freshness(Entries entries) {
        this.entries = entries;
    }

    /** Marks what stands in the record now. What is read afterwards is at least as new. One statement. */
    public Mark mark(Tx tx) {
        var seen = entries.seen(tx, Optional.empty());
        return new Mark(seen.now(), seen.sinceNow());
    }

    /**
     * The same knowledge under a newer mark, from which less has to be counted; empty if something was entered since. One
     * statement.
     */
    public Optional<Mark> unchanged(Tx tx, Mark mark) {
        var seen = entries.seen(tx, Optional.of(mark.oldest()));
        return seen.sinceThen() == mark.entries()
                ? Optional.of(new Mark(seen.now(), seen.sinceNow()))
                : Optional.empty();
    }

    /**
     * The things of a type that were named by what was entered since, so that what was derived from the others may be kept;
     * some that were named a little earlier may be among them. One statement.
     *
     * @param type as the record calls it
     * @param most so many are worth to be looked at one by one
     * @return empty if they are more
     */
    public Optional<Set<UUID>> namedSince(Tx tx, Mark mark, String type, int most) {
        var named = entries.subjects(tx, mark.oldest(), type, most + 1);
        return named.size() > most ? Optional.empty() : Optional.of(new HashSet<>(named));
    }
}
