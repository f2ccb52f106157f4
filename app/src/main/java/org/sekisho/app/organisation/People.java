package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.ORGAN_VERSION;
import static org.sekisho.schema.tables.Tables.PERSON;
import static org.sekisho.schema.tables.Tables.PERSON_VERSION;
import static org.sekisho.schema.tables.Tables.POST_VERSION;
import static org.sekisho.schema.tables.Tables.SECTION_VERSION;
import static org.sekisho.schema.tables.Tables.TENURE;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
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

    /** How many people of each employment there are on the day. One statement. */
    Map<Employment, Integer> byEmployment(Tx tx, AsOf asOf) {
        return tx.sql()
                .select(PERSON_VERSION.EMPLOYMENT, DSL.count())
                .from(PERSON_VERSION)
                .where(isAt(tx, asOf))
                .groupBy(PERSON_VERSION.EMPLOYMENT)
                .fetchMap(row -> Employment.valueOf(row.value1()), row -> row.value2());
    }

    /**
     * Lets the lists below be joined by hashing. Right after many people were registered the planner has no figures of
     * them yet and would compare everyone with everyone, which takes seconds for a city.
     */
    void expectMany(Tx tx) {
        tx.sql().execute("set local enable_nestloop = off");
    }

    long count(Tx tx, FindPeople.Input input, Optional<List<SectionId>> within) {
        return tx.sql()
                .select(DSL.count())
                .from(listed(input.day()))
                .where(matches(tx, input, within))
                .fetchSingle()
                .value1();
    }

    List<FindPeople.Listed> list(Tx tx, FindPeople.Input input, Optional<List<SectionId>> within) {
        return list(tx, input, matches(tx, input, within));
    }

    /** Those of the set who match. */
    List<FindPeople.Listed> list(Tx tx, FindPeople.Input input, Collection<PersonId> some) {
        var ids = some.stream().map(PersonId::value).toArray(UUID[]::new);
        return list(tx, input, matches(tx, input, Optional.empty()).and(PERSON_VERSION.PERSON_ID.eq(DSL.any(ids))));
    }

    private List<FindPeople.Listed> list(Tx tx, FindPeople.Input input, Condition condition) {
        var place = DSL.coalesce(SECTION_VERSION.NAME, ORGAN_VERSION.NAME);
        var by = switch (input.order()) {
            case NUMBER -> PERSON_VERSION.STAFF_NUMBER;
            case KANA -> DSL.concat(PERSON_VERSION.FAMILY_KANA, DSL.inline(" "), PERSON_VERSION.GIVEN_KANA);
            case PLACE -> SECTION_VERSION.CODE;
            case POST -> POST_VERSION.ORDINAL;
        };
        return tx.sql()
                .select(
                        PERSON_VERSION.PERSON_ID,
                        PERSON_VERSION.STAFF_NUMBER,
                        PERSON_VERSION.FAMILY_NAME,
                        PERSON_VERSION.GIVEN_NAME,
                        PERSON_VERSION.FAMILY_KANA,
                        PERSON_VERSION.GIVEN_KANA,
                        PERSON_VERSION.EMPLOYMENT,
                        POST_VERSION.TITLE,
                        place)
                .from(listed(input.day()))
                .where(condition)
                .orderBy(
                        input.descending() ? by.desc().nullsLast() : by.asc().nullsFirst(),
                        POST_VERSION.ORDINAL,
                        PERSON_VERSION.STAFF_NUMBER)
                .limit(input.most())
                .offset(input.first())
                .fetch(row -> new FindPeople.Listed(
                        new PersonId(row.get(PERSON_VERSION.PERSON_ID)),
                        row.get(PERSON_VERSION.STAFF_NUMBER),
                        name(row),
                        Employment.valueOf(row.get(PERSON_VERSION.EMPLOYMENT)),
                        Optional.ofNullable(row.get(POST_VERSION.TITLE)),
                        Optional.ofNullable(row.get(place))));
    }

    /** People with the main post that they hold on the day, if they do. */
    private static Table<?> listed(LocalDate day) {
        return PERSON_VERSION
                .leftJoin(TENURE)
                .on(
                        TENURE.BODY_ID.eq(PERSON_VERSION.BODY_ID),
                        TENURE.PERSON_ID.eq(PERSON_VERSION.PERSON_ID),
                        TENURE.DEPUTY.isFalse(),
                        TENURE.CONCURRENT.isFalse(),
                        holds(TENURE.SUPERSEDED_AT, TENURE.VALID_FROM, TENURE.VALID_TO, day))
                .leftJoin(POST_VERSION)
                .on(
                        POST_VERSION.BODY_ID.eq(PERSON_VERSION.BODY_ID),
                        POST_VERSION.POST_ID.eq(TENURE.POST_ID),
                        holds(POST_VERSION.SUPERSEDED_AT, POST_VERSION.VALID_FROM, POST_VERSION.VALID_TO, day))
                .leftJoin(ORGAN_VERSION)
                .on(
                        ORGAN_VERSION.BODY_ID.eq(PERSON_VERSION.BODY_ID),
                        ORGAN_VERSION.ORGAN_ID.eq(POST_VERSION.ORGAN_ID),
                        holds(ORGAN_VERSION.SUPERSEDED_AT, ORGAN_VERSION.VALID_FROM, ORGAN_VERSION.VALID_TO, day))
                .leftJoin(SECTION_VERSION)
                .on(
                        SECTION_VERSION.BODY_ID.eq(PERSON_VERSION.BODY_ID),
                        SECTION_VERSION.SECTION_ID.eq(POST_VERSION.SECTION_ID),
                        holds(
                                SECTION_VERSION.SUPERSEDED_AT,
                                SECTION_VERSION.VALID_FROM,
                                SECTION_VERSION.VALID_TO,
                                day));
    }

    private Condition matches(Tx tx, FindPeople.Input input, Optional<List<SectionId>> within) {
        var condition = isAt(tx, AsOf.known(input.day()));
        var text = DSL.concat(
                PERSON_VERSION.FAMILY_NAME,
                PERSON_VERSION.GIVEN_NAME,
                DSL.inline("\n"),
                PERSON_VERSION.FAMILY_KANA,
                PERSON_VERSION.GIVEN_KANA,
                DSL.inline("\n"),
                PERSON_VERSION.STAFF_NUMBER);
        for (var word : input.words().strip().split("[\\s\u3000]+", 10)) {
            condition = word.isEmpty() ? condition : condition.and(text.contains(word));
        }
        if (within.isPresent()) {
            condition = condition.and(POST_VERSION.SECTION_ID.in(
                    within.get().stream().map(SectionId::value).toList()));
        }
        return condition;
    }

    private static Condition holds(
            Field<OffsetDateTime> superseded, Field<LocalDate> from, Field<LocalDate> to, LocalDate day) {
        return superseded.isNull().and(from.le(day)).and(to.isNull().or(to.gt(day)));
    }

    private static PersonName name(Record row) {
        return new PersonName(
                row.get(PERSON_VERSION.FAMILY_NAME),
                row.get(PERSON_VERSION.GIVEN_NAME),
                row.get(PERSON_VERSION.FAMILY_KANA),
                row.get(PERSON_VERSION.GIVEN_KANA));
    }

    /** Adds people with their first rows. */
    void register(Tx tx, UUID entry, List<Row> rows) {
        establish(tx, rows.stream().map(Row::person).toList());
        add(tx, entry, rows);
    }

    /** Adds people of whom nothing is said yet. */
    void establish(Tx tx, List<PersonId> people) {
        insert(tx, PERSON, List.of(PERSON.BODY_ID, PERSON.ID), people, person -> List.of(tx.body(), person.value()));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new PersonId(row.get(PERSON_VERSION.PERSON_ID)),
                row.get(PERSON_VERSION.STAFF_NUMBER),
                name(row),
                Employment.valueOf(row.get(PERSON_VERSION.EMPLOYMENT)),
                Optional.ofNullable(row.get(PERSON_VERSION.ACCOUNT_ID)),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
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
