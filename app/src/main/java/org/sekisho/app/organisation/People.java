package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.PERSON;
import static org.sekisho.schema.tables.Tables.PERSON_VERSION;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The people of a body. */
@Repository
class People extends Register<People.Row> {

    record Row(
            UUID id,
            PersonId person,
            String staffNumber,
            PersonName name,
            Employment employment,
            Optional<UUID> account,
            Span span)
            implements Register.Row<Row> {

        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, person, staffNumber, name, employment, account, span);
        }
    }

    People() {
        super(
                PERSON_VERSION,
                List.of(
                        PERSON_VERSION.PERSON_ID,
                        PERSON_VERSION.STAFF_NUMBER,
                        PERSON_VERSION.FAMILY_NAME,
                        PERSON_VERSION.GIVEN_NAME,
                        PERSON_VERSION.FAMILY_KANA,
                        PERSON_VERSION.GIVEN_KANA,
                        PERSON_VERSION.EMPLOYMENT,
                        PERSON_VERSION.ACCOUNT_ID),
                List.of(PERSON_VERSION.STAFF_NUMBER, PERSON_VERSION.VALID_FROM));
    }

    List<Row> current(Tx tx, Collection<PersonId> people) {
        return where(
                tx,
                isCurrent(tx)
                        .and(PERSON_VERSION.PERSON_ID.in(
                                people.stream().map(PersonId::value).toList())));
    }

    /** Those who have one of the numbers or one of the accounts. */
    List<Row> currentWith(Tx tx, Collection<String> numbers, Collection<UUID> accounts) {
        return where(
                tx,
                isCurrent(tx).and(PERSON_VERSION.STAFF_NUMBER.in(numbers).or(PERSON_VERSION.ACCOUNT_ID.in(accounts))));
    }

    /** Adds people with their first rows. */
    void register(Tx tx, UUID entry, List<Row> rows) {
        insert(
                tx,
                PERSON,
                List.of(PERSON.BODY_ID, PERSON.ID),
                rows,
                row -> List.of(tx.body(), row.person().value()));
        add(tx, entry, rows);
    }

    @Override
    Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new PersonId(row.get(PERSON_VERSION.PERSON_ID)),
                row.get(PERSON_VERSION.STAFF_NUMBER),
                new PersonName(
                        row.get(PERSON_VERSION.FAMILY_NAME),
                        row.get(PERSON_VERSION.GIVEN_NAME),
                        row.get(PERSON_VERSION.FAMILY_KANA),
                        row.get(PERSON_VERSION.GIVEN_KANA)),
                Employment.valueOf(row.get(PERSON_VERSION.EMPLOYMENT)),
                Optional.ofNullable(row.get(PERSON_VERSION.ACCOUNT_ID)),
                span);
    }

    @Override
    List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.person().value(),
                row.staffNumber(),
                row.name().family(),
                row.name().given(),
                row.name().familyKana(),
                row.name().givenKana(),
                row.employment().name(),
                row.account().orElse(null));
    }
}
