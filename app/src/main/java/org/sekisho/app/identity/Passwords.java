package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.PASSWORD;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The hashed passwords of a body's accounts. */
@Repository
class Passwords {

    /** A password as it is kept. */
    record Kept(String hash, boolean mustChange) {}

    Optional<Kept> of(Tx tx, UUID account) {
        return tx.sql()
                .select(PASSWORD.HASH, PASSWORD.MUST_CHANGE)
                .from(PASSWORD)
                .where(PASSWORD.BODY_ID.eq(tx.body()), PASSWORD.ID.eq(account))
                .fetchOptional(row -> new Kept(row.value1(), row.value2()));
    }

    void put(Tx tx, UUID account, Kept kept) {
        var now = tx.now().atOffset(ZoneOffset.UTC);
        tx.sql()
                .insertInto(PASSWORD)
                .set(PASSWORD.BODY_ID, tx.body())
                .set(PASSWORD.ID, account)
                .set(PASSWORD.HASH, kept.hash())
                .set(PASSWORD.CHANGED_AT, now)
                .set(PASSWORD.MUST_CHANGE, kept.mustChange())
                .onConflict(PASSWORD.BODY_ID, PASSWORD.ID)
                .doUpdate()
                .set(PASSWORD.HASH, kept.hash())
                .set(PASSWORD.CHANGED_AT, now)
                .set(PASSWORD.MUST_CHANGE, kept.mustChange())
                .execute();
    }
}
