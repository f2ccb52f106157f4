package org.sekisho.app.home;

import static org.sekisho.schema.tables.Tables.LOOK;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** Up to when each account has looked at what changed. */
@Repository
class Looks {

    /** The last time; empty if the account never said so. One statement. */
    Optional<Instant> last(Tx tx, UUID account) {
        return tx.sql()
                .select(DSL.max(LOOK.SEEN_UNTIL))
                .from(LOOK)
                .where(LOOK.BODY_ID.eq(tx.body()), LOOK.ACCOUNT_ID.eq(account))
                .fetchOptional(row -> row.value1())
                .map(at -> at.toInstant());
    }

    void add(Tx tx, UUID entry, UUID account, Instant seenUntil) {
        tx.sql()
                .insertInto(LOOK)
                .set(LOOK.BODY_ID, tx.body())
                .set(LOOK.ID, tx.newId())
                .set(LOOK.ACCOUNT_ID, account)
                .set(LOOK.SEEN_UNTIL, seenUntil.atOffset(ZoneOffset.UTC))
                .set(LOOK.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(LOOK.ENTRY_ID, entry)
                .execute();
    }
}
