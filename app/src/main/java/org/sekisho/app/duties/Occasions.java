package org.sekisho.app.duties;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.val;
import static org.sekisho.schema.tables.Tables.EVIDENCE_ITEM;
import static org.sekisho.schema.tables.Tables.OCCASION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** What happened and asks for a duty. */
@Repository
class Occasions {

    record Row(OccasionId occasion, DutyId duty, String what, LocalDate happenedOn, Instant enteredAt) {}

    /**
     * One that is not answered.
     *
     * @param missing the sections that have not answered it; empty if it does not ask each section
     * @param asked how many sections it asks; 0 if it does not ask each section
     */
    record Open(Row row, Set<UUID> missing, int asked) {
        boolean asks(SectionId section) {
            return missing.contains(section.value());
        }
    }

    /** A section that a duty asks, with its first day. */
    record Asked(DutyId duty, SectionId section, LocalDate since) {}

    /**
     * Those of the day that are not answered, the earliest first. What was done for the whole body answers for all. An
     * occasion of a duty that asks each section asks those that were there when it happened, until each has answered; of
     * any other duty, or where no section was there, one answer is enough. One statement.
     *
     * @param asked the sections that the duties ask that ask each section
     */
    List<Open> open(Tx tx, AsOf asOf, Collection<Asked> asked) {
        var e = EVIDENCE_ITEM;
        var section = field(name("a", "section"), SQLDataType.UUID);
        var a = DSL.table(
                "unnest({0}, {1}, {2}) as a(duty, section, since)",
                val(asked.stream().map(one -> one.duty().value()).toArray(UUID[]::new)),
                val(asked.stream().map(one -> one.section().value()).toArray(UUID[]::new)),
                val(asked.stream().map(Asked::since).toArray(LocalDate[]::new)));
        var asks = field(name("a", "duty"), SQLDataType.UUID)
                .eq(OCCASION.DUTY_ID)
                .and(field(name("a", "since"), SQLDataType.LOCALDATE).le(OCCASION.HAPPENED_ON));
        var answers = e.BODY_ID
                .eq(OCCASION.BODY_ID)
                .and(e.OCCASION_ID.eq(OCCASION.OCCASION_ID))
                .and(e.HAPPENED_ON.le(asOf.day()))
                .and(Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT));
        var number = DSL.field(DSL.selectCount().from(a).where(asks));
        var missing = DSL.array(DSL.select(section)
                .from(a)
                .where(asks, notExists(DSL.selectOne().from(e).where(answers, e.SUBJECT_ID.eq(section)))));
        return select(tx)
                .select(number, missing)
                .from(OCCASION)
                .where(
                        OCCASION.BODY_ID.eq(tx.body()),
                        Register.known(asOf, OCCASION.ENTERED_AT, OCCASION.SUPERSEDED_AT),
                        OCCASION.HAPPENED_ON.le(asOf.day()),
                        notExists(DSL.selectOne()
                                .from(e)
                                .where(
                                        answers,
                                        e.SUBJECT_ID
                                                .eq(OCCASION.BODY_ID)
                                                .or(notExists(
                                                        DSL.selectOne().from(a).where(asks))))))
                .orderBy(OCCASION.HAPPENED_ON, OCCASION.OCCASION_ID)
                .fetch(row -> new Open(row(row), Set.of(row.get(missing)), row.get(number)))
                .stream()
                .filter(one -> one.asked() == 0 || !one.missing().isEmpty())
                .toList();
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
        return select(tx)
                .from(OCCASION)
                .where(OCCASION.BODY_ID.eq(tx.body()), condition)
                .orderBy(OCCASION.HAPPENED_ON, OCCASION.OCCASION_ID)
                .fetch(Occasions::row);
    }

    private static SelectSelectStep<? extends Record> select(Tx tx) {
        return tx.sql()
                .select(
                        OCCASION.OCCASION_ID,
                        OCCASION.DUTY_ID,
                        OCCASION.WHAT,
                        OCCASION.HAPPENED_ON,
                        OCCASION.ENTERED_AT);
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
