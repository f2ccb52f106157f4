package org.sekisho.app.contacts;

import static org.sekisho.schema.tables.Tables.CONTACT;
import static org.sekisho.schema.tables.Tables.CONTACT_CONFIRMATION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Whom to call, and when somebody last looked the list through. */
@Repository
class ContactLines extends Register<ContactLines.Row> {

    record Row(
            UUID id,
            ContactId contact,
            Optional<PostId> post,
            Optional<OutsideBody> outside,
            String name,
            String phone,
            Optional<ContactId> calledBy,
            Optional<PostId> substitute,
            String note,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, contact, post, outside, name, phone, calledBy, substitute, note, span);
        }
    }

    ContactLines() {
        super(
                CONTACT,
                List.of(
                        CONTACT.CONTACT_ID,
                        CONTACT.POST_ID,
                        CONTACT.OUTSIDE,
                        CONTACT.NAME,
                        CONTACT.PHONE,
                        CONTACT.CALLED_BY,
                        CONTACT.SUBSTITUTE_POST_ID,
                        CONTACT.NOTE),
                List.of(CONTACT.CONTACT_ID, CONTACT.VALID_FROM));
    }

    /** @throws Refusal.NotFound if it is not on the list on the day */
    Row the(Tx tx, ContactId contact, LocalDate day) {
        return where(tx, isAt(tx, AsOf.known(day)).and(CONTACT.CONTACT_ID.eq(contact.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("contact"));
    }

    void confirm(Tx tx, UUID entry, LocalDate day, String note) {
        tx.sql()
                .insertInto(CONTACT_CONFIRMATION)
                .set(CONTACT_CONFIRMATION.BODY_ID, tx.body())
                .set(CONTACT_CONFIRMATION.ID, tx.newId())
                .set(CONTACT_CONFIRMATION.CONFIRMED_ON, day)
                .set(CONTACT_CONFIRMATION.NOTE, note)
                .set(CONTACT_CONFIRMATION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(CONTACT_CONFIRMATION.ENTRY_ID, entry)
                .execute();
    }

    /** The day on which it was last looked through. */
    Optional<LocalDate> confirmed(Tx tx, AsOf asOf) {
        return tx.sql()
                .select(DSL.max(CONTACT_CONFIRMATION.CONFIRMED_ON))
                .from(CONTACT_CONFIRMATION)
                .where(
                        CONTACT_CONFIRMATION.BODY_ID.eq(tx.body()),
                        CONTACT_CONFIRMATION.CONFIRMED_ON.le(asOf.day()),
                        asOf.knownBefore()
                                .map(end -> CONTACT_CONFIRMATION.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                                .orElseGet(DSL::noCondition))
                .fetchOptional(0, LocalDate.class);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new ContactId(row.get(CONTACT.CONTACT_ID)),
                Optional.ofNullable(row.get(CONTACT.POST_ID)).map(PostId::new),
                Optional.ofNullable(row.get(CONTACT.OUTSIDE)).map(OutsideBody::valueOf),
                row.get(CONTACT.NAME),
                row.get(CONTACT.PHONE),
                Optional.ofNullable(row.get(CONTACT.CALLED_BY)).map(ContactId::new),
                Optional.ofNullable(row.get(CONTACT.SUBSTITUTE_POST_ID)).map(PostId::new),
                row.get(CONTACT.NOTE),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.contact().value(),
                row.post().map(PostId::value).orElse(null),
                row.outside().map(OutsideBody::name).orElse(null),
                row.name(),
                row.phone(),
                row.calledBy().map(ContactId::value).orElse(null),
                row.substitute().map(PostId::value).orElse(null),
                row.note());
    }
}
