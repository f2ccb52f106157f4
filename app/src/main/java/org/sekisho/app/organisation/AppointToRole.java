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
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Gives a role to a person whatever post they hold (指名): the exception to the rules, with its reason. */
@Service
public final class AppointToRole {

    /** A person, the role, why they have it beside the rules, and the days on which they do. */
    public record Input(PersonId person, Role role, String reason, LocalDate from, Optional<LocalDate> to) {}

    private final Work work;
    private final People people;
    private final Appointments appointments;

    AppointToRole(Work work, People people, Appointments appointments) {
        this.work = work;
        this.people = people;
        this.appointments = appointments;
    }

    /** @throws Refusal.Invalid if the person does not belong to the body then, or has the appointment already */
    public AppointmentId appoint(Actor actor, Input input) {
        var problems = new Problems("organisation");
        if (!SetRoleRules.ROLES.contains(input.role())) {
            problems.add("role", "role-of-no-policy");
        }
        problems.requireReason("reason", input.reason());
        problems.requireSpan("to", input.from(), input.to());
        problems.refuseIfAny();
        return work.change(actor, Permission.ASSIGN_ROLES, tx -> {
            Register.inTurn(tx, "organisation");
            var person = people.current(tx, List.of(input.person()));
            if (person.isEmpty()) {
                throw new Refusal.NotFound("person");
            }
            if (person.stream().noneMatch(row -> row.span().contains(input.from()))) {
                problems.add("from", "person-not-there");
            }
            var span = new Span(input.from(), input.to());
            if (appointments.currentOf(tx, List.of(input.person())).stream()
                    .anyMatch(row -> row.role() == input.role() && row.span().overlaps(span))) {
                problems.add("role", "appointed-already");
            }
            problems.refuseIfAny();
            var appointment = new AppointmentId(tx.newId());
            var entry = tx.enter(Act.of("organisation.role.appointed", "appointment", appointment.value())
                    .after("person", input.person().value())
                    .after("role", input.role())
                    .afterErasable("reason", input.reason())
                    .after("from", input.from())
                    .after("to", input.to()));
            appointments.add(
                    tx,
                    entry,
                    List.of(new Appointments.Row(
                            tx.newId(), appointment, input.role(), input.person(), input.reason(), span)));
            return appointment;
        });
    }
}
