package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.ACCOUNT;
import static org.sekisho.schema.tables.Tables.ACCOUNT_VERSION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** The accounts of a body. */
@Repository
class Accounts {

    private static final int BATCH = 500;

    Optional<Account> byId(Tx tx, UUID id) {
        return one(tx, ACCOUNT.ID.eq(id));
    }

    Optional<Account> byLogin(Tx tx, String login) {
        return one(tx, ACCOUNT.LOGIN.eq(login));
    }

    /** Those of the names that are taken. */
    Set<String> taken(Tx tx, Collection<String> logins) {
        return new HashSet<>(tx.sql()
                .select(ACCOUNT.LOGIN)
                .from(ACCOUNT)
                .where(ACCOUNT.BODY_ID.eq(tx.body()), ACCOUNT.LOGIN.in(logins))
                .fetch(ACCOUNT.LOGIN));
    }

    void add(Tx tx, UUID entry, List<Account> added) {
        var rows = new ArrayList<Query>();
        for (var account : added) {
            rows.add(tx.sql()
                    .insertInto(ACCOUNT)
                    .set(ACCOUNT.BODY_ID, tx.body())
                    .set(ACCOUNT.ID, account.id())
                    .set(ACCOUNT.LOGIN, account.login())
                    .set(ACCOUNT.CREATED_AT, tx.now().atOffset(ZoneOffset.UTC))
                    .set(ACCOUNT.ENTRY_ID, entry));
        }
        for (var account : added) {
            rows.add(version(tx, entry, account));
        }
        for (int from = 0; from < rows.size(); from += BATCH) {
            tx.sql()
                    .batch(rows.subList(from, Math.min(from + BATCH, rows.size())))
                    .execute();
        }
    }

    /** Puts a new version in the place of the present one. */
    void supersede(Tx tx, UUID entry, Account changed) {
        tx.sql()
                .update(ACCOUNT_VERSION)
                .set(ACCOUNT_VERSION.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        ACCOUNT_VERSION.BODY_ID.eq(tx.body()),
                        ACCOUNT_VERSION.ACCOUNT_ID.eq(changed.id()),
                        ACCOUNT_VERSION.SUPERSEDED_AT.isNull())
                .execute();
        version(tx, entry, changed).execute();
    }

    private static Query version(Tx tx, UUID entry, Account account) {
        return tx.sql()
                .insertInto(ACCOUNT_VERSION)
                .set(ACCOUNT_VERSION.BODY_ID, tx.body())
                .set(ACCOUNT_VERSION.ID, tx.newId())
                .set(ACCOUNT_VERSION.ACCOUNT_ID, account.id())
                .set(ACCOUNT_VERSION.DISPLAY_NAME, account.displayName())
                .set(ACCOUNT_VERSION.ADMINISTRATOR, account.administrator())
                .set(ACCOUNT_VERSION.LOCKED, account.locked())
                .set(ACCOUNT_VERSION.VALID_FROM, LocalDate.ofInstant(tx.now(), Time.JAPAN))
                .set(ACCOUNT_VERSION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(ACCOUNT_VERSION.ENTRY_ID, entry);
    }

    private static Optional<Account> one(Tx tx, Condition which) {
        return tx.sql()
                .select(
                        ACCOUNT.ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT_VERSION.DISPLAY_NAME,
                        ACCOUNT_VERSION.ADMINISTRATOR,
                        ACCOUNT_VERSION.LOCKED)
                .from(ACCOUNT)
                .join(ACCOUNT_VERSION)
                .on(
                        ACCOUNT_VERSION.BODY_ID.eq(ACCOUNT.BODY_ID),
                        ACCOUNT_VERSION.ACCOUNT_ID.eq(ACCOUNT.ID),
                        ACCOUNT_VERSION.SUPERSEDED_AT.isNull())
                .where(DSL.and(ACCOUNT.BODY_ID.eq(tx.body()), which))
                .fetchOptional(
                        row -> new Account(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }
}
