package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Registers people as staff of the body. */
@Service
public final class RegisterPeople {

    /**
     * A person.
     *
     * @param staffNumber the number by which the body knows them (職員番号), unique on any day
     * @param account the account with which they sign in
     * @param from the first day on which they belong to the body
     */
    public record NewPerson(
            String staffNumber, PersonName name, Employment employment, Optional<UUID> account, LocalDate from) {}

    /** Those to be registered; at least one. */
    public record Input(List<NewPerson> people) {
        public Input {
            people = List.copyOf(people);
        }
    }

    private final Work work;
    private final People people;

    RegisterPeople(Work work, People people) {
        this.work = work;
        this.people = people;
    }

    /**
     * Registers them all, or nobody.
     *
     * @return the people by staff number, in the order of the input
     * @throws Refusal.Invalid naming {@code people[i].…}
     */
    public Map<String, PersonId> register(Actor actor, Input input) {
        var problems = new Problems("organisation");
        if (input.people().isEmpty()) {
            problems.add("", "nothing");
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < input.people().size(); i++) {
            var person = input.people().get(i);
            problems.requireDay("people[" + i + "].from", person.from());
            PersonChecks.check(problems, "people[" + i + "].", person.staffNumber(), person.name());
            if (!seen.add(person.staffNumber())) {
                problems.add("people[" + i + "].staffNumber", "number-twice", person.staffNumber());
            }
        }
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var accounts = input.people().stream()
                    .flatMap(person -> person.account().stream())
                    .toList();
            var known = people.currentWith(tx, seen, accounts);
            for (int i = 0; i < input.people().size(); i++) {
                var person = input.people().get(i);
                PersonChecks.checkUnique(
                        problems,
                        "people[" + i + "].",
                        known,
                        person.staffNumber(),
                        person.account(),
                        Span.since(person.from()));
            }
            problems.refuseIfAny();
            var rows = input.people().stream()
                    .map(person -> new People.Row(
                            tx.newId(),
                            new PersonId(tx.newId()),
                            person.staffNumber(),
                            person.name(),
                            person.employment(),
                            person.account(),
                            Span.since(person.from())))
                    .toList();
            BulkEntries.enter(
                    tx,
                    "organisation.people.registered",
                    rows,
                    (act, row) -> describe(act, row),
                    (entry, part) -> people.register(tx, entry, part));
            var registered = new LinkedHashMap<String, PersonId>();
            rows.forEach(row -> registered.put(row.staffNumber(), row.person()));
            return registered;
        });
    }

    static void describe(Act act, People.Row row) {
        act.child("person", row.person().value())
                .afterErasable("staffNumber", row.staffNumber())
                .afterErasable("familyName", row.name().family())
                .afterErasable("givenName", row.name().given())
                .afterErasable("familyKana", row.name().familyKana())
                .afterErasable("givenKana", row.name().givenKana())
                .after("employment", row.employment())
                .after("account", row.account())
                .after("from", row.span().from())
                .after("to", row.span().to());
    }
}
