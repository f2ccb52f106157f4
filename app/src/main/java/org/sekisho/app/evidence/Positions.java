package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ENTRY_CHILD;
import static org.sekisho.schema.tables.Tables.ENTRY_POSITION;
import static org.sekisho.schema.tables.Tables.RECORD_CHECKPOINT;
import static org.sekisho.schema.tables.Tables.RECORD_TILE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import org.sekisho.record.BrokenRecord;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.Hash;
import org.sekisho.record.MerkleTree;
import org.sekisho.record.SignedNote;
import org.sekisho.record.Tile;
import org.springframework.stereotype.Repository;

/** The order of the record, its tiles, and what was signed of it. Rows are added and read. */
@Repository
class Positions {

    /**
     * Entries without a position, oldest transactions first. The snapshot sees everything that the transactions below its
     * oldest running one entered, and nothing of them comes later. Where the transactions that were counted from belong to
     * another database system, since the record was restored here, every entry is looked at once.
     */
    private static final String WAITING = """
            select e.id, e.commit_xid::text as xid, e.child_count, e.leaf, s.oldest::text as oldest
            from (select pg_snapshot_xmin(pg_current_snapshot()) as oldest) s
            left join lateral (
              select id, commit_xid, child_count, leaf, entered_at
              from entry
              where body_id = ?
                and (commit_xid >= cast(? as xid8) and commit_xid < s.oldest or ?)
                and not exists (
                  select 1 from entry_position p where p.body_id = entry.body_id and p.entry_id = entry.id)
              order by commit_xid, entered_at, id
              limit ?) e on true
            order by e.commit_xid, e.entered_at, e.id""";

    private static final String CLUSTER = "select system_identifier::text from pg_control_system()";

    private static final int CHUNK = 1_000;

    /**
     * What was signed last.
     *
     * @param below in text; the oldest transaction that still ran then
     * @param cluster the database system that counts those transactions
     */
    record Head(long size, byte[] note, Instant signedAt, String below, String cluster) {

        /** @throws Sequencer.RecordAltered if it cannot be read */
        SignedNote signedNote() {
            try {
                return SignedNote.parse(note);
            } catch (BrokenRecord e) {
                throw unreadable(e);
            }
        }

        /** @throws Sequencer.RecordAltered if it cannot be read */
        Checkpoint checkpoint() {
            try {
                return Checkpoint.of(signedNote());
            } catch (BrokenRecord e) {
                throw unreadable(e);
            }
        }

        private Sequencer.RecordAltered unreadable(BrokenRecord why) {
            return new Sequencer.RecordAltered("The checkpoint at " + size + " entries cannot be read", why);
        }
    }

    /** An entry that has no position yet, with all its leaves. */
    record Waiting(UUID id, String xid, int children, byte[] leaf) {}

    /**
     * The entries whose turn it is.
     *
     * @param oldest the oldest transaction that still runs
     */
    record Turn(List<Waiting> entries, String oldest) {}

