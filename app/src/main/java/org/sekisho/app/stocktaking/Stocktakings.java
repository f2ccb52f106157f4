package org.sekisho.app.stocktaking;

import static org.sekisho.schema.tables.Tables.STOCKTAKING;
import static org.sekisho.schema.tables.Tables.STOCKTAKING_CLOSING;
import static org.sekisho.schema.tables.Tables.STOCKTAKING_LINE;
import static org.sekisho.schema.tables.Tables.STOCKTAKING_SECTION;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** Stocktakings, what was confirmed in them, and which sections are done. Rows are added and never changed. */
@Repository
class Stocktakings {

    /** All, the newest first. */
    List<Stocktaking> all(Tx tx) {
        return where(tx, DSL.noCondition());
    }

    /** @throws Refusal.NotFound if there is none */
    Stocktaking the(Tx tx, UUID id) {
        return where(tx, STOCKTAKING.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("stocktaking"));
    }

    /** The one of a ledger that is open. */
    Optional<Stocktaking> open(Tx tx, String ledger) {
        return where(tx, STOCKTAKING.LEDGER.eq(ledger).and(STOCKTAKING_CLOSING.STOCKTAKING_ID.isNull())).stream()
                .findFirst();
    }

    List<Stocktaking> open(Tx tx) {
        return where(tx, STOCKTAKING_CLOSING.STOCKTAKING_ID.isNull());
    }

    private static List<Stocktaking> where(Tx tx, Condition condition) {
        var s = STOCKTAKING;
        var c = STOCKTAKING_CLOSING;
        return tx.sql()
                .select(s.ID, s.LEDGER, s.TITLE, s.FIRST_DAY, s.LAST_DAY, s.ENTERED_AT, c.ENTERED_AT, c.SAID)
                .from(s)
                .leftJoin(c)
                .on(c.BODY_ID.eq(s.BODY_ID), c.STOCKTAKING_ID.eq(s.ID))
                .where(s.BODY_ID.eq(tx.body()), condition)
                .orderBy(s.FIRST_DAY.desc(), s.ID.desc())
                .fetch(Stocktakings::read);
    }

    private static Stocktaking read(Record row) {
        var s = STOCKTAKING;
        var c = STOCKTAKING_CLOSING;
        return new Stocktaking(
                row.get(s.ID),
                row.get(s.LEDGER),
                row.get(s.TITLE),
                row.get(s.FIRST_DAY),
                row.get(s.LAST_DAY),
                row.get(s.ENTERED_AT).toInstant(),
                Optional.ofNullable(row.get(c.ENTERED_AT))
                        .map(at -> new Stocktaking.Closing(at.toInstant(), row.get(c.SAID))));
    }

    void add(Tx tx, UUID entry, Stocktaking one) {
        var s = STOCKTAKING;
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, one.id())
                .set(s.LEDGER, one.ledger())
                .set(s.TITLE, one.title())
                .set(s.FIRST_DAY, one.firstDay())
                .set(s.LAST_DAY, one.lastDay())
                .set(s.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(s.ENTRY_ID, entry)
                .execute();
    }

    void close(Tx tx, UUID entry, UUID stocktaking, String said) {
        var c = STOCKTAKING_CLOSING;
        tx.sql()
                .insertInto(c)
                .set(c.BODY_ID, tx.body())
                .set(c.ID, tx.newId())
                .set(c.STOCKTAKING_ID, stocktaking)
                .set(c.SAID, said)
                .set(c.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(c.ENTRY_ID, entry)
                .execute();
    }

    /** The lines that were seen there. */
    Set<UUID> confirmed(Tx tx, UUID stocktaking) {
        var l = STOCKTAKING_LINE;
        return tx.sql()
                .select(l.LINE_ID)
                .from(l)
                .where(l.BODY_ID.eq(tx.body()), l.STOCKTAKING_ID.eq(stocktaking))
                .fetchSet(l.LINE_ID);
    }

    void confirm(Tx tx, UUID entry, UUID stocktaking, Collection<LineId> lines) {
        var l = STOCKTAKING_LINE;
        Register.insert(
                tx,
                l,
                List.of(l.BODY_ID, l.ID, l.STOCKTAKING_ID, l.LINE_ID, l.ENTERED_AT, l.ENTRY_ID),
                List.copyOf(lines),
                line -> List.of(
                        tx.body(),
                        tx.newId(),
                        stocktaking,
                        line.value(),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
    }

    /** When each section was done. */
    Map<UUID, Instant> done(Tx tx, UUID stocktaking) {
        var s = STOCKTAKING_SECTION;
        return tx.sql()
                .select(s.SECTION, s.ENTERED_AT)
                .from(s)
                .where(s.BODY_ID.eq(tx.body()), s.STOCKTAKING_ID.eq(stocktaking))
                .fetchMap(
                        row -> row.get(s.SECTION), row -> row.get(s.ENTERED_AT).toInstant());
    }

    void finish(Tx tx, UUID entry, UUID stocktaking, UUID section) {
        var s = STOCKTAKING_SECTION;
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, tx.newId())
                .set(s.STOCKTAKING_ID, stocktaking)
                .set(s.SECTION, section)
                .set(s.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(s.ENTRY_ID, entry)
                .execute();
    }
}
