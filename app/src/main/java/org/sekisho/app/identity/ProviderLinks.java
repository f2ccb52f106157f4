package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.PROVIDER_LINK;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.identity.oidc.Registration;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** Which account of a body belongs to which person of its provider. */
@Repository
class ProviderLinks {

    /** One link, and from when. */
    record Link(UUID id, UUID account, Registration registration, String subject, LocalDate from) {}

    Optional<Link> ofAccount(Tx tx, Registration registration, UUID account) {
        return one(tx, registration, PROVIDER_LINK.ACCOUNT_ID.eq(account));
    }

    Optional<Link> ofSubject(Tx tx, Registration registration, String subject) {
        return one(tx, registration, PROVIDER_LINK.SUBJECT.eq(subject));
    }

    private static Optional<Link> one(Tx tx, Registration registration, Condition which) {
        var l = PROVIDER_LINK;
        return tx.sql()
                .select(l.ID, l.ACCOUNT_ID, l.SUBJECT, l.VALID_FROM)
                .from(l)
                .where(
                        l.BODY_ID.eq(tx.body()),
                        l.ISSUER.eq(registration.issuer()),
                        l.CLIENT_ID.eq(registration.clientId()),
                        l.SUPERSEDED_AT.isNull(),
                        l.VALID_TO.isNull(),
                        which)
                .fetchOptional(row -> new Link(row.value1(), row.value2(), registration, row.value3(), row.value4()));
    }

    void add(Tx tx, UUID entry, UUID account, Registration registration, String subject) {
        add(tx, entry, account, registration, subject, today(tx), Optional.empty());
    }

    void end(Tx tx, UUID entry, Link link) {
        tx.sql()
                .update(PROVIDER_LINK)
                .set(PROVIDER_LINK.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(PROVIDER_LINK.BODY_ID.eq(tx.body()), PROVIDER_LINK.ID.eq(link.id()))
                .execute();
        if (link.from().isBefore(today(tx))) {
            add(tx, entry, link.account(), link.registration(), link.subject(), link.from(), Optional.of(today(tx)));
        }
    }

    private static void add(
            Tx tx,
            UUID entry,
            UUID account,
            Registration registration,
            String subject,
            LocalDate from,
            Optional<LocalDate> to) {
        var l = PROVIDER_LINK;
        tx.sql()
                .insertInto(l)
                .set(l.BODY_ID, tx.body())
                .set(l.ID, tx.newId())
                .set(l.ACCOUNT_ID, account)
                .set(l.ISSUER, registration.issuer())
                .set(l.CLIENT_ID, registration.clientId())
                .set(l.SUBJECT, subject)
                .set(l.VALID_FROM, from)
                .set(l.VALID_TO, to.orElse(null))
                .set(l.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(l.ENTRY_ID, entry)
                .execute();
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
