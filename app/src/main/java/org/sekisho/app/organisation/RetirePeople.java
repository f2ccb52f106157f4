package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Lets people leave the body (退職・任期満了): their posts and appointments end with them. */
@Service
public final class RetirePeople {

    /** Those who leave, and the first day on which they no longer belong to the body. */
    public record Input(List<PersonId> people, LocalDate on) {
        public Input {
            people = people.stream().distinct().toList();
        }
    }

    private final Work work;
    private final People people;
    private final Tenures tenures;
    private final Appointments appointments;

    RetirePeople(Work work, People people, Tenures tenures, Appointments appointments) {
        this.work = work;
        this.people = people;
        this.tenures = tenures;
        this.appointments = appointments;
    }

    /**
     * Lets them all leave, or nobody.
     *
     * @return the tenures that ended with it
     * @throws Refusal.Invalid naming {@code people[i]} for who is not there on the day before, or is planned for later
     */
    public List<TenureId> retire(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireSome(input.people(), "on", input.on());
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var leaving = leaving(tx, input, problems);
            var held = Endings.reachingOver(tenures.currentOf(tx, List.of(), input.people()), input.on(), problems);
            var appointed = Endings.reachingOver(appointments.currentOf(tx, input.people()), input.on(), problems);
            problems.refuseIfAny();
            Endings.end(
                    tx,
                    people,
                    "organisation.people.retired",
                    "person",
                    row -> row.person().value(),
                    leaving,
                    input.on());
            Endings.end(
                    tx,
                    tenures,
                    "organisation.tenures.ended",
                    "tenure",
                    row -> row.tenure().value(),
                    held,
                    input.on());
            Endings.end(
                    tx,
                    appointments,
                    "organisation.appointments.ended",
                    "appointment",
                    row -> row.appointment().value(),
                    appointed,
                    input.on());
            return held.stream().map(Tenures.Row::tenure).toList();
        });
    }

    private List<People.Row> leaving(Tx tx, Input input, Problems problems) {
        var rows = people.current(tx, input.people());
        var leaving = new ArrayList<People.Row>();
        for (int i = 0; i < input.people().size(); i++) {
            var person = input.people().get(i);
            var own = rows.stream().filter(row -> row.person().equals(person)).toList();
            if (own.isEmpty()) {
                throw new Refusal.NotFound("person");
            }
            var last = own.stream()
                    .filter(row -> row.span().contains(input.on().minusDays(1)))
                    .findFirst();
            boolean later = own.stream().anyMatch(row -> !row.span().from().isBefore(input.on()));
            if (last.isEmpty() || later) {
                problems.add(
                        "people[" + i + "]",
                        "cannot-leave",
                        own.getLast().name().full());
            } else {
                leaving.add(last.get());
            }
        }
        return leaving;
    }
}
