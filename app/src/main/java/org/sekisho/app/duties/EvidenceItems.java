package org.sekisho.app.duties;

import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.sekisho.schema.tables.Tables.EVIDENCE_ITEM;
import static org.sekisho.schema.tables.Tables.STORED_FILE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** That duties were done: what happened, and when it was entered. A correction is a new row. */
@Repository
class EvidenceItems {

    /**
     * A piece of evidence to be entered.
     *
     * @param subject the body, or the section or person that did its part
     * @param source the module that saw it, or {@code attested}
     * @param text the policy text in force on the day, to whose clauses it belongs for good
     */
    record New(
            EvidenceId evidence,
            DutyId duty,
            UUID subject,
            Nature nature,
            String source,
            Optional<OccasionId> occasion,
            String doneBy,
            String note,
            String place,
            Optional<UUID> file,
            Optional<UUID> text,
            LocalDate happenedOn) {}

    /** A piece of evidence as it stands, or stood. */
    record Row(
            UUID id,
            New item,
            Optional<String> fileName,
            LocalDate enteredOn,
            Instant enteredAt,
            Optional<Instant> supersededAt) {}

    /**
     * The two periods of one duty that are asked for.
     *
     * @param running the period of the day
     * @param before the one before it
     */
    record Asked(DutyId duty, Window running, Window before) {}

    /** How many subjects did it, of those that are expected; {@code whole}: it was done for all at once. */
    record Part(int observed, int attested, boolean wholeObserved, boolean wholeAttested) {
        static final Part NONE = new Part(0, 0, false, false);
    }

    /** What was done in the two periods. */
    record Counted(Part running, Part before) {}

    private static final org.sekisho.schema.tables.tables.Duty DUTY_TABLE = org.sekisho.schema.tables.Tables.DUTY;
    private static final Field<UUID> DUTY = field(name("a", "duty"), SQLDataType.UUID);
    private static final Field<LocalDate> RUNNING_FIRST = field(name("a", "running_first"), SQLDataType.LOCALDATE);
    private static final Field<LocalDate> BEFORE_FIRST = field(name("a", "before_first"), SQLDataType.LOCALDATE);
    private static final Field<UUID> SUBJECT = field(name("x", "subject"), SQLDataType.UUID);
    private static final Field<LocalDate> SINCE = field(name("x", "since"), SQLDataType.LOCALDATE);

    /**
     * Counts what was done up to the day, duty by duty. One statement, whatever the number of rows.
     *
     * @param expected who is asked, each with the first day from which they are
     */
    Map<DutyId, Counted> counted(Tx tx, AsOf asOf, Collection<Asked> asked, Map<UUID, LocalDate> expected) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var e = EVIDENCE_ITEM;
        var a = DSL.table(
                "unnest({0}, {1}, {2}) as a(duty, running_first, before_first)",
                val(asked.stream().map(one -> one.duty().value()).toArray(UUID[]::new)),
                val(asked.stream().map(one -> one.running().first()).toArray(LocalDate[]::new)),
                val(asked.stream().map(one -> one.before().first()).toArray(LocalDate[]::new)));
        var x = DSL.table(
                "unnest({0}, {1}) as x(subject, since)",
                val(expected.keySet().toArray(UUID[]::new)),
                val(expected.values().toArray(LocalDate[]::new)));
        var observed = e.NATURE.eq(Nature.OBSERVED.name());
        var running = e.HAPPENED_ON.ge(RUNNING_FIRST);
        var before = e.HAPPENED_ON.lt(RUNNING_FIRST);
        // Duty by duty, so that each reads its own stretch of the index: one join of all would read every year's.
        var bySubject = DSL.select(
                        e.SUBJECT_ID,
                        boolOr(running).as("r"),
                        boolOr(running.and(observed)).as("ro"),
                        boolOr(before).as("b"),
                        boolOr(before.and(observed)).as("bo"))
                .from(e)
                .where(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(DUTY),
                        e.HAPPENED_ON.between(BEFORE_FIRST, val(asOf.day())),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                .groupBy(e.SUBJECT_ID)
                .asTable("s");
        var whole = SUBJECT.eq(tx.body());
        var oneOfMany = DSL.not(whole);
        var oneOfThoseBefore = oneOfMany.and(SINCE.lt(RUNNING_FIRST));
        var parts = DSL.lateral(DSL.select(
                        times(oneOfMany.and(flag("ro"))).as("observed"),
                        times(oneOfMany.and(flag("r")).andNot(flag("ro"))).as("attested"),
                        times(whole.and(flag("ro"))).as("whole_observed"),
                        times(whole.and(flag("r")).andNot(flag("ro"))).as("whole_attested"),
                        times(oneOfThoseBefore.and(flag("bo"))).as("observed_before"),
                        times(oneOfThoseBefore.and(flag("b")).andNot(flag("bo")))
                                .as("attested_before"),
                        times(whole.and(flag("bo"))).as("whole_observed_before"),
                        times(whole.and(flag("b")).andNot(flag("bo"))).as("whole_attested_before"))
                .from(bySubject)
                .join(x)
                .on(SUBJECT.eq(bySubject.field(e.SUBJECT_ID)))
                .asTable("c"));
        var found = new HashMap<DutyId, Counted>();
        tx.sql()
                .select(DUTY)
                .select(parts.fields())
                .from(a)
                .crossJoin(parts)
                .forEach(row -> found.put(new DutyId(row.get(DUTY)), new Counted(part(row, ""), part(row, "_before"))));
        return found;
    }

