package org.sekisho.app.duties;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.sekisho.schema.tables.Tables.EVIDENCE_ITEM;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Repository;

/** What each section did of the duties that ask every section. */
@Repository
class EvidenceOfSections {

    /** The beginnings of the two periods of a duty that are asked for. */
    record Asked(DutyId duty, LocalDate runningFirst, LocalDate beforeFirst) {}

    /**
     * What one subject did of one duty.
     *
     * @param running in the running period; empty when nothing
     * @param before in the period before it
     */
    record Part(Optional<Nature> running, Optional<Nature> before, Standing.Done last) {}

    /**
     * By duty and subject, up to the day; the body stands for what was done for all at once. One statement.
     *
     * @param subjects sections, and the body
     */
    Map<DutyId, Map<UUID, Part>> parts(Tx tx, AsOf asOf, Collection<Asked> asked, Collection<UUID> subjects) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var e = EVIDENCE_ITEM;
        var duty = field(name("a", "duty"), SQLDataType.UUID);
        var runningFirst = field(name("a", "running_first"), SQLDataType.LOCALDATE);
        var beforeFirst = field(name("a", "before_first"), SQLDataType.LOCALDATE);
        var a = DSL.table(
                "unnest({0}, {1}, {2}) as a(duty, running_first, before_first)",
                val(asked.stream().map(one -> one.duty().value()).toArray(UUID[]::new)),
                val(asked.stream().map(Asked::runningFirst).toArray(LocalDate[]::new)),
                val(asked.stream().map(Asked::beforeFirst).toArray(LocalDate[]::new)));
        var observed = e.NATURE.eq(Nature.OBSERVED.name());
        var running = e.HAPPENED_ON.ge(runningFirst);
        var before = e.HAPPENED_ON.ge(beforeFirst).and(e.HAPPENED_ON.lt(runningFirst));
        var newest = Stream.of(e.HAPPENED_ON.desc(), e.ENTERED_AT.desc(), e.ID.desc())
                .toList();
        var found = new HashMap<DutyId, Map<UUID, Part>>();
        tx.sql()
                .select(
                        duty,
                        e.SUBJECT_ID,
                        boolOr(running),
                        boolOr(running.and(observed)),
                        boolOr(before),
                        boolOr(before.and(observed)),
                        DSL.max(e.HAPPENED_ON),
                        arrayGet(arrayAgg(e.NATURE).orderBy(newest), 1),
                        arrayGet(arrayAgg(e.ENTERED_ON).orderBy(newest), 1))
                .from(a)
                .join(e)
                .on(
                        e.BODY_ID.eq(tx.body()),
                        e.DUTY_ID.eq(duty),
                        e.SUBJECT_ID.eq(any(subjects.toArray(UUID[]::new))),
                        e.HAPPENED_ON.le(asOf.day()),
                        Register.known(asOf, e.ENTERED_AT, e.SUPERSEDED_AT))
                .groupBy(duty, e.SUBJECT_ID)
                .forEach(row -> found.computeIfAbsent(new DutyId(row.value1()), id -> new HashMap<>())
                        .put(
                                row.value2(),
                                new Part(
                                        nature(row.value3(), row.value4()),
                                        nature(row.value5(), row.value6()),
                                        new Standing.Done(
                                                row.value7(),
                                                Nature.valueOf(row.value8()),
                                                row.value9().isAfter(row.value7())))));
        return found;
    }

    private static Optional<Nature> nature(boolean done, boolean observed) {
        return done ? Optional.of(observed ? Nature.OBSERVED : Nature.ATTESTED) : Optional.empty();
    }
}
