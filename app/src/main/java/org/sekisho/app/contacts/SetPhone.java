package org.sekisho.app.contacts;

import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records the number under which a person is reached in an emergency, or erases every number of theirs. */
@Service
public final class SetPhone {

    /** @param number empty to take it off the list without erasing what was there */
    public record Input(PersonId person, String number) {}

    private final Work work;
    private final Phones phones;
    private final OrganisationIn organisation;

    SetPhone(Work work, Phones phones, OrganisationIn organisation) {
        this.work = work;
        this.phones = phones;
        this.organisation = organisation;
    }

    /** @throws Refusal.Invalid naming {@code number} if it is not one, or if the person has it already */
    public PersonId set(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            if (!organisation.people(tx, AsOf.known(today)).containsKey(input.person())) {
                throw new Refusal.NotFound("person");
            }
            var number = input.number().strip();
            var problems = new Problems("contacts");
            if (!number.isEmpty() && !SetContact.NUMBER.matcher(number).matches()) {
                problems.add("number", "number", number);
            }
            var standing = phones.of(tx, input.person()).stream()
                    .filter(row -> row.span().to().isEmpty())
                    .toList();
            if (standing.stream().map(Phones.Row::number).findFirst().orElse("").equals(number)) {
                problems.add("number", "number-same");
            }
            problems.refuseIfAny();
            var entry = tx.enter(
                    Act.of("contacts.number.set", "person", input.person().value())
                            .afterErasable("number", number));
            phones.end(tx, entry, standing, today);
            if (!number.isEmpty()) {
                phones.add(tx, entry, List.of(new Phones.Row(tx.newId(), input.person(), number, Span.since(today))));
            }
            return input.person();
        });
    }

    /** Erases every number that was ever on the list for the person. @throws Refusal.NotFound if there is none */
    public PersonId erase(Actor actor, PersonId person) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            if (phones.erase(tx, person) == 0) {
                throw new Refusal.NotFound("number");
            }
            tx.enter(Act.of("contacts.number.erased", "person", person.value()));
            return person;
        });
    }
}
