package org.sekisho.app.contacts;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Puts somebody on the list of emergency contacts, changes their line, or takes them off it; from today on. */
@Service
public final class SetContact {

    /** What a number may look like: digits, with signs and spaces between them. */
    static final Pattern NUMBER = Pattern.compile("[+0-9][0-9 ()#*-]{1,28}[0-9]");

    /**
     * A line.
     *
     * @param post the post to call; empty for somebody outside
     * @param outside what kind of body outside it is; empty for a post
     * @param name of the body outside
     * @param phone its number, or that of the post's office; may be empty
     * @param calledBy who calls it; empty where whoever finds something out does
     * @param substitute the post whose holder is called in its place
     */
    public record Input(
            Optional<PostId> post,
            Optional<OutsideBody> outside,
            String name,
            String phone,
            Optional<ContactId> calledBy,
            Optional<PostId> substitute,
            String note) {}

    private final Work work;
    private final ContactLines contacts;
    private final OrganisationIn organisation;

    SetContact(Work work, ContactLines contacts, OrganisationIn organisation) {
        this.work = work;
        this.contacts = contacts;
        this.organisation = organisation;
    }

    /** @throws Refusal.Invalid naming {@code who}, {@code name}, {@code phone}, {@code calledBy}, {@code substitute} or {@code note} */
    public ContactId add(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var contact = new ContactId(tx.newId());
            check(tx, contact, input, today);
            var entry = tx.enter(act("contacts.line.added", contact, input));
            contacts.add(tx, entry, List.of(row(tx, contact, input, today)));
            return contact;
        });
    }

    /** The same refusals. */
    public ContactId change(Actor actor, ContactId contact, Input input) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var before = contacts.the(tx, contact, today);
            check(tx, contact, input, today);
            var entry = tx.enter(act("contacts.line.changed", contact, input)
                    .before("calledBy", before.calledBy().map(ContactId::value))
                    .before("substitute", before.substitute().map(PostId::value)));
            contacts.end(tx, entry, List.of(before), today);
            contacts.add(tx, entry, List.of(row(tx, contact, input, today)));
            return contact;
        });
    }

    /** @throws Refusal.Invalid if others are called by it */
    public ContactId end(Actor actor, ContactId contact) {
        return work.change(actor, Permission.KEEP_CONTACTS, tx -> {
            Register.inTurn(tx, "contacts");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var before = contacts.the(tx, contact, today);
            var problems = new Problems("contacts");
            long below = contacts.at(tx, AsOf.known(today)).stream()
                    .filter(row -> row.calledBy().filter(contact::equals).isPresent())
                    .count();
            if (below > 0) {
                problems.add("", "calls-others", below);
            }
            problems.refuseIfAny();
            var entry = tx.enter(
                    Act.of("contacts.line.ended", "contact", contact.value()).after("to", today));
            contacts.end(tx, entry, List.of(before), today);
            return contact;
        });
    }

    private void check(Tx tx, ContactId contact, Input input, LocalDate today) {
        var problems = new Problems("contacts");
        var posts = organisation
                .chart(tx, AsOf.known(today))
                .posts()
                .map(post -> post.id())
                .toList();
        if (input.post().isPresent() == input.outside().isPresent()) {
            problems.add("who", "who-missing");
        }
        if (input.post().filter(post -> !posts.contains(post)).isPresent()) {
            problems.add("who", "post-not-there");
        }
        if (input.substitute().filter(post -> !posts.contains(post)).isPresent()) {
            problems.add("substitute", "post-not-there");
        }
        if (input.substitute().isPresent() && input.substitute().equals(input.post())) {
            problems.add("substitute", "own-substitute");
        }
        if (input.outside().isPresent()) {
            problems.requireText("name", input.name());
        } else {
            problems.requirePlain("name", input.name());
        }
        if (!input.phone().isBlank() && !NUMBER.matcher(input.phone().strip()).matches()) {
            problems.add("phone", "number", input.phone().strip());
        }
        problems.requirePlain("note", input.note());
        var rows = contacts.at(tx, AsOf.known(today));
        if (input.post().isPresent()
                && rows.stream()
                        .anyMatch(row -> row.post().equals(input.post())
                                && !row.contact().equals(contact))) {
            problems.add("who", "there-already");
        }
        var seen = new HashSet<ContactId>();
        for (var above = input.calledBy(); above.isPresent(); ) {
            var at = above.get();
            var row = rows.stream().filter(one -> one.contact().equals(at)).findFirst();
            if (at.equals(contact) || !seen.add(at)) {
                problems.add("calledBy", "circle");
                break;
            }
            if (row.isEmpty()) {
                problems.add("calledBy", "caller-not-there");
                break;
            }
            above = row.get().calledBy();
        }
        problems.refuseIfAny();
    }

    private static ContactLines.Row row(Tx tx, ContactId contact, Input input, LocalDate today) {
        return new ContactLines.Row(
                tx.newId(),
                contact,
                input.post(),
                input.outside(),
                input.name().strip(),
                input.phone().strip(),
                input.calledBy(),
                input.substitute(),
                input.note().strip(),
                Span.since(today));
    }

    private static Act act(String kind, ContactId contact, Input input) {
        return Act.of(kind, "contact", contact.value())
                .after("post", input.post().map(PostId::value))
                .after("outside", input.outside())
                .afterErasable("name", input.name().strip())
                .afterErasable("phone", input.phone().strip())
                .after("calledBy", input.calledBy().map(ContactId::value))
                .after("substitute", input.substitute().map(PostId::value))
                .afterErasable("note", input.note().strip());
    }
}
