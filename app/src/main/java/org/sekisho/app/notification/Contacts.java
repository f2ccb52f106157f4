package org.sekisho.app.notification;

import static org.sekisho.schema.tables.Tables.PERSON_CONTACT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.springframework.stereotype.Repository;

/** Where the people of a body are reached, as they last said. */
@Repository
class Contacts {

    Optional<Contact> of(Tx tx, PersonId person) {
        return where(tx, PERSON_CONTACT.PERSON_ID.eq(person.value())).stream().findFirst();
    }

    /** Those who want the digest and said so before a time. */
    List<Contact> wanting(Tx tx, Instant before) {
        return where(
                tx, PERSON_CONTACT.DIGESTS.isTrue().and(PERSON_CONTACT.ENTERED_AT.lt(before.atOffset(ZoneOffset.UTC))));
    }

    /** Puts what the person says now in the place of what they said before; nothing when they want to be forgotten. */
    void replace(Tx tx, UUID entry, PersonId person, Optional<Contact> now) {
        tx.sql()
                .update(PERSON_CONTACT)
                .set(PERSON_CONTACT.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        PERSON_CONTACT.BODY_ID.eq(tx.body()),
                        PERSON_CONTACT.PERSON_ID.eq(person.value()),
                        PERSON_CONTACT.SUPERSEDED_AT.isNull())
                .execute();
        now.ifPresent(contact -> tx.sql()
                .insertInto(PERSON_CONTACT)
                .set(PERSON_CONTACT.BODY_ID, tx.body())
                .set(PERSON_CONTACT.ID, tx.newId())
                .set(PERSON_CONTACT.PERSON_ID, person.value())
                .set(PERSON_CONTACT.ACCOUNT_ID, contact.account())
                .set(PERSON_CONTACT.MAIL, contact.mail())
                .set(PERSON_CONTACT.DIGESTS, contact.digests())
                .set(PERSON_CONTACT.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(PERSON_CONTACT.ENTRY_ID, entry)
                .execute());
    }

    private static List<Contact> where(Tx tx, Condition condition) {
        return tx.sql()
                .select(
                        PERSON_CONTACT.PERSON_ID,
                        PERSON_CONTACT.ACCOUNT_ID,
                        PERSON_CONTACT.MAIL,
                        PERSON_CONTACT.DIGESTS)
                .from(PERSON_CONTACT)
                .where(DSL.and(PERSON_CONTACT.BODY_ID.eq(tx.body()), PERSON_CONTACT.SUPERSEDED_AT.isNull(), condition))
                .orderBy(PERSON_CONTACT.ID)
                .fetch(row -> new Contact(new PersonId(row.value1()), row.value2(), row.value3(), row.value4()));
    }
}
