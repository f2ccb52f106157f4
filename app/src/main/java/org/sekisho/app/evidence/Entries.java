package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ENTRY_CHILD;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Query;
import org.sekisho.record.Commitment;
import org.sekisho.record.Leaf;
import org.sekisho.record.Value;
import org.springframework.stereotype.Repository;

/** The entries of the record. They are added and read; nothing changes or deletes one. */
@Repository
class Entries {

    private static final int BATCH = 500;

    /** Greater than every transaction: counts nothing. */
    private static final String NO_TRANSACTION = "18446744073709551615";

    /** Signing in, reminding and what stands on a home page change nothing that is derived. */
    private static final String SEEN = """
            select
              count(*) filter (where e.commit_xid >= cast(? as xid8)),
              count(*) filter (where e.commit_xid >= s.oldest),
              s.oldest::text
            from (select pg_snapshot_xmin(pg_current_snapshot()) as oldest) s
            left join entry e
              on e.body_id = ?
              and e.commit_xid >= least(cast(? as xid8), s.oldest)
              and split_part(e.kind, '.', 1) not in ('identity', 'home', 'notification')
            group by s.oldest""";

    private final SecureRandom random = new SecureRandom();

    void append(Tx tx, UUID id, Act act) {
        var erasables = new ArrayList<Query>();
        var change = act.change();
        var leaf = new Leaf(
                tx.body(),
                id,
                tx.now(),
                act.kind(),
                tx.actor().account(),
                tx.actor().roles().stream().map(Enum::name).toList(),
                new Leaf.Subject(change.subjectType(), change.subject()),
                values(tx, id, change, change.beforeFields(), erasables),
                values(tx, id, change, change.afterFields(), erasables),
                act.children().size());
        tx.sql()
                .insertInto(ENTRY)
                .set(ENTRY.BODY_ID, tx.body())
                .set(ENTRY.ID, id)
                .set(ENTRY.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(ENTRY.KIND, act.kind())
                .set(ENTRY.ACTOR_ID, tx.actor().account())
                .set(ENTRY.SUBJECT_TYPE, change.subjectType())
                .set(ENTRY.SUBJECT_ID, change.subject())
                .set(ENTRY.CHILD_COUNT, act.children().size())
                .set(ENTRY.LEAF, leaf.canonical())
                .execute();
        var children = new ArrayList<Query>();
        int ordinal = 0;
        for (var child : act.children()) {
            var childLeaf = new Leaf.Child(
                    id,
                    ordinal,
                    new Leaf.Subject(child.subjectType(), child.subject()),
                    values(tx, id, child, child.beforeFields(), erasables),
                    values(tx, id, child, child.afterFields(), erasables));
            children.add(tx.sql()
                    .insertInto(ENTRY_CHILD)
                    .set(ENTRY_CHILD.BODY_ID, tx.body())
                    .set(ENTRY_CHILD.ID, tx.newId())
                    .set(ENTRY_CHILD.ENTRY_ID, id)
                    .set(ENTRY_CHILD.ORDINAL, ordinal++)
                    .set(ENTRY_CHILD.SUBJECT_TYPE, child.subjectType())
                    .set(ENTRY_CHILD.SUBJECT_ID, child.subject())
                    .set(ENTRY_CHILD.LEAF, childLeaf.canonical()));
        }
        inBatches(tx, children);
        inBatches(tx, erasables);
    }

    private Map<String, Value> values(
            Tx tx, UUID entry, Act.Change change, Map<String, Act.Field> fields, List<Query> erasables) {
        var values = new HashMap<String, Value>();
        fields.forEach((name, field) -> values.put(
                name,
                switch (field) {
                    case Act.Plain(var value) -> value;
                    case Act.Erasable(var text) -> {
                        var salt = new byte[Commitment.SALT_BYTES];
                        random.nextBytes(salt);
                        var bytes = text.getBytes(StandardCharsets.UTF_8);
                        erasables.add(tx.sql()
                                .insertInto(ERASABLE_VALUE)
                                .set(ERASABLE_VALUE.BODY_ID, tx.body())
                                .set(ERASABLE_VALUE.ID, tx.newId())
                                .set(ERASABLE_VALUE.ENTRY_ID, entry)
                                .set(ERASABLE_VALUE.SUBJECT_ID, change.subject())
                                .set(ERASABLE_VALUE.SALT, salt)
                                .set(ERASABLE_VALUE.VALUE, bytes));
                        yield new Value.Committed(Commitment.to(bytes, salt));
                    }
                }));
        return values;
    }

    /** What {@link Freshness} compares: the entries that this snapshot sees, counted from two transactions on. */
    record Seen(long sinceThen, long sinceNow, String now) {}

    /**
     * Counts the entries from a transaction on, and from the oldest that still runs. One statement.
     *
     * @param then the oldest transaction that ran at an earlier time
     */
    Seen seen(Tx tx, Optional<String> then) {
        var row = tx.sql().fetchSingle(SEEN, then.orElse(NO_TRANSACTION), tx.body(), then.orElse(NO_TRANSACTION));
        return new Seen(row.get(0, Long.class), row.get(1, Long.class), row.get(2, String.class));
    }

    private static void inBatches(Tx tx, List<Query> queries) {
        for (int from = 0; from < queries.size(); from += BATCH) {
            tx.sql()
                    .batch(queries.subList(from, Math.min(from + BATCH, queries.size())))
                    .execute();
        }
    }
}
