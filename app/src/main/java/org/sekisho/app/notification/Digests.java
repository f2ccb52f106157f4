package org.sekisho.app.notification;

import static org.sekisho.schema.tables.Tables.DIGEST;
import static org.sekisho.schema.tables.Tables.DIGEST_WEEK;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.springframework.stereotype.Repository;

/** The queue of digests. */
@Repository
class Digests {

    /** A digest that waits. */
    record Waiting(UUID id, PersonId person, LocalDate monday, int attempts, Instant queuedAt) {}

    boolean queued(Tx tx, LocalDate monday) {
        return tx.sql().fetchExists(DIGEST_WEEK, DIGEST_WEEK.BODY_ID.eq(tx.body()), DIGEST_WEEK.MONDAY.eq(monday));
    }

    void beginWeek(Tx tx, UUID entry, LocalDate monday) {
        tx.sql()
                .insertInto(DIGEST_WEEK)
                .set(DIGEST_WEEK.BODY_ID, tx.body())
                .set(DIGEST_WEEK.ID, tx.newId())
                .set(DIGEST_WEEK.MONDAY, monday)
                .set(DIGEST_WEEK.ENTRY_ID, entry)
                .execute();
    }

    void queue(Tx tx, UUID entry, LocalDate monday, List<PersonId> people) {
        var now = tx.now().atOffset(ZoneOffset.UTC);
        Register.insert(
                tx,
                DIGEST,
                List.of(
                        DIGEST.BODY_ID,
                        DIGEST.ID,
                        DIGEST.PERSON_ID,
                        DIGEST.MONDAY,
                        DIGEST.STATE,
                        DIGEST.NEXT_AT,
                        DIGEST.QUEUED_AT,
                        DIGEST.ENTRY_ID),
                people,
                person -> List.of(
                        tx.body(), tx.newId(), person.value(), monday, DigestState.QUEUED.name(), now, now, entry));
    }

    /** Those whose turn has come, the longest waiting first. */
    List<Waiting> due(Tx tx, int most) {
        return tx.sql()
                .select(DIGEST.ID, DIGEST.PERSON_ID, DIGEST.MONDAY, DIGEST.ATTEMPTS, DIGEST.QUEUED_AT)
                .from(DIGEST)
                .where(isDue(tx))
                .orderBy(DIGEST.NEXT_AT, DIGEST.ID)
                .limit(most)
                .fetch(Digests::waiting);
    }

    /** The digest for this transaction alone; empty when it has been dealt with, or somebody else deals with it now. */
    Optional<Waiting> take(Tx tx, UUID id) {
        return tx.sql()
                .select(DIGEST.ID, DIGEST.PERSON_ID, DIGEST.MONDAY, DIGEST.ATTEMPTS, DIGEST.QUEUED_AT)
                .from(DIGEST)
                .where(isDue(tx), DIGEST.ID.eq(id))
                .forUpdate()
                .skipLocked()
                .fetchOptional(Digests::waiting);
    }

    void end(Tx tx, UUID id, DigestState state, int attempts, String problem) {
        tx.sql()
                .update(DIGEST)
                .set(DIGEST.STATE, state.name())
                .set(DIGEST.ATTEMPTS, attempts)
                .set(DIGEST.ENDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(DIGEST.PROBLEM, problem)
                .where(DIGEST.BODY_ID.eq(tx.body()), DIGEST.ID.eq(id))
                .execute();
    }

    void postpone(Tx tx, UUID id, int attempts, Instant nextAt, String problem) {
        tx.sql()
                .update(DIGEST)
                .set(DIGEST.ATTEMPTS, attempts)
                .set(DIGEST.NEXT_AT, nextAt.atOffset(ZoneOffset.UTC))
                .set(DIGEST.PROBLEM, problem)
                .where(DIGEST.BODY_ID.eq(tx.body()), DIGEST.ID.eq(id))
                .execute();
    }

    /** The last digests of a person, the newest first. */
    List<OwnNotifications.Sent> of(Tx tx, PersonId person, int most) {
        return list(tx, DIGEST.PERSON_ID.eq(person.value()), most);
    }

    /** The last digests that did not arrive. */
    List<OwnNotifications.Sent> failed(Tx tx, int most) {
        return list(tx, DIGEST.STATE.in(DigestState.REFUSED.name(), DigestState.GIVEN_UP.name()), most);
    }

    /** How many wait because the mail server did not take them, and why most of them do. */
    Optional<OwnNotifications.Stuck> stuck(Tx tx) {
        var many = DSL.count();
        return tx.sql()
                .select(
                        DIGEST.PROBLEM,
                        many,
                        DSL.min(DIGEST.NEXT_AT),
                        DSL.sum(many).over())
                .from(DIGEST)
                .where(DIGEST.BODY_ID.eq(tx.body()), DIGEST.STATE.eq(DigestState.QUEUED.name()), DIGEST.ATTEMPTS.gt(0))
                .groupBy(DIGEST.PROBLEM)
                .orderBy(many.desc(), DIGEST.PROBLEM)
                .limit(1)
                .fetchOptional(row -> new OwnNotifications.Stuck(
                        row.value4().intValueExact(), row.value1(), row.value3().toInstant()));
    }

    /** How many of the last week that was queued are in each state. */
    Map<DigestState, Integer> counts(Tx tx) {
        var counts = new EnumMap<DigestState, Integer>(DigestState.class);
        tx.sql()
                .select(DIGEST.STATE, DSL.count())
                .from(DIGEST)
                .where(
                        DIGEST.BODY_ID.eq(tx.body()),
                        DIGEST.MONDAY.eq(DSL.select(DSL.max(DIGEST_WEEK.MONDAY))
                                .from(DIGEST_WEEK)
                                .where(DIGEST_WEEK.BODY_ID.eq(tx.body()))))
                .groupBy(DIGEST.STATE)
                .forEach(row -> counts.put(DigestState.valueOf(row.value1()), row.value2()));
        return counts;
    }

    private static List<OwnNotifications.Sent> list(Tx tx, Condition which, int most) {
        return tx.sql()
                .select(DIGEST.PERSON_ID, DIGEST.MONDAY, DIGEST.STATE, DIGEST.ENDED_AT, DIGEST.PROBLEM)
                .from(DIGEST)
                .where(DSL.and(DIGEST.BODY_ID.eq(tx.body()), which))
                .orderBy(DIGEST.MONDAY.desc(), DIGEST.ID)
                .limit(most)
                .fetch(row -> new OwnNotifications.Sent(
                        new PersonId(row.value1()),
                        row.value2(),
                        DigestState.valueOf(row.value3()),
                        Optional.ofNullable(row.value4()).map(OffsetDateTime::toInstant),
                        row.value5()));
    }

    private static Condition isDue(Tx tx) {
        return DIGEST.BODY_ID
                .eq(tx.body())
                .and(DIGEST.STATE.eq(DigestState.QUEUED.name()))
                .and(DIGEST.NEXT_AT.le(tx.now().atOffset(ZoneOffset.UTC)));
    }

    private static Waiting waiting(org.jooq.Record row) {
        return new Waiting(
                row.get(DIGEST.ID),
                new PersonId(row.get(DIGEST.PERSON_ID)),
                row.get(DIGEST.MONDAY),
                row.get(DIGEST.ATTEMPTS),
                row.get(DIGEST.QUEUED_AT).toInstant());
    }
}
