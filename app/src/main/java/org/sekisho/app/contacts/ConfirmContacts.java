package org.sekisho.app.contacts;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Confirms that the emergency contacts were looked through and are so. */
@Service
public final class ConfirmContacts {

    private static final String CONTROL = "organisation.contacts";

    /**
     * The confirmation.
     *
     * @param day when it was looked through
     * @param note what was looked at or tried, may be empty
     */
    public record Input(LocalDate day, String note) {}

    private final Work work;
    private final ContactLines contacts;
    private final Observations observations;

    ConfirmContacts(Work work, ContactLines contacts, Observations observations) {
        this.work = work;
        this.contacts = contacts;
        this.observations = observations;
    }

    /** @throws Refusal.Invalid naming {@code day}, or nothing where the list is empty */
    public LocalDate confirm(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var problems = new Problems("contacts");
            problems.requirePast("day", input.day(), today);
            problems.requirePlain("note", input.note());
            if (contacts.at(tx, AsOf.known(today)).isEmpty()) {
                problems.add("", "nobody-listed");
            }
            problems.refuseIfAny();
            var entry = tx.enter(Act.of("contacts.list.confirmed", "body", tx.body())
                    .after("day", input.day())
                    .afterErasable("note", input.note().strip()));
            contacts.confirm(tx, entry, input.day(), input.note().strip());
            observations.take(
                    tx,
                    new Observations.Seen(
                            CONTROL,
                            Optional.empty(),
                            "contacts",
                            actor.name(),
                            input.note().strip(),
                            input.day()));
            return input.day();
        });
    }
}