    /**
     * Whether this transaction is the only one that orders the record of the body. Its statements are planned each time: a
     * plan from when the tables were small would go through all of them for each entry.
     */
    boolean alone(Tx tx) {
        return tx.sql()
                .fetchSingle(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)),"
                                + " set_config('plan_cache_mode', 'force_custom_plan', true)",
                        "order " + tx.body())
                .get(0, Boolean.class);
    }

    String cluster(Tx tx) {
        return tx.sql().fetchSingle(CLUSTER).get(0, String.class);
    }

    Optional<Head> head(Tx tx) {
        return tx.sql()
                .select(
                        RECORD_CHECKPOINT.SIZE,
                        RECORD_CHECKPOINT.NOTE,
                        RECORD_CHECKPOINT.SIGNED_AT,
                        DSL.field("below::text", String.class),
                        RECORD_CHECKPOINT.CLUSTER)
                .from(RECORD_CHECKPOINT)
                .where(RECORD_CHECKPOINT.BODY_ID.eq(tx.body()))
                .orderBy(RECORD_CHECKPOINT.SIZE.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Head(row.value1(), row.value2(), row.value3().toInstant(), row.value4(), row.value5()));
    }

    Turn turn(Tx tx, String below, boolean fromElsewhere, int most) {
        var rows = tx.sql().fetch(WAITING, tx.body(), below, fromElsewhere, most);
        return new Turn(
                rows.stream()
                        .filter(row -> row.get("id") != null)
                        .map(row -> new Waiting(
                                row.get("id", UUID.class),
                                row.get("xid", String.class),
                                row.get("child_count", Integer.class),
                                row.get("leaf", byte[].class)))
                        .toList(),
                rows.getFirst().get("oldest", String.class));
    }

    /** Those of the entries that are there, and whether they have their position. */
    Map<UUID, Boolean> there(Tx tx, Set<UUID> entries) {
        return tx.sql()
                .select(ENTRY.ID, ENTRY_POSITION.POSITION.isNotNull())
                .from(ENTRY)
                .leftJoin(ENTRY_POSITION)
                .on(ENTRY_POSITION.BODY_ID.eq(ENTRY.BODY_ID), ENTRY_POSITION.ENTRY_ID.eq(ENTRY.ID))
                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.ID.eq(DSL.any(entries.toArray(UUID[]::new))))
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** An entry at its position. */
    record Placed(long position, byte[] leaf) {}

    Optional<Placed> placed(Tx tx, UUID entry) {
        return tx.sql()
                .select(ENTRY_POSITION.POSITION, ENTRY.LEAF)
                .from(ENTRY_POSITION)
                .join(ENTRY)
                .on(ENTRY.BODY_ID.eq(ENTRY_POSITION.BODY_ID), ENTRY.ID.eq(ENTRY_POSITION.ENTRY_ID))
                .where(ENTRY_POSITION.BODY_ID.eq(tx.body()), ENTRY_POSITION.ENTRY_ID.eq(entry))
                .fetchOptional(row -> new Placed(row.value1(), row.value2()));
    }

    /** Whether the record has an entry at a position or behind it whose kind does not begin so. */
    boolean grew(Tx tx, long from, String kindsBeginning) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(ENTRY_POSITION)
                        .join(ENTRY)
                        .on(ENTRY.BODY_ID.eq(ENTRY_POSITION.BODY_ID), ENTRY.ID.eq(ENTRY_POSITION.ENTRY_ID))
                        .where(
                                ENTRY_POSITION.BODY_ID.eq(tx.body()),
                                ENTRY_POSITION.POSITION.ge(from),
                                ENTRY.KIND.startsWith(kindsBeginning).not()));
    }

    /** How many entries are known to have been taken out before their turn. */
    int lost(Tx tx) {
        return tx.sql()
                .fetchCount(
                        ENTRY,
                        ENTRY.BODY_ID.eq(tx.body()),
                        EntryLog.MODULE.eq("evidence"),
                        ENTRY.KIND.eq(Sequencer.LOST));
    }

    /** The leaves of the children of entries, in their order. */
    Map<UUID, List<byte[]>> children(Tx tx, List<UUID> entries) {
        return tx.sql()
                .select(ENTRY_CHILD.ENTRY_ID, ENTRY_CHILD.LEAF)
                .from(ENTRY_CHILD)
                .where(
                        ENTRY_CHILD.BODY_ID.eq(tx.body()),
                        ENTRY_CHILD.ENTRY_ID.eq(DSL.any(entries.toArray(UUID[]::new))))
                .orderBy(ENTRY_CHILD.ENTRY_ID, ENTRY_CHILD.ORDINAL)
                .fetchGroups(ENTRY_CHILD.ENTRY_ID, ENTRY_CHILD.LEAF);
    }

    void add(Tx tx, List<Map.Entry<Long, UUID>> positions) {
        Register.insert(
                tx,
                ENTRY_POSITION,
                List.of(ENTRY_POSITION.BODY_ID, ENTRY_POSITION.POSITION, ENTRY_POSITION.ENTRY_ID),
                positions,
                one -> List.of(tx.body(), one.getKey(), one.getValue()));
    }

    void add(Tx tx, GrowingTree.Filled filled) {
        Register.insert(
                tx,
                RECORD_TILE,
                List.of(RECORD_TILE.BODY_ID, RECORD_TILE.LEVEL, RECORD_TILE.NUMBER, RECORD_TILE.HASHES),
                List.of(filled),
                one -> List.of(tx.body(), (short) one.tile().level(), one.tile().number(), one.hashes()));
    }

    void add(Tx tx, Head head) {
        tx.sql()
                .execute(
                        "insert into record_checkpoint (body_id, size, note, signed_at, below, cluster)"
                                + " values (?, ?, ?, cast(? as timestamptz), cast(? as xid8), ?)",
                        tx.body(),
                        head.size(),
                        head.note(),
                        head.signedAt().toString(),
                        head.below(),
                        head.cluster());
    }

    /** How many entries have no position yet, and when the oldest of them was entered. */
    record Tail(long entries, Optional<Instant> oldest) {}

    Tail tail(Tx tx, String below) {
        var row = tx.sql()
                .fetchSingle(
                        "select count(*), min(entered_at) from entry e where body_id = ? and commit_xid >= cast(? as xid8)"
                                + " and not exists (select 1 from entry_position p"
                                + " where p.body_id = e.body_id and p.entry_id = e.id)",
                        tx.body(),
                        below);
        return new Tail(
                row.get(0, Long.class),
                Optional.ofNullable(row.get(1, java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant));
    }

    /** Every leaf from a position up to another, in order. */
    void leaves(Tx tx, long from, long to, Consumer<byte[]> take) {
        long next = from;
        while (next < to) {
            next = chunk(tx, next, to, take);
        }
    }

    /** Some leaves from a position on; the position behind them. */
    private long chunk(Tx tx, long from, long to, Consumer<byte[]> take) {
        // The entry at whose children the first position may stand.
        var first = DSL.select(DSL.max(ENTRY_POSITION.POSITION))
                .from(ENTRY_POSITION)
                .where(ENTRY_POSITION.BODY_ID.eq(tx.body()), ENTRY_POSITION.POSITION.le(from));
        var rows = tx.sql()
                .select(ENTRY_POSITION.POSITION, ENTRY.ID, ENTRY.CHILD_COUNT, ENTRY.LEAF)
                .from(ENTRY_POSITION)
                .join(ENTRY)
                .on(ENTRY.BODY_ID.eq(ENTRY_POSITION.BODY_ID), ENTRY.ID.eq(ENTRY_POSITION.ENTRY_ID))
                .where(
                        ENTRY_POSITION.BODY_ID.eq(tx.body()),
                        ENTRY_POSITION.POSITION.ge(first),
                        ENTRY_POSITION.POSITION.lt(to))
                .orderBy(ENTRY_POSITION.POSITION)
                .limit(CHUNK)
                .fetch();
        var children = children(
                tx,
                rows.stream()
                        .filter(row -> row.value3() > 0)
                        .map(row -> row.value2())
                        .toList());
        long at = from;
        for (var row : rows) {
            if (row.value1() > at) {
                throw new IllegalStateException("The record has no entry at position " + at);
            }
            if (row.value1() == at) {
                take.accept(row.value4());
                at++;
            }
            var those = children.getOrDefault(row.value2(), List.of());
            for (int i = (int) (at - row.value1() - 1); i < those.size() && at < to; i++) {
                take.accept(those.get(i));
                at++;
            }
        }
        if (at == from) {
            throw new IllegalStateException("The record has no entry at position " + at);
        }
        return at;
    }

    /** The tiles of the tree of the first {@code size} leaves. */
    Tile.Reader tiles(Tx tx) {
        return tile -> hashes(tx, tile);
    }

    private byte[] hashes(Tx tx, Tile tile) {
        if (tile.width() == Tile.FULL) {
            return tx.sql()
                    .select(RECORD_TILE.HASHES)
                    .from(RECORD_TILE)
                    .where(
                            RECORD_TILE.BODY_ID.eq(tx.body()),
                            RECORD_TILE.LEVEL.eq((short) tile.level()),
                            RECORD_TILE.NUMBER.eq(tile.number()))
                    .fetchSingle()
                    .value1();
        }
        var hashes = java.nio.ByteBuffer.allocate(tile.width() * Hash.BYTES);
        long first = tile.number() * Tile.FULL;
        if (tile.level() == 0) {
            leaves(
                    tx,
                    first,
                    first + tile.width(),
                    leaf -> hashes.put(MerkleTree.leaf(leaf).bytes()));
        } else {
            for (int i = 0; i < tile.width(); i++) {
                hashes.put(Tile.root(hashes(tx, new Tile(tile.level() - 1, first + i, Tile.FULL)))
                        .bytes());
            }
        }
        return hashes.array();
    }
}
