package org.sekisho.app.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferLists.Of;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes a list of transfers out of the registers again, before its day, so that they say exactly what they said. */
@Service
public final class UndoTransfers {

    /** The list, and why. */
    public record Input(TransferListId list, String reason) {}

    /** The rows of one register to take out and to put back. */
    private record Way<R extends Register.Row<R>>(Register<R> register, List<R> added, List<R> taken) {
        boolean isStill(List<R> current) {
            return current.size() == added.size();
        }

        Stream<PersonId> people(Function<R, PersonId> of) {
            return Stream.concat(added.stream(), taken.stream()).map(of);
        }

        void back(Tx tx, UUID entry) {
            register.supersede(tx, added.stream().map(Register.Row::id).toList());
            register.add(
                    tx,
                    entry,
                    taken.stream()
                            .map(row -> row.during(tx.newId(), row.span()))
                            .toList());
        }
    }

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;
    private final People people;
    private final Tenures tenures;
    private final Appointments appointments;

    UndoTransfers(
            Work work,
            TransferLists lists,
            TransferDesk desk,
            People people,
            Tenures tenures,
            Appointments appointments) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
        this.people = people;
        this.tenures = tenures;
        this.appointments = appointments;
    }

    /**
     * Undoes it; the list is a draft again.
     *
     * @return how many people it concerns
     * @throws Refusal.Invalid if its day has come, or if something that it entered was changed since
     */
    public int undo(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireReason("reason", input.reason());
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_TRANSFERS, tx -> {
            Register.inTurn(tx, "organisation");
            var row = desk.kept(tx, input.list(), State.APPLIED);
            if (!TransferDesk.today(tx).isBefore(row.day())) {
                throw new Refusal.Invalid("", TableFile.reason("transfer-day-come", Problems.day(row.day())));
            }
            var ofPeople = way(tx, row, Of.PEOPLE, people);
            var ofTenures = way(tx, row, Of.TENURES, tenures);
            var ofAppointments = way(tx, row, Of.APPOINTMENTS, appointments);
            var concerned = Stream.of(
                            ofPeople.people(People.Row::person),
                            ofTenures.people(Tenures.Row::person),
                            ofAppointments.people(Appointments.Row::person))
                    .flatMap(Function.identity())
                    .distinct()
                    .toList();
            refuseIfChangedSince(tx, row, ofPeople, ofTenures, ofAppointments, Set.copyOf(concerned));
            var entry = tx.enter(Act.of(
                            "organisation.transfer-list.undone",
                            "transfer-list",
                            row.list().value())
                    .before("step", row.step())
                    .after("people", concerned.size())
                    .afterErasable("reason", input.reason()));
            lists.step(tx, entry, row.list(), row.number() + 1, State.DRAFT);
            BulkEntries.enter(
                    tx,
                    "organisation.transfers.undone",
                    concerned,
                    (act, person) -> describe(act, person, ofTenures),
                    (ignored, part) -> {});
            ofPeople.back(tx, entry);
            ofTenures.back(tx, entry);
            ofAppointments.back(tx, entry);
            return concerned.size();
        });
    }

    private <R extends Register.Row<R>> Way<R> way(Tx tx, TransferLists.Row row, Of of, Register<R> register) {
        return new Way<>(
                register,
                register.rows(tx, lists.noted(tx, row.step(), of, true)),
                register.rows(tx, lists.noted(tx, row.step(), of, false)));
    }

    private void refuseIfChangedSince(
            Tx tx,
            TransferLists.Row row,
            Way<People.Row> ofPeople,
            Way<Tenures.Row> ofTenures,
            Way<Appointments.Row> ofAppointments,
            Set<PersonId> concerned) {
        var posts = new HashSet<PostId>();
        ofTenures.added().forEach(tenure -> posts.add(tenure.post()));
        ofTenures.taken().forEach(tenure -> posts.add(tenure.post()));
        var changed = new ArrayList<PersonId>();
        people.since(tx, row.since()).stream()
                .map(People.Row::person)
                .filter(concerned::contains)
                .forEach(changed::add);
        tenures.since(tx, row.since()).stream()
                .filter(tenure -> concerned.contains(tenure.person()) || posts.contains(tenure.post()))
                .map(Tenures.Row::person)
                .forEach(changed::add);
        appointments.since(tx, row.since()).stream()
                .map(Appointments.Row::person)
                .filter(concerned::contains)
                .forEach(changed::add);
        boolean gone = !ofPeople.isStill(people.counting(tx, ofPeople.added()))
                || !ofTenures.isStill(tenures.counting(tx, ofTenures.added()))
                || !ofAppointments.isStill(appointments.counting(tx, ofAppointments.added()));
        if (gone || !changed.isEmpty()) {
            var names = people.current(tx, changed).stream()
                    .map(person -> person.name().full())
                    .distinct()
                    .limit(5)
                    .toList();
            throw new Refusal.Invalid("", TableFile.reason("transfer-changed-since", String.join("、", names)));
        }
    }

    private static void describe(Act act, PersonId person, Way<Tenures.Row> ofTenures) {
        act.child("person", person.value())
                .before("tenures", words(ofTenures.added(), person))
                .after("tenures", words(ofTenures.taken(), person));
    }

    private static List<String> words(List<Tenures.Row> rows, PersonId person) {
        return rows.stream()
                .filter(row -> row.person().equals(person))
                .map(ApplyTransfers::words)
                .toList();
    }
}
