package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.APPOINTMENT;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Roles given to persons, each with its reason. */
@Repository
class Appointments extends Register<Appointments.Row> {

    record Row(UUID id, AppointmentId appointment, Role role, PersonId person, String reason, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, appointment, role, person, reason, span);
        }
    }

    Appointments() {
        super(
                APPOINTMENT,
                List.of(APPOINTMENT.APPOINTMENT_ID, APPOINTMENT.ROLE, APPOINTMENT.PERSON_ID, APPOINTMENT.REASON),
                List.of(APPOINTMENT.VALID_FROM, APPOINTMENT.APPOINTMENT_ID));
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, AppointmentId appointment) {
        return where(tx, isCurrent(tx).and(APPOINTMENT.APPOINTMENT_ID.eq(appointment.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("appointment"));
    }

    List<Row> currentOf(Tx tx, Collection<PersonId> people) {
        return where(
                tx,
                isCurrent(tx)
                        .and(APPOINTMENT.PERSON_ID.in(
                                people.stream().map(PersonId::value).toList())));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new AppointmentId(row.get(APPOINTMENT.APPOINTMENT_ID)),
                Role.valueOf(row.get(APPOINTMENT.ROLE)),
                new PersonId(row.get(APPOINTMENT.PERSON_ID)),
                row.get(APPOINTMENT.REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(
                row.appointment().value(), row.role().name(), row.person().value(), row.reason());
    }
}
