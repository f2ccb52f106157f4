package org.sekisho.app.contacts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Confirms that the emergency contacts were looked through and are so. */
@Service
public final class ConfirmContacts {

    private static final String CONTROL = "organisation.contacts";
    private static final String CSIRT = "csirt.ready";

    /**
     * The confirmation.
     *
     * @param day when it was looked through
     * @param note what was looked at or tried, may be empty
     */
    public record Input(LocalDate day, String note) {}

    private final Work work;
    private final ContactLines contacts;
    private final EmergencyContacts tree;
    private final OrganisationIn organisation;
    private final Observations observations;

    ConfirmContacts(
            Work work,
            ContactLines contacts,
            EmergencyContacts tree,
            OrganisationIn organisation,
            Observations observations) {
        this.work = work;
        this.contacts = contacts;
        this.tree = tree;
        this.organisation = organisation;
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
            // Who takes reports of incidents was looked at as well where the list leads to somebody who has that role.
            csirt(tx, AsOf.known(input.day()))
                    .ifPresent(reached -> observations.take(
                            tx,
                            new Observations.Seen(
                                    CSIRT, Optional.empty(), "contacts", actor.name(), reached, input.day())));
            return input.day();
        });
    }

    /** The posts on the list whose holder has the role of the CSIRT and can be reached. */
    private Optional<String> csirt(Tx tx, AsOf asOf) {
        var has = organisation.roleHolders(tx, asOf).stream()
                .filter(holder -> holder.role() == Role.CSIRT)
                .map(RoleHolder::person)
                .collect(Collectors.toSet());
        return Optional.of(tree.tree(tx, asOf).lines().stream()
                        .filter(line -> line.post().stream()
                                .flatMap(post -> post.holders().stream())
                                .anyMatch(one -> has.contains(one.person())
                                        && (one.listed() || !line.phone().isEmpty())))
                        .map(EmergencyContacts.Line::title)
                        .collect(Collectors.joining("、")))
                .filter(titles -> !titles.isEmpty());
    }
}
