package org.sekisho.app.notification;

import static org.sekisho.schema.tables.Tables.CALENDAR_FEED;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.BodyId;
import org.sekisho.schema.tables.Routines;
import org.springframework.stereotype.Repository;

/** The calendars of a body's accounts. */
@Repository
class CalendarFeeds {

    private final DSLContext sql;

    CalendarFeeds(DSLContext sql) {
        this.sql = sql;
    }

    /** Whose body an address belongs to; asked before a body is named. */
    Optional<BodyId> body(CalendarAddress address) {
        var call = Routines.calendarFeedBody(address.hash());
        return sql.select(call).fetchOptional(call).map(BodyId::new);
    }

    Optional<UUID> account(Tx tx, CalendarAddress address) {
        return tx.sql()
                .select(CALENDAR_FEED.ACCOUNT_ID)
                .from(CALENDAR_FEED)
                .where(
                        CALENDAR_FEED.BODY_ID.eq(tx.body()),
                        CALENDAR_FEED.ADDRESS_HASH.eq(address.hash()),
                        CALENDAR_FEED.SUPERSEDED_AT.isNull())
                .fetchOptional(CALENDAR_FEED.ACCOUNT_ID);
    }

    Optional<Instant> since(Tx tx, UUID account) {
        return tx.sql()
                .select(CALENDAR_FEED.ENTERED_AT)
                .from(CALENDAR_FEED)
                .where(
                        CALENDAR_FEED.BODY_ID.eq(tx.body()),
                        CALENDAR_FEED.ACCOUNT_ID.eq(account),
                        CALENDAR_FEED.SUPERSEDED_AT.isNull())
                .fetchOptional(row -> row.value1().toInstant());
    }

    /** @return whether there was one */
    boolean close(Tx tx, UUID account) {
        return tx.sql()
                        .update(CALENDAR_FEED)
                        .set(CALENDAR_FEED.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                        .where(
                                CALENDAR_FEED.BODY_ID.eq(tx.body()),
                                CALENDAR_FEED.ACCOUNT_ID.eq(account),
                                CALENDAR_FEED.SUPERSEDED_AT.isNull())
                        .execute()
                > 0;
    }

    void open(Tx tx, UUID entry, UUID account, CalendarAddress address) {
        tx.sql()
                .insertInto(CALENDAR_FEED)
                .set(CALENDAR_FEED.BODY_ID, tx.body())
                .set(CALENDAR_FEED.ID, tx.newId())
                .set(CALENDAR_FEED.ACCOUNT_ID, account)
                .set(CALENDAR_FEED.ADDRESS_HASH, address.hash())
                .set(CALENDAR_FEED.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(CALENDAR_FEED.ENTRY_ID, entry)
                .execute();
    }
}
