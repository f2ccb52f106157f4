package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.ACCOUNT;
import static org.sekisho.schema.tables.Tables.ACCOUNT_VERSION;
import static org.sekisho.schema.tables.Tables.PASSKEY;
import static org.sekisho.schema.tables.Tables.SIGN_IN_RULE;
import static org.sekisho.schema.tables.Tables.TOTP;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** Of whom a body asks a second factor beyond those whose roles require one. */
@Repository
class SignInRules {

    /** The rule that holds, and from when. */
    record Rule(UUID id, boolean everyone, LocalDate from) {}

    /** Whether everybody needs a second factor today. */
    boolean everyone(Tx tx) {
        return present(tx).map(Rule::everyone).orElse(false);
    }

    Optional<Rule> present(Tx tx) {
        return tx.sql()
                .select(SIGN_IN_RULE.ID, SIGN_IN_RULE.EVERYONE, SIGN_IN_RULE.VALID_FROM)
                .from(SIGN_IN_RULE)
                .where(
                        SIGN_IN_RULE.BODY_ID.eq(tx.body()),
                        SIGN_IN_RULE.SUPERSEDED_AT.isNull(),
                        SIGN_IN_RULE.VALID_TO.isNull())
                .fetchOptional(row -> new Rule(row.value1(), row.value2(), row.value3()));
    }

    /** Lets one change at a time be decided for the body, until the transaction ends. */
    void oneAtATime(Tx tx) {
        tx.sql()
                .fetch(
                        "select pg_advisory_xact_lock(?)",
                        tx.body().getMostSignificantBits() ^ tx.body().getLeastSignificantBits());
    }

    /** Ends the rule before, and puts another in its place from today on. */
    void replace(Tx tx, UUID entry, Optional<Rule> before, boolean everyone) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        before.ifPresent(rule -> {
            tx.sql()
                    .update(SIGN_IN_RULE)
                    .set(SIGN_IN_RULE.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                    .where(SIGN_IN_RULE.BODY_ID.eq(tx.body()), SIGN_IN_RULE.ID.eq(rule.id()))
                    .execute();
            if (rule.from().isBefore(today)) {
                add(tx, entry, rule.everyone(), rule.from(), Optional.of(today));
            }
        });
        add(tx, entry, everyone, today, Optional.empty());
    }

    /** How many accounts that are not locked have no second factor. */
    int without(Tx tx) {
        return tx.sql()
                .fetchCount(DSL.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .join(ACCOUNT_VERSION)
                        .on(
                                ACCOUNT_VERSION.BODY_ID.eq(ACCOUNT.BODY_ID),
                                ACCOUNT_VERSION.ACCOUNT_ID.eq(ACCOUNT.ID),
                                ACCOUNT_VERSION.SUPERSEDED_AT.isNull(),
                                ACCOUNT_VERSION.LOCKED.isFalse())
                        .where(
                                ACCOUNT.BODY_ID.eq(tx.body()),
                                DSL.notExists(DSL.selectOne()
                                        .from(TOTP)
                                        .where(
                                                TOTP.BODY_ID.eq(ACCOUNT.BODY_ID),
                                                TOTP.ID.eq(ACCOUNT.ID),
                                                TOTP.CONFIRMED_AT.isNotNull())),
                                DSL.notExists(DSL.selectOne()
                                        .from(PASSKEY)
                                        .where(
                                                PASSKEY.BODY_ID.eq(ACCOUNT.BODY_ID),
                                                PASSKEY.ACCOUNT_ID.eq(ACCOUNT.ID)))));
    }

    private static void add(Tx tx, UUID entry, boolean everyone, LocalDate from, Optional<LocalDate> to) {
        tx.sql()
                .insertInto(SIGN_IN_RULE)
                .set(SIGN_IN_RULE.BODY_ID, tx.body())
                .set(SIGN_IN_RULE.ID, tx.newId())
                .set(SIGN_IN_RULE.EVERYONE, everyone)
                .set(SIGN_IN_RULE.VALID_FROM, from)
                .set(SIGN_IN_RULE.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(SIGN_IN_RULE.VALID_TO, to.orElse(null))
                .set(SIGN_IN_RULE.ENTRY_ID, entry)
                .execute();
    }
}
