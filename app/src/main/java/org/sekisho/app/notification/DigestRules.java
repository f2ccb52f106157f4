package org.sekisho.app.notification;

import static org.sekisho.schema.tables.Tables.DIGEST_RULE;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** On which weekday a body sends its digests. */
@Repository
class DigestRules {

    /** The weekday; empty when the body sends none; Monday when it has not said. */
    Optional<DayOfWeek> weekday(Tx tx) {
        var rule = tx.sql()
                .select(DIGEST_RULE.WEEKDAY)
                .from(DIGEST_RULE)
                .where(DIGEST_RULE.BODY_ID.eq(tx.body()), DIGEST_RULE.SUPERSEDED_AT.isNull())
                .fetchOptional();
        return rule.isEmpty()
                ? Optional.of(DayOfWeek.MONDAY)
                : rule.flatMap(row -> Optional.ofNullable(row.value1()).map(DayOfWeek::of));
    }

    void set(Tx tx, UUID entry, Optional<DayOfWeek> weekday) {
        tx.sql()
                .update(DIGEST_RULE)
                .set(DIGEST_RULE.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(DIGEST_RULE.BODY_ID.eq(tx.body()), DIGEST_RULE.SUPERSEDED_AT.isNull())
                .execute();
        tx.sql()
                .insertInto(DIGEST_RULE)
                .set(DIGEST_RULE.BODY_ID, tx.body())
                .set(DIGEST_RULE.ID, tx.newId())
                .set(
                        DIGEST_RULE.WEEKDAY,
                        weekday.map(day -> (short) day.getValue()).orElse(null))
                .set(DIGEST_RULE.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(DIGEST_RULE.ENTRY_ID, entry)
                .execute();
    }
}
