package org.sekisho.app.record;

import static org.sekisho.schema.tables.Tables.ANCHOR;
import static org.sekisho.schema.tables.Tables.ANCHOR_RECIPIENT;
import static org.sekisho.schema.tables.Tables.ANCHOR_STAMP;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Time;
import org.sekisho.record.Hash;
import org.springframework.stereotype.Repository;

/** The checkpoints that were sent outside, or wait to be. */
@Repository
class Anchors {

    /**
     * Where an anchor goes.
     *
     * @param recipient by mail, to whom; empty on every other way
     */
    record Target(AnchorWay way, Optional<UUID> recipient) {

        static final Target FOLDER = new Target(AnchorWay.FOLDER, Optional.empty());
        static final Target TIME_STAMP = new Target(AnchorWay.TIME_STAMP, Optional.empty());
        static final Target PAPER = new Target(AnchorWay.PAPER, Optional.empty());

        static Target mail(UUID recipient) {
            return new Target(AnchorWay.MAIL, Optional.of(recipient));
        }
    }

    /** One of them as the register has it. */
    record Row(
            UUID id,
            long size,
            Hash root,
            byte[] note,
            Instant signedAt,
            Target target,
            AnchorState state,
            int attempts,
            Instant nextAt,
            Instant queuedAt,
            Optional<Instant> endedAt,
            String problem,
            Optional<String> mail,
            Optional<AnchorStamp> stamp) {

        /** By which its files are called, without an ending. */
        String fileName() {
            return LocalDate.ofInstant(queuedAt, Time.JAPAN) + "-checkpoint-" + size;
        }
    }

    void add(Tx tx, UUID entry, UUID id, ExportRecord.Signed signed, Target target, AnchorState state) {
        var now = tx.now().atOffset(ZoneOffset.UTC);
        tx.sql()
                .insertInto(ANCHOR)
                .set(ANCHOR.BODY_ID, tx.body())
                .set(ANCHOR.ID, id)
                .set(ANCHOR.SIZE, signed.checkpoint().size())
                .set(ANCHOR.ROOT, signed.checkpoint().root().bytes())
                .set(ANCHOR.NOTE, signed.note().bytes())
                .set(ANCHOR.SIGNED_AT, signed.at().atOffset(ZoneOffset.UTC))
                .set(ANCHOR.WAY, target.way().name())
                .set(ANCHOR.RECIPIENT_ID, target.recipient().orElse(null))
                .set(ANCHOR.STATE, state.name())
                .set(ANCHOR.NEXT_AT, now)
                .set(ANCHOR.QUEUED_AT, now)
                .set(ANCHOR.ENDED_AT, state == AnchorState.WAITING ? null : now)
                .set(ANCHOR.ENTRY_ID, entry)
                .execute();
    }

    /** The last one that was queued for a target, whatever came of it. */
    Optional<Row> last(Tx tx, Target target) {
        return newest(tx, isFor(target), 1).stream().findFirst();
    }

    /** How large the record was at the last one that reached a target; 0 before one did. */
    long reached(Tx tx, Target target) {
        var size = tx.sql()
                .select(DSL.max(ANCHOR.SIZE))
                .from(ANCHOR)
                .where(ANCHOR.BODY_ID.eq(tx.body()), isFor(target), ANCHOR.STATE.eq(AnchorState.SENT.name()))
                .fetchSingle()
                .value1();
        return size == null ? 0 : size;
    }

    /** Those whose turn has come, the longest waiting first. */
    List<UUID> due(Tx tx) {
        return tx.sql()
                .select(ANCHOR.ID)
                .from(ANCHOR)
                .where(isDue(tx))
                .orderBy(ANCHOR.NEXT_AT, ANCHOR.ID)
                .fetch(ANCHOR.ID);
    }

    /** The anchor for this transaction alone; empty when it has been dealt with, or somebody else deals with it now. */
    Optional<Row> take(Tx tx, UUID id) {
        boolean mine = tx.sql()
                .select(ANCHOR.ID)
                .from(ANCHOR)
                .where(isDue(tx), ANCHOR.ID.eq(id))
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
        return mine ? find(tx, id) : Optional.empty();
    }

    Optional<Row> find(Tx tx, UUID id) {
        return newest(tx, ANCHOR.ID.eq(id), 1).stream().findFirst();
    }

