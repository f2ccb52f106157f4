package org.sekisho.app.identity;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.sekisho.schema.tables.Tables.SIGN_IN_FAILURE;

import java.time.ZoneOffset;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The failed attempts of accounts since they last signed in. */
@Repository
class Failures {

    /** Lets one attempt at a time be decided for an account, until the transaction ends. */
    void oneAtATime(Tx tx, UUID account) {
        tx.sql()
                .fetch(
                        "select pg_advisory_xact_lock(?)",
                        account.getMostSignificantBits() ^ account.getLeastSignificantBits());
    }

    BackOff of(Tx tx, UUID account) {
        var row = tx.sql()
                .select(count(), max(SIGN_IN_FAILURE.FAILED_AT))
                .from(SIGN_IN_FAILURE)
                .where(
                        SIGN_IN_FAILURE.BODY_ID.eq(tx.body()),
                        SIGN_IN_FAILURE.ACCOUNT_ID.eq(account),
                        SIGN_IN_FAILURE.FAILED_AT.gt(
                                tx.now().minus(BackOff.MEMORY).atOffset(ZoneOffset.UTC)))
                .fetchSingle();
        return row.value1() == 0
                ? BackOff.none()
                : new BackOff(row.value1(), row.value2().toInstant());
    }

    void add(Tx tx, UUID account) {
        tx.sql()
                .insertInto(SIGN_IN_FAILURE)
                .set(SIGN_IN_FAILURE.BODY_ID, tx.body())
                .set(SIGN_IN_FAILURE.ID, tx.newId())
                .set(SIGN_IN_FAILURE.ACCOUNT_ID, account)
                .set(SIGN_IN_FAILURE.FAILED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .execute();
    }

    void clear(Tx tx, UUID account) {
        tx.sql()
                .deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.BODY_ID.eq(tx.body()), SIGN_IN_FAILURE.ACCOUNT_ID.eq(account))
                .execute();
    }
}
