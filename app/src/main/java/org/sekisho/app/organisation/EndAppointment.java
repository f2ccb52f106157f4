package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Ends an appointment: from a day on, the person has the role no longer. */
@Service
public final class EndAppointment {

    /** An appointment and the first day on which it is over. */
    public record Input(AppointmentId appointment, LocalDate to) {}

    private final Work work;
    private final Appointments appointments;

    EndAppointment(Work work, Appointments appointments) {
        this.work = work;
        this.appointments = appointments;
    }

    /** @throws Refusal.Invalid naming {@code to} if it had not begun or was over by then */
    public AppointmentId end(Actor actor, Input input) {
        return work.change(actor, Permission.ASSIGN_ROLES, tx -> {
            Register.inTurn(tx, "organisation");
            var row = appointments.the(tx, input.appointment());
            var problems = new Problems("organisation");
            problems.requireSpan("to", row.span().from(), Optional.of(input.to()));
            if (row.span().to().filter(end -> !end.isAfter(input.to())).isPresent()) {
                problems.add("to", "over-already", Problems.day(row.span().to().orElseThrow()));
            }
            problems.refuseIfAny();
            var entry = tx.enter(Act.of(
                            "organisation.role.appointment-ended",
                            "appointment",
                            row.appointment().value())
                    .before("to", row.span().to())
                    .after("to", input.to()));
            appointments.supersede(tx, List.of(row.id()));
            appointments.add(
                    tx, entry, List.of(row.during(tx.newId(), row.span().until(input.to()))));
            return row.appointment();
        });
    }
}
