package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.DUTY;
import static org.sekisho.schema.tables.Tables.DUTY_VERSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.sekisho.controls.Period;
import org.springframework.stereotype.Repository;

/** What the body owes, from when to when. */
@Repository
class Duties extends Register<Duties.Row> {

    record Row(
            UUID id,
            DutyId duty,
            Scope scope,
            Role owner,
            Rhythm rhythm,
            CycleOrigin origin,
            String originNote,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, duty, scope, owner, rhythm, origin, originNote, span);
        }

        Duty of(String control) {
            return new Duty(duty, control, scope, owner, rhythm, origin, originNote, span);
        }
    }

    Duties() {
        super(
                DUTY_VERSION,
                List.of(
                        DUTY_VERSION.DUTY_ID,
                        DUTY_VERSION.SCOPE,
                        DUTY_VERSION.OWNER_ROLE,
                        DUTY_VERSION.RHYTHM,
                        DUTY_VERSION.PERIOD,
                        DUTY_VERSION.DUE_AFTER_MONTHS,
                        DUTY_VERSION.WITHIN_DAYS,
                        DUTY_VERSION.FACT,
                        DUTY_VERSION.ORIGIN,
                        DUTY_VERSION.ORIGIN_NOTE),
                List.of(DUTY_VERSION.DUTY_ID, DUTY_VERSION.VALID_FROM));
    }

    /** The duties of the body by the control they come from. */
    Map<String, DutyId> byControl(Tx tx) {
        return tx.sql()
                .select(DUTY.CONTROL, DUTY.ID)
                .from(DUTY)
                .where(DUTY.BODY_ID.eq(tx.body()))
                .fetchMap(DUTY.CONTROL, row -> new DutyId(row.value2()));
    }

    Map<DutyId, String> controls(Tx tx) {
        return tx.sql()
                .select(DUTY.ID, DUTY.CONTROL)
                .from(DUTY)
                .where(DUTY.BODY_ID.eq(tx.body()))
                .fetchMap(row -> new DutyId(row.value1()), row -> row.value2());
    }

    /**
     * A duty of a day.
     *
     * @param since the first day from which the body owes it with the same force: a cycle that is changed does not make
     *     good what was missed before
     */
    record Owed(Duty duty, LocalDate since) {}

    /** The duties of a day. One statement. */
    List<Owed> on(Tx tx, AsOf asOf) {
        var versions = tx.sql()
                .select(DUTY_VERSION.fields())
                .select(DUTY.CONTROL)
                .from(DUTY_VERSION)
                .join(DUTY)
                .on(DUTY.BODY_ID.eq(DUTY_VERSION.BODY_ID), DUTY.ID.eq(DUTY_VERSION.DUTY_ID))
                .where(isKnown(tx, asOf), DUTY_VERSION.VALID_FROM.le(asOf.day()))
                .orderBy(DUTY.CONTROL, DUTY_VERSION.VALID_FROM)
                .fetch(row -> row(row, row.get(DUTY_VERSION.ID), span(row)).of(row.get(DUTY.CONTROL)));
        var owed = new ArrayList<Owed>();
        Optional<Owed> before = Optional.empty();
        for (var version : versions) {
            var continued = before.filter(earlier -> earlier.duty().id().equals(version.id())
                    && earlier.duty().origin().binds() == version.origin().binds()
                    && earlier.duty()
                            .span()
                            .to()
                            .filter(version.span().from()::equals)
                            .isPresent());
            var now = new Owed(
                    version, continued.map(Owed::since).orElse(version.span().from()));
            if (version.span().contains(asOf.day())) {
                owed.add(now);
            }
            before = Optional.of(now);
        }
        return owed;
    }

    /** What is known now of one duty, in the order of time. */
    List<Row> of(Tx tx, DutyId duty) {
        return where(tx, isCurrent(tx).and(DUTY_VERSION.DUTY_ID.eq(duty.value())));
    }

    /** @throws Refusal.NotFound if the body has no such duty */
    String control(Tx tx, DutyId duty) {
        return tx.sql()
                .select(DUTY.CONTROL)
                .from(DUTY)
                .where(DUTY.BODY_ID.eq(tx.body()), DUTY.ID.eq(duty.value()))
                .fetchOptional(DUTY.CONTROL)
                .orElseThrow(() -> new Refusal.NotFound("duty"));
    }

    void found(Tx tx, Map<DutyId, String> duties) {
        insert(
                tx,
                DUTY,
                List.of(DUTY.BODY_ID, DUTY.ID, DUTY.CONTROL),
                List.copyOf(duties.entrySet()),
                duty -> Arrays.asList(tx.body(), duty.getKey().value(), duty.getValue()));
    }

    List<Row> currentOf(Tx tx, Collection<DutyId> duties) {
        return where(
                tx,
                isCurrent(tx)
                        .and(DUTY_VERSION.DUTY_ID.in(
                                duties.stream().map(DutyId::value).toList())));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        var v = DUTY_VERSION;
        var rhythm = switch (row.get(v.RHYTHM)) {
            case "EVERY" -> new Rhythm.Every(Period.valueOf(row.get(v.PERIOD)), number(row.get(v.DUE_AFTER_MONTHS)));
            case "ON_OCCASION" -> new Rhythm.OnOccasion(number(row.get(v.WITHIN_DAYS)));
            default -> new Rhythm.Always(Fact.of(row.get(v.FACT)));
        };
        return new Row(
                id,
                new DutyId(row.get(v.DUTY_ID)),
                Scope.valueOf(row.get(v.SCOPE)),
                Role.valueOf(row.get(v.OWNER_ROLE)),
                rhythm,
                CycleOrigin.valueOf(row.get(v.ORIGIN)),
                row.get(v.ORIGIN_NOTE),
                span);
    }

    private static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static @Nullable Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return switch (row.rhythm()) {
            case Rhythm.Every every ->
                values(row, "EVERY", every.period().name(), number(every.dueAfterMonths()), null, null);
            case Rhythm.OnOccasion occasion ->
                values(row, "ON_OCCASION", null, null, number(occasion.withinDays()), null);
            case Rhythm.Always always ->
                values(row, "ALWAYS", null, null, null, always.fact().text());
        };
    }

    private static List<@Nullable Object> values(
            Row row,
            String rhythm,
            @Nullable String period,
            @Nullable Integer dueAfterMonths,
            @Nullable Integer withinDays,
            @Nullable String fact) {
        return Arrays.asList(
                row.duty().value(),
                row.scope().name(),
                row.owner().name(),
                rhythm,
                period,
                dueAfterMonths,
                withinDays,
                fact,
                row.origin().name(),
                row.originNote());
    }
}
