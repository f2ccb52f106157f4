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
import org.sekisho.record.Commitment;
import org.sekisho.record.Hash;
import org.sekisho.record.Leaf;
import org.sekisho.record.MerkleTree;
import org.sekisho.record.Value;
import org.springframework.stereotype.Repository;

/** The entries of the record. They are added and read; nothing changes or deletes one. */
@Repository
class Entries {

    /** Greater than every transaction: counts nothing. */
    private static final String NO_TRANSACTION = "18446744073709551615";

    /** Signing in, reminding, reading and what stands on a home page change nothing that is derived. */
    private static final String SEEN = """
            select
              count(*) filter (where e.commit_xid >= cast(? as xid8)),
              count(*) filter (where e.commit_xid >= s.oldest),
              s.oldest::text
            from (select pg_snapshot_xmin(pg_current_snapshot()) as oldest) s
            left join entry e
              on e.body_id = ?
              and e.commit_xid >= least(cast(? as xid8), s.oldest)
              and split_part(e.kind, '.', 1) not in ('identity', 'home', 'notification', 'reading')
            group by s.oldest""";

    /** What entries from a transaction on name, by themselves or for one of several things. */
    private static final String SUBJECTS = """
            select e.subject_id
            from entry e
            where e.body_id = ? and e.commit_xid >= cast(? as xid8) and e.subject_type = ?
            union all
            select c.subject_id
            from entry e
            join entry_child c on c.body_id = e.body_id and c.entry_id = e.id
            where e.body_id = ? and e.commit_xid >= cast(? as xid8) and c.subject_type = ?
            limit ?""";

    private final SecureRandom random = new SecureRandom();

    /** A value that may be erased, kept apart from the leaf that commits to it. */
    private record Erasable(UUID subject, byte[] salt, byte[] value) {}

    /** @return the hash of the leaf in the tree */
    Hash append(Tx tx, UUID id, Act act) {
        var erasables = new ArrayList<Erasable>();
        tx.actor().token().ifPresent(token -> act.after("token", token));
        var change = act.change();
        var leaf = new Leaf(
                tx.body(),
                id,
                tx.now(),
                act.kind(),
                tx.actor().account(),
                tx.actor().roles().stream().map(Enum::name).toList(),
                new Leaf.Subject(change.subjectType(), change.subject()),
                values(change, change.beforeFields(), erasables),
                values(change, change.afterFields(), erasables),
                act.children().size());
        var bytes = leaf.canonical();
        Register.insert(
                tx,
                ENTRY,
                List.of(
                        ENTRY.BODY_ID,
                        ENTRY.ID,
                        ENTRY.ENTERED_AT,
                        ENTRY.KIND,
                        ENTRY.ACTOR_ID,
                        ENTRY.SUBJECT_TYPE,
                        ENTRY.SUBJECT_ID,
                        ENTRY.CHILD_COUNT,
                        ENTRY.LEAF),
                List.of(leaf),
                one -> List.of(
                        tx.body(),
                        id,
                        tx.now().atOffset(ZoneOffset.UTC),
                        act.kind(),
                        tx.actor().account(),
                        change.subjectType(),
                        change.subject(),
                        act.children().size(),
                        bytes));
        var children = new ArrayList<Leaf.Child>();
        for (var child : act.children()) {
            children.add(new Leaf.Child(
                    id,
                    children.size(),
                    new Leaf.Subject(child.subjectType(), child.subject()),
                    values(child, child.beforeFields(), erasables),
                    values(child, child.afterFields(), erasables)));
        }
        Register.insert(
                tx,
                ENTRY_CHILD,
                List.of(
                        ENTRY_CHILD.BODY_ID,
                        ENTRY_CHILD.ID,
                        ENTRY_CHILD.ENTRY_ID,
                        ENTRY_CHILD.ORDINAL,
                        ENTRY_CHILD.SUBJECT_TYPE,
                        ENTRY_CHILD.SUBJECT_ID,
                        ENTRY_CHILD.LEAF),
                children,
                child -> List.of(
                        tx.body(),
                        tx.newId(),
                        id,
                        child.ordinal(),
                        child.subject().type(),
                        child.subject().id(),
                        child.canonical()));
        Register.insert(
                tx,
                ERASABLE_VALUE,
                List.of(
                        ERASABLE_VALUE.BODY_ID,
                        ERASABLE_VALUE.ID,
                        ERASABLE_VALUE.ENTRY_ID,
                        ERASABLE_VALUE.SUBJECT_ID,
                        ERASABLE_VALUE.SALT,
                        ERASABLE_VALUE.VALUE),
                erasables,
                erasable -> List.of(tx.body(), tx.newId(), id, erasable.subject(), erasable.salt(), erasable.value()));
        return MerkleTree.leaf(bytes);
    }

    private Map<String, Value> values(Act.Change change, Map<String, Act.Field> fields, List<Erasable> erasables) {
        var values = new HashMap<String, Value>();
        fields.forEach((name, field) -> values.put(
                name,
                switch (field) {
                    case Act.Plain(var value) -> value;
                    case Act.Erasable(var text) -> {
                        var salt = new byte[Commitment.SALT_BYTES];
                        random.nextBytes(salt);
                        var bytes = text.getBytes(StandardCharsets.UTF_8);
                        erasables.add(new Erasable(change.subject(), salt, bytes));
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

    /** The things of a type that entries from a transaction on name; no more than {@code most}, one perhaps twice. */
    List<UUID> subjects(Tx tx, String then, String type, int most) {
        return tx.sql()
                .fetch(SUBJECTS, tx.body(), then, type, tx.body(), then, type, most)
                .map(row -> row.get(0, UUID.class));
    }
}
