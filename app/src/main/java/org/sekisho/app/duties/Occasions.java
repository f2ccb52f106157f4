package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.EVIDENCE_ITEM;
import static org.sekisho.schema.tables.Tables.OCCASION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** What happened and asks for a duty. */
@Repository
class Occasions {

    record Row(OccasionId occasion, DutyId duty, String what, LocalDate happenedOn, Instant enteredAt) {}

    /** Those of the day that no evidence answers, the earliest first. One statement. */
    List<Row> open(Tx tx, AsOf asOf) {
        var e = EVIDENCE_ITEM;
        return rows(
                tx,
                Register.known(asOf, OCCASION.ENTERED_AT, OCCASION.SUPERSEDED_AT)
                        .and(OCCASION.HAPPENED_ON.le(asOf.day()))
                        .andNotExists(DSL.selectOne()
                                .from(e)
                                .where(
                                        e.BODY_ID.eq(OCCASION.BODY_ID),
                                        e.OCCASION_ID.eq(OCCASION.OCCASION_ID),
                                        e.HAPPENED_ON.le(asOf.day()),
                                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))));
    }

    /** Those that happened on these days, up to the day of the question, the earliest first. One statement. */
    List<Row> during(Tx tx, AsOf asOf, Window window) {
        return rows(
                tx,
                Register.known(asOf, OCCASION.ENTERED_AT, OCCASION.SUPERSEDED_AT)
                        .and(OCCASION.HAPPENED_ON.between(window.first(), window.last()))
                        .and(OCCASION.HAPPENED_ON.le(asOf.day())));
    }

    /** Those of one duty, the earliest first. */
    List<Row> of(Tx tx, DutyId duty) {
        return rows(tx, OCCASION.SUPERSEDED_AT.isNull().and(OCCASION.DUTY_ID.eq(duty.value())));
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, OccasionId occasion) {
        return rows(tx, OCCASION.SUPERSEDED_AT.isNull().and(OCCASION.OCCASION_ID.eq(occasion.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("occasion"));
    }

    private static List<Row> rows(Tx tx, Condition condition) {
        return tx.sql()
                .select(
                        OCCASION.OCCASION_ID,
                        OCCASION.DUTY_ID,
                        OCCASION.WHAT,
                        OCCASION.HAPPENED_ON,
                        OCCASION.ENTERED_AT)
                .from(OCCASION)
                .where(OCCASION.BODY_ID.eq(tx.body()), condition)
                .orderBy(OCCASION.HAPPENED_ON, OCCASION.OCCASION_ID)
                .fetch(Occasions::row);
    }

    private static Row row(Record row) {
        return new Row(
                new OccasionId(row.get(OCCASION.OCCASION_ID)),
                new DutyId(row.get(OCCASION.DUTY_ID)),
                row.get(OCCASION.WHAT),
                row.get(OCCASION.HAPPENED_ON),
                row.get(OCCASION.ENTERED_AT).toInstant());
    }

    void add(Tx tx, UUID entry, OccasionId occasion, DutyId duty, String what, LocalDate happenedOn) {
        Register.insert(
                tx,
                OCCASION,
                List.of(
                        OCCASION.BODY_ID,
                        OCCASION.ID,
                        OCCASION.OCCASION_ID,
                        OCCASION.DUTY_ID,
                        OCCASION.WHAT,
                        OCCASION.HAPPENED_ON,
                        OCCASION.ENTERED_AT,
                        OCCASION.ENTRY_ID),
                List.of(occasion),
                one -> List.of(
                        tx.body(),
                        tx.newId(),
                        one.value(),
                        duty.value(),
                        what,
                        happenedOn,
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
    }

    /** @throws Refusal.Stale if somebody else was faster */
    void strike(Tx tx, OccasionId occasion) {
        int changed = tx.sql()
                .update(OCCASION)
                .set(OCCASION.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        OCCASION.BODY_ID.eq(tx.body()),
                        OCCASION.OCCASION_ID.eq(occasion.value()),
                        OCCASION.SUPERSEDED_AT.isNull())
                .execute();
        if (changed != 1) {
            throw new Refusal.Stale();
        }
    }
}
