package org.sekisho.app.notification;

import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Says where one is reached, and whether one wants the weekly digest. */
@Service
public final class KeepContact {

    /**
     * What one says.
     *
     * @param mail the address; blank to have it forgotten
     * @param digests whether one wants the digest
     */
    public record Input(String mail, boolean digests) {}

    private final Work work;
    private final Contacts contacts;
    private final HeldPosts people;
    private final Time time;

    KeepContact(Work work, Contacts contacts, HeldPosts people, Time time) {
        this.work = work;
        this.contacts = contacts;
        this.people = people;
        this.time = time;
    }

    /**
     * Takes it down; what one said before no longer counts.
     *
     * @throws Refusal.Invalid if the address is none
     * @throws Refusal.NotFound if the account is no person's
     */
    public Optional<Contact> keep(Actor actor, Input input) {
        actor.require(Permission.DO_OWN_DUTIES);
        var me = people.person(actor, time.today()).orElseThrow(() -> new Refusal.NotFound("person"));
        var address = MailAddress.typed(input.mail());
        if (address.isEmpty() && !input.mail().isBlank()) {
            throw new Refusal.Invalid("mail", Message.of("notification.refusal.mail"));
        }
        var now = address.map(mail -> new Contact(me, actor.account(), mail.text(), input.digests()));
        return work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            var act = Act.of("notification.contact.kept", "person", me.value())
                    .after("digests", now.filter(Contact::digests).isPresent());
            contacts.of(tx, me)
                    .ifPresent(
                            before -> act.beforeErasable("mail", before.mail()).before("digests", before.digests()));
            now.ifPresent(contact -> act.afterErasable("mail", contact.mail()));
            contacts.replace(tx, tx.enter(act), me, now);
            return now;
        });
    }
}