    private static Field<Integer> times(Condition condition) {
        return count().filterWhere(condition);
    }

    private static Part part(Record row, String when) {
        return new Part(
                row.get("observed" + when, int.class),
                row.get("attested" + when, int.class),
                row.get("whole_observed" + when, int.class) > 0,
                row.get("whole_attested" + when, int.class) > 0);
    }

    private static Condition flag(String name) {
        return DSL.condition(field(name("s", name), SQLDataType.BOOLEAN));
    }

    /** The last time that each duty was done, up to the day. One statement. */
    Map<DutyId, Standing.Done> last(Tx tx, AsOf asOf, Collection<DutyId> duties) {
        var e = EVIDENCE_ITEM;
        var a = DSL.table(
                "unnest({0}) as a(duty)", val(duties.stream().map(DutyId::value).toArray(UUID[]::new)));
        var last = DSL.lateral(tx.sql()
                .select(e.HAPPENED_ON, e.NATURE, e.ENTERED_ON)
                .from(e)
                .where(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(DUTY),
                        e.HAPPENED_ON.le(asOf.day()),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                .orderBy(e.HAPPENED_ON.desc())
                .limit(1)
                .asTable("l"));
        var happened = field(name("l", "happened_on"), SQLDataType.LOCALDATE);
        var nature = field(name("l", "nature"), SQLDataType.VARCHAR);
        var entered = field(name("l", "entered_on"), SQLDataType.LOCALDATE);
        return tx.sql()
                .select(DUTY, happened, nature, entered)
                .from(a)
                .crossJoin(last)
                .fetchMap(
                        row -> new DutyId(row.value1()),
                        row -> new Standing.Done(
                                row.value2(),
                                Nature.valueOf(row.value3()),
                                row.value4().isAfter(row.value2())));
    }

    /** Which of the duties one subject did, with the last day of each, on or after that duty's day. One statement. */
    Map<DutyId, LocalDate> lastBySubject(Tx tx, UUID subject, LocalDate until) {
        var e = EVIDENCE_ITEM;
        var last = DSL.max(e.HAPPENED_ON);
        return tx.sql()
                .select(e.DUTY_ID, last)
                .from(e)
                .where(
                        e.BODY_ID.eq(tx.body()),
                        e.SUBJECT_ID.eq(subject),
                        e.HAPPENED_ON.le(until),
                        e.SUPERSEDED_AT.isNull())
                .groupBy(e.DUTY_ID)
                .fetchMap(row -> new DutyId(row.value1()), row -> row.value2());
    }

    /** A period of one duty, of which it is asked who did it and when last. */
    record Period(DutyId duty, Window window) {}

    /** What was done in a period. */
    record Done(Part part, LocalDate last) {}

    /**
     * Counts what was done in many periods, up to the day of the question; a period in which nothing was done is not in
     * the answer. One statement, whatever the number of rows.
     */
    Map<Period, Done> during(Tx tx, AsOf asOf, Collection<Period> periods) {
        if (periods.isEmpty()) {
            return Map.of();
        }
        var e = EVIDENCE_ITEM;
        var first = field(name("a", "first"), SQLDataType.LOCALDATE);
        var last = field(name("a", "last"), SQLDataType.LOCALDATE);
        var a = DSL.table(
                "unnest({0}, {1}, {2}) as a(duty, first, last)",
                val(periods.stream().map(one -> one.duty().value()).toArray(UUID[]::new)),
                val(periods.stream().map(one -> one.window().first()).toArray(LocalDate[]::new)),
                val(periods.stream().map(one -> one.window().last()).toArray(LocalDate[]::new)));
        var bySubject = tx.sql()
                .select(
                        DUTY,
                        first,
                        last,
                        e.SUBJECT_ID.as("subject"),
                        boolOr(e.NATURE.eq(Nature.OBSERVED.name())).as("o"),
                        DSL.max(e.HAPPENED_ON).as("day"))
                .from(a)
                .join(e)
                .on(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(DUTY),
                        e.HAPPENED_ON.between(first, last),
                        e.HAPPENED_ON.le(asOf.day()),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                .groupBy(DUTY, first, last, e.SUBJECT_ID)
                .asTable("s");
        var duty = field(name("s", "duty"), SQLDataType.UUID);
        var from = field(name("s", "first"), SQLDataType.LOCALDATE);
        var to = field(name("s", "last"), SQLDataType.LOCALDATE);
        var whole = field(name("s", "subject"), SQLDataType.UUID).eq(tx.body());
        var found = new HashMap<Period, Done>();
        tx.sql()
                .select(
                        duty,
                        from,
                        to,
                        count().filterWhere(DSL.not(whole).and(flag("o"))),
                        count().filterWhere(DSL.not(whole).andNot(flag("o"))),
                        boolOr(whole.and(flag("o"))),
                        boolOr(whole.andNot(flag("o"))),
                        DSL.max(field(name("s", "day"), SQLDataType.LOCALDATE)))
                .from(bySubject)
                .groupBy(duty, from, to)
                .forEach(row -> found.put(
                        new Period(new DutyId(row.value1()), new Window(row.value2(), row.value3())),
                        new Done(new Part(row.value4(), row.value5(), row.value6(), row.value7()), row.value8())));
        return found;
    }

    /** Who did their part of one duty from a day on, each with the last time. One statement. */
    Map<UUID, PartsOfDuty.Done> doneIn(Tx tx, AsOf asOf, DutyId duty, LocalDate from) {
        var e = EVIDENCE_ITEM;
        var last = DSL.max(e.HAPPENED_ON);
        var observed = boolOr(e.NATURE.eq(Nature.OBSERVED.name()));
        return tx.sql()
                .select(e.SUBJECT_ID, last, observed)
                .from(e)
                .where(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(duty.value()),
                        e.HAPPENED_ON.between(from, asOf.day()),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                .groupBy(e.SUBJECT_ID)
                .fetchMap(
                        row -> row.value1(),
                        row -> new PartsOfDuty.Done(row.value2(), row.value3() ? Nature.OBSERVED : Nature.ATTESTED));
    }

    /** How much evidence of one duty the moment knows of, what was corrected or struck among it. */
    int number(Tx tx, DutyId duty, AsOf asOf) {
        return tx.sql().fetchCount(EVIDENCE_ITEM, EVIDENCE_ITEM.BODY_ID.eq(tx.body()), seen(duty, asOf));
    }

    /** A part of it, the newest first; each with whether a corrected one stands in its place. One statement. */
    Map<Row, Boolean> some(Tx tx, DutyId duty, AsOf asOf, long first, int most) {
        var e = EVIDENCE_ITEM;
        var newer = e.as("newer");
        var replaced = field(exists(DSL.selectOne()
                        .from(newer)
                        .where(
                                newer.BODY_ID.eq(e.BODY_ID),
                                newer.EVIDENCE_ID.eq(e.EVIDENCE_ID),
                                newer.ENTERED_AT.gt(e.ENTERED_AT))))
                .as("replaced");
        var found = new LinkedHashMap<Row, Boolean>();
        tx.sql()
                .select(e.fields())
                .select(STORED_FILE.NAME, replaced)
                .from(e)
                .leftJoin(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(e.BODY_ID), STORED_FILE.ID.eq(e.FILE_ID))
                .where(e.BODY_ID.eq(tx.body()), seen(duty, asOf))
                .orderBy(e.HAPPENED_ON.desc(), e.ENTERED_AT.desc(), e.ID)
                .offset(first)
                .limit(most)
                .forEach(row -> found.put(row(row), row.get(replaced)));
        return found;
    }

    private static Condition seen(DutyId duty, AsOf asOf) {
        var seen = EVIDENCE_ITEM.DUTY_ID.eq(duty.value()).and(EVIDENCE_ITEM.HAPPENED_ON.le(asOf.day()));
        return switch (asOf.knowledge()) {
            case NOW -> seen;
            case THEN -> seen.and(EVIDENCE_ITEM.ENTERED_ON.le(asOf.day()));
        };
    }

    /** The first time that each subject did it for a version of a document, as far as it counts. */
    Map<UUID, DoneForText.Done> doneFor(Tx tx, String control, UUID text, AsOf asOf) {
        var e = EVIDENCE_ITEM;
        var found = new HashMap<UUID, DoneForText.Done>();
        tx.sql()
                .select(e.SUBJECT_ID, e.HAPPENED_ON, e.NATURE, e.SOURCE, e.ENTERED_AT)
                .from(e)
                .join(DUTY_TABLE)
                .on(DUTY_TABLE.BODY_ID.eq(e.BODY_ID), DUTY_TABLE.ID.eq(e.DUTY_ID))
                .where(
                        e.BODY_ID.eq(tx.body()),
                        DUTY_TABLE.CONTROL.eq(control),
                        e.TEXT_ID.eq(text),
                        e.HAPPENED_ON.le(asOf.day()),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                // What the program saw stands before what somebody vouches for.
                .orderBy(e.NATURE.desc(), e.HAPPENED_ON, e.ENTERED_AT)
                .forEach(row -> found.putIfAbsent(
                        row.value1(),
                        new DoneForText.Done(
                                row.value2(),
                                Nature.valueOf(row.value3()),
                                row.value4(),
                                row.value5().toInstant())));
        return found;
    }

    /** The evidence for a version of a document, and the files attached to it. */
    record Stored(List<UUID> evidence, List<UUID> files) {}

    /** Empties the words of the evidence for a version, whatever became of it, and tells which evidence and files that is. */
    Stored storedFor(Tx tx, String control, UUID text) {
        var e = EVIDENCE_ITEM;
        var ids = duty(tx, control).map(DutyId::value);
        if (ids.isEmpty()) {
            return new Stored(List.of(), List.of());
        }
        var rows = tx.sql()
                .update(e)
                .set(e.DONE_BY, "")
                .set(e.NOTE, "")
                .set(e.PLACE, "")
                .where(e.BODY_ID.eq(tx.body()), e.DUTY_ID.eq(ids.get()), e.TEXT_ID.eq(text))
                .returning(e.EVIDENCE_ID, e.FILE_ID)
                .fetch();
        return new Stored(
                rows.map(row -> row.get(e.EVIDENCE_ID)).stream().distinct().toList(),
                rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.get(e.FILE_ID)))
                        .distinct()
                        .toList());
    }

    /** Empties who did what was entered at a moment. @return its identifiers */
    List<UUID> anonymise(Tx tx, String control, String source, String doneBy, Instant enteredAt) {
        var e = EVIDENCE_ITEM;
        var duty = duty(tx, control).map(DutyId::value);
        if (duty.isEmpty()) {
            return List.of();
        }
        var ids = tx.sql()
                .selectDistinct(e.EVIDENCE_ID)
                .from(e)
                .where(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(duty.get()),
                        e.SOURCE.eq(source),
                        e.DONE_BY.eq(doneBy),
                        e.ENTERED_AT.eq(enteredAt.atOffset(ZoneOffset.UTC)))
                .fetch(e.EVIDENCE_ID);
        tx.sql()
                .update(e)
                .set(e.DONE_BY, "")
                .set(e.NOTE, "")
                .set(e.PLACE, "")
                .where(e.BODY_ID.eq(tx.body()), e.EVIDENCE_ID.in(ids))
                .execute();
        return ids;
    }

    Optional<DutyId> duty(Tx tx, String control) {
        return tx.sql()
                .select(DUTY_TABLE.ID)
                .from(DUTY_TABLE)
                .where(DUTY_TABLE.BODY_ID.eq(tx.body()), DUTY_TABLE.CONTROL.eq(control))
                .fetchOptional(DUTY_TABLE.ID)
                .map(DutyId::new);
    }

    /** Whether the file is attached to evidence of the duty. */
    boolean attached(Tx tx, DutyId duty, UUID file) {
        return tx.sql()
                .fetchExists(
                        EVIDENCE_ITEM,
                        EVIDENCE_ITEM.BODY_ID.eq(tx.body()),
                        EVIDENCE_ITEM.DUTY_ID.eq(duty.value()),
                        EVIDENCE_ITEM.FILE_ID.eq(file));
    }

    /** What stands of one duty from one source, the newest first. */
    List<Row> standing(Tx tx, DutyId duty, String source) {
        return rows(
                tx,
                EVIDENCE_ITEM
                        .DUTY_ID
                        .eq(duty.value())
                        .and(EVIDENCE_ITEM.SOURCE.eq(source))
                        .and(EVIDENCE_ITEM.SUPERSEDED_AT.isNull()),
                1);
    }

    /** The evidence of one duty, the newest first, what was corrected or struck among it. */
    List<Row> of(Tx tx, DutyId duty, int most) {
        return rows(tx, EVIDENCE_ITEM.DUTY_ID.eq(duty.value()), most);
    }

    /** @throws Refusal.NotFound if there is none, or it was struck */
    Row the(Tx tx, EvidenceId evidence) {
        return rows(tx, EVIDENCE_ITEM.EVIDENCE_ID.eq(evidence.value()).and(EVIDENCE_ITEM.SUPERSEDED_AT.isNull()), 1)
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("evidence"));
    }

    private static List<Row> rows(Tx tx, Condition condition, int most) {
        var e = EVIDENCE_ITEM;
        return tx.sql()
                .select(e.fields())
                .select(STORED_FILE.NAME)
                .from(e)
                .leftJoin(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(e.BODY_ID), STORED_FILE.ID.eq(e.FILE_ID))
                .where(e.BODY_ID.eq(tx.body()), condition)
                .orderBy(e.HAPPENED_ON.desc(), e.ENTERED_AT.desc(), e.ID)
                .limit(most)
                .fetch(EvidenceItems::row);
    }

    private static Row row(Record row) {
        var e = EVIDENCE_ITEM;
        return new Row(
                row.get(e.ID),
                new New(
                        new EvidenceId(row.get(e.EVIDENCE_ID)),
                        new DutyId(row.get(e.DUTY_ID)),
                        row.get(e.SUBJECT_ID),
                        Nature.valueOf(row.get(e.NATURE)),
                        row.get(e.SOURCE),
                        Optional.ofNullable(row.get(e.OCCASION_ID)).map(OccasionId::new),
                        row.get(e.DONE_BY),
                        row.get(e.NOTE),
                        row.get(e.PLACE),
                        Optional.ofNullable(row.get(e.FILE_ID)),
                        Optional.ofNullable(row.get(e.TEXT_ID)),
                        row.get(e.HAPPENED_ON)),
                Optional.ofNullable(row.get(STORED_FILE.NAME)),
                row.get(e.ENTERED_ON),
                row.get(e.ENTERED_AT).toInstant(),
                Optional.ofNullable(row.get(e.SUPERSEDED_AT)).map(at -> at.toInstant()));
    }

    void add(Tx tx, UUID entry, List<New> items) {
        var e = EVIDENCE_ITEM;
        var at = tx.now().atOffset(ZoneOffset.UTC);
        var on = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        Register.insert(
                tx,
                e,
                List.of(
                        e.BODY_ID,
                        e.ID,
                        e.EVIDENCE_ID,
                        e.DUTY_ID,
                        e.SUBJECT_ID,
                        e.NATURE,
                        e.SOURCE,
                        e.OCCASION_ID,
                        e.DONE_BY,
                        e.NOTE,
                        e.PLACE,
                        e.FILE_ID,
                        e.TEXT_ID,
                        e.HAPPENED_ON,
                        e.ENTERED_ON,
                        e.ENTERED_AT,
                        e.ENTRY_ID),
                items,
                item -> Arrays.asList(
                        tx.body(),
                        tx.newId(),
                        item.evidence().value(),
                        item.duty().value(),
                        item.subject(),
                        item.nature().name(),
                        item.source(),
                        item.occasion().map(OccasionId::value).orElse(null),
                        item.doneBy(),
                        item.note(),
                        item.place(),
                        item.file().orElse(null),
                        item.text().orElse(null),
                        item.happenedOn(),
                        on,
                        at,
                        entry));
    }

    /** @throws Refusal.Stale if somebody else was faster */
    void supersede(Tx tx, UUID row) {
        int changed = tx.sql()
                .update(EVIDENCE_ITEM)
                .set(EVIDENCE_ITEM.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        EVIDENCE_ITEM.BODY_ID.eq(tx.body()),
                        EVIDENCE_ITEM.ID.eq(row),
                        EVIDENCE_ITEM.SUPERSEDED_AT.isNull())
                .execute();
        if (changed != 1) {
            throw new Refusal.Stale();
        }
    }
}
