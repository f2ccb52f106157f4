package org.sekisho.app.conduct;

import static org.sekisho.schema.tables.Tables.VIOLATION;
import static org.sekisho.schema.tables.Tables.VIOLATION_STEP;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** Violations, and what was done about them. */
@Repository
class Violations {

    private static final String CLOSED = "CLOSED";

    /** One that was closed. */
    record Closed(UUID violation, String title, LocalDate on) {}

    /** @throws Refusal.NotFound if there is none */
    ViolationRegister.Violation the(Tx tx, UUID id) {
        return violations(tx, VIOLATION.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("violation"));
    }

    /** What was entered, the newest first. */
    List<ViolationRegister.Violation> known(Tx tx, AsOf asOf) {
        return violations(
                tx,
                asOf.knownBefore()
                        .map(end -> VIOLATION.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                        .orElseGet(() -> VIOLATION.NOTICED_ON.le(asOf.day())));
    }

    private static List<ViolationRegister.Violation> violations(Tx tx, Condition condition) {
        var v = VIOLATION;
        return tx.sql()
                .selectFrom(v)
                .where(v.BODY_ID.eq(tx.body()), condition)
                .orderBy(v.NOTICED_ON.desc(), v.ID.desc())
                .fetch(Violations::violation);
    }

    private static ViolationRegister.Violation violation(Record row) {
        var v = VIOLATION;
        return new ViolationRegister.Violation(
                row.get(v.ID),
                row.get(v.CLAUSE_ID),
                row.get(v.DOCUMENT),
                row.get(v.CLAUSE_PATH),
                row.get(v.CAPTION),
                row.get(v.HAPPENED_ON),
                row.get(v.NOTICED_ON),
                row.get(v.PLACE),
                row.get(v.NOTICED_BY),
                row.get(v.PERSON),
                row.get(v.HAPPENED),
                Optional.ofNullable(row.get(v.ERASED_AT)).map(at -> at.toInstant()));
    }

    /** The steps that count of all violations, in their order. */
    List<ViolationRegister.Step> steps(Tx tx, AsOf asOf) {
        var s = VIOLATION_STEP;
        return tx.sql()
                .selectFrom(s)
                .where(
                        s.BODY_ID.eq(tx.body()),
                        asOf.knownBefore()
                                .map(end -> s.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                                .orElseGet(() -> s.TAKEN_ON.le(asOf.day())))
                .orderBy(s.TAKEN_ON, s.ENTERED_AT, s.ID)
                .fetch(row -> new ViolationRegister.Step(
                        row.get(s.VIOLATION_ID),
                        row.get(s.KIND).equals(CLOSED)
                                ? Optional.empty()
                                : Optional.of(Measure.valueOf(row.get(s.KIND))),
                        row.get(s.TAKEN_ON),
                        row.get(s.NOTE)));
    }

    /** Those that were closed and still say of whom they are. */
    List<Closed> closed(Tx tx) {
        var v = VIOLATION;
        var s = VIOLATION_STEP;
        return tx.sql()
                .select(v.ID, v.CLAUSE_PATH, v.CAPTION, s.TAKEN_ON)
                .from(v)
                .join(s)
                .on(s.BODY_ID.eq(v.BODY_ID), s.VIOLATION_ID.eq(v.ID))
                .where(v.BODY_ID.eq(tx.body()), v.ERASED_AT.isNull(), s.KIND.eq(CLOSED))
                .orderBy(s.TAKEN_ON)
                .fetch(row -> new Closed(row.value1(), row.value2() + " " + row.value3(), row.value4()));
    }

    void add(Tx tx, UUID entry, ViolationRegister.Violation one) {
        var v = VIOLATION;
        tx.sql()
                .insertInto(v)
                .set(v.BODY_ID, tx.body())
                .set(v.ID, one.id())
                .set(v.CLAUSE_ID, one.clause())
                .set(v.DOCUMENT, one.document())
                .set(v.CLAUSE_PATH, one.path())
                .set(v.CAPTION, one.caption())
                .set(v.HAPPENED_ON, one.happenedOn())
                .set(v.NOTICED_ON, one.noticedOn())
                .set(v.PLACE, one.place())
                .set(v.NOTICED_BY, one.noticedBy())
                .set(v.PERSON, one.person())
                .set(v.HAPPENED, one.happened())
                .set(v.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(v.ENTRY_ID, entry)
                .execute();
    }

    /** @param measure empty to close it */
    UUID step(Tx tx, UUID entry, UUID violation, Optional<Measure> measure, LocalDate on, String note) {
        var s = VIOLATION_STEP;
        var id = tx.newId();
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, id)
                .set(s.VIOLATION_ID, violation)
                .set(s.KIND, measure.map(Enum::name).orElse(CLOSED))
                .set(s.TAKEN_ON, on)
                .set(s.NOTE, note)
                .set(s.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(s.ENTRY_ID, entry)
                .execute();
        return id;
    }

    /** Empties what says of whom it was and what happened. */
    void erase(Tx tx, UUID violation) {
        var v = VIOLATION;
        tx.sql()
                .update(v)
                .set(v.PLACE, "")
                .set(v.NOTICED_BY, "")
                .set(v.PERSON, "")
                .set(v.HAPPENED, "")
                .set(v.ERASED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(v.BODY_ID.eq(tx.body()), v.ID.eq(violation))
                .execute();
        var s = VIOLATION_STEP;
        tx.sql()
                .update(s)
                .set(s.NOTE, "")
                .where(s.BODY_ID.eq(tx.body()), s.VIOLATION_ID.eq(violation))
                .execute();
    }
}
