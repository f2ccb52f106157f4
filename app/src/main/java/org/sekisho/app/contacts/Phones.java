package org.sekisho.app.contacts;

import static org.sekisho.schema.tables.Tables.CONTACT_PHONE;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The numbers of people. */
@Repository
class Phones extends Register<Phones.Row> {

    record Row(UUID id, PersonId person, String number, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, person, number, span);
        }
    }

    Phones() {
        super(
                CONTACT_PHONE,
                List.of(CONTACT_PHONE.PERSON_ID, CONTACT_PHONE.NUMBER),
                List.of(CONTACT_PHONE.PERSON_ID, CONTACT_PHONE.VALID_FROM));
    }

    List<Row> of(Tx tx, PersonId person) {
        return where(tx, isCurrent(tx).and(CONTACT_PHONE.PERSON_ID.eq(person.value())));
    }

    /** Takes the number out of every row that ever named it. @return how many had one */
    int erase(Tx tx, PersonId person) {
        return tx.sql()
                .update(CONTACT_PHONE)
                .set(CONTACT_PHONE.NUMBER, "")
                .where(
                        CONTACT_PHONE.BODY_ID.eq(tx.body()),
                        CONTACT_PHONE.PERSON_ID.eq(person.value()),
                        CONTACT_PHONE.NUMBER.ne(""))
                .execute();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, new PersonId(row.get(CONTACT_PHONE.PERSON_ID)), row.get(CONTACT_PHONE.NUMBER), span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.person().value(), row.number());
    }
}