    void end(Tx tx, UUID id, AnchorState state, int attempts, String problem) {
        tx.sql()
                .update(ANCHOR)
                .set(ANCHOR.STATE, state.name())
                .set(ANCHOR.ATTEMPTS, attempts)
                .set(ANCHOR.ENDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(ANCHOR.PROBLEM, problem)
                .where(ANCHOR.BODY_ID.eq(tx.body()), ANCHOR.ID.eq(id))
                .execute();
    }

    void postpone(Tx tx, UUID id, int attempts, Instant nextAt, String problem) {
        tx.sql()
                .update(ANCHOR)
                .set(ANCHOR.ATTEMPTS, attempts)
                .set(ANCHOR.NEXT_AT, nextAt.atOffset(ZoneOffset.UTC))
                .set(ANCHOR.PROBLEM, problem)
                .where(ANCHOR.BODY_ID.eq(tx.body()), ANCHOR.ID.eq(id))
                .execute();
    }

    /** Keeps what the authority answered to an anchor. */
    void stamp(Tx tx, UUID entry, UUID id, byte[] answer, AnchorStamp stamp) {
        tx.sql()
                .insertInto(ANCHOR_STAMP)
                .set(ANCHOR_STAMP.BODY_ID, tx.body())
                .set(ANCHOR_STAMP.ID, id)
                .set(ANCHOR_STAMP.ANSWER, answer)
                .set(ANCHOR_STAMP.STAMPED_AT, stamp.time().atOffset(ZoneOffset.UTC))
                .set(ANCHOR_STAMP.AUTHORITY, stamp.authority())
                .set(ANCHOR_STAMP.SERIAL, stamp.serial())
                .set(ANCHOR_STAMP.ENTRY_ID, entry)
                .execute();
    }

    /** What the authority answered, as it came. */
    Optional<byte[]> answer(Tx tx, UUID id) {
        return tx.sql()
                .select(ANCHOR_STAMP.ANSWER)
                .from(ANCHOR_STAMP)
                .where(ANCHOR_STAMP.BODY_ID.eq(tx.body()), ANCHOR_STAMP.ID.eq(id))
                .fetchOptional(ANCHOR_STAMP.ANSWER);
    }

    int count(Tx tx) {
        return tx.sql().fetchCount(ANCHOR, ANCHOR.BODY_ID.eq(tx.body()));
    }

    /** A page of the register, the newest first. */
    List<Row> page(Tx tx, int from, int most) {
        return rows(tx, DSL.noCondition(), from, most);
    }

    private static List<Row> newest(Tx tx, Condition which, int most) {
        return rows(tx, which, 0, most);
    }

    private static List<Row> rows(Tx tx, Condition which, int from, int most) {
        return tx.sql()
                .select(
                        ANCHOR.ID,
                        ANCHOR.SIZE,
                        ANCHOR.ROOT,
                        ANCHOR.NOTE,
                        ANCHOR.SIGNED_AT,
                        ANCHOR.WAY,
                        ANCHOR.RECIPIENT_ID,
                        ANCHOR.STATE,
                        ANCHOR.ATTEMPTS,
                        ANCHOR.NEXT_AT,
                        ANCHOR.QUEUED_AT,
                        ANCHOR.ENDED_AT,
                        ANCHOR.PROBLEM,
                        ANCHOR_RECIPIENT.MAIL,
                        ANCHOR_STAMP.STAMPED_AT,
                        ANCHOR_STAMP.AUTHORITY,
                        ANCHOR_STAMP.SERIAL)
                .from(ANCHOR)
                .leftJoin(ANCHOR_RECIPIENT)
                .on(ANCHOR_RECIPIENT.BODY_ID.eq(ANCHOR.BODY_ID), ANCHOR_RECIPIENT.ID.eq(ANCHOR.RECIPIENT_ID))
                .leftJoin(ANCHOR_STAMP)
                .on(ANCHOR_STAMP.BODY_ID.eq(ANCHOR.BODY_ID), ANCHOR_STAMP.ID.eq(ANCHOR.ID))
                .where(ANCHOR.BODY_ID.eq(tx.body()), which)
                .orderBy(ANCHOR.QUEUED_AT.desc(), ANCHOR.SIZE.desc(), ANCHOR.ID)
                .limit(most)
                .offset(from)
                .fetch(row -> new Row(
                        row.get(ANCHOR.ID),
                        row.get(ANCHOR.SIZE),
                        new Hash(row.get(ANCHOR.ROOT)),
                        row.get(ANCHOR.NOTE),
                        row.get(ANCHOR.SIGNED_AT).toInstant(),
                        new Target(
                                AnchorWay.valueOf(row.get(ANCHOR.WAY)),
                                Optional.ofNullable(row.get(ANCHOR.RECIPIENT_ID))),
                        AnchorState.valueOf(row.get(ANCHOR.STATE)),
                        row.get(ANCHOR.ATTEMPTS),
                        row.get(ANCHOR.NEXT_AT).toInstant(),
                        row.get(ANCHOR.QUEUED_AT).toInstant(),
                        Optional.ofNullable(row.get(ANCHOR.ENDED_AT)).map(OffsetDateTime::toInstant),
                        row.get(ANCHOR.PROBLEM),
                        Optional.ofNullable(row.get(ANCHOR_RECIPIENT.MAIL)),
                        Optional.ofNullable(row.get(ANCHOR_STAMP.STAMPED_AT))
                                .map(at -> new AnchorStamp(
                                        at.toInstant(),
                                        row.get(ANCHOR_STAMP.AUTHORITY),
                                        row.get(ANCHOR_STAMP.SERIAL)))));
    }

    private static Condition isFor(Target target) {
        return ANCHOR.WAY
                .eq(target.way().name())
                .and(target.recipient().map(ANCHOR.RECIPIENT_ID::eq).orElseGet(ANCHOR.RECIPIENT_ID::isNull));
    }

    private static Condition isDue(Tx tx) {
        return ANCHOR.BODY_ID
                .eq(tx.body())
                .and(ANCHOR.STATE.eq(AnchorState.WAITING.name()))
                .and(ANCHOR.NEXT_AT.le(tx.now().atOffset(ZoneOffset.UTC)));
    }
}
