package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.ACCOUNT;
import static org.sekisho.schema.tables.Tables.ACCOUNT_VERSION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** The accounts of a body. */
@Repository
class Accounts {

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
        Register.insert(
                tx,
                ACCOUNT,
                List.of(ACCOUNT.BODY_ID, ACCOUNT.ID, ACCOUNT.LOGIN, ACCOUNT.CREATED_AT, ACCOUNT.ENTRY_ID),
                added,
                account -> List.of(
                        tx.body(), account.id(), account.login(), tx.now().atOffset(ZoneOffset.UTC), entry));
        addVersions(tx, entry, added);
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
        addVersions(tx, entry, List.of(changed));
    }

    private static void addVersions(Tx tx, UUID entry, List<Account> accounts) {
        var v = ACCOUNT_VERSION;
        Register.insert(
                tx,
                v,
                List.of(
                        v.BODY_ID,
                        v.ID,
                        v.ACCOUNT_ID,
                        v.DISPLAY_NAME,
                        v.ADMINISTRATOR,
                        v.LOCKED,
                        v.VALID_FROM,
                        v.ENTERED_AT,
                        v.ENTRY_ID),
                accounts,
                account -> List.of(
                        tx.body(),
                        tx.newId(),
                        account.id(),
                        account.displayName(),
                        account.administrator(),
                        account.locked(),
                        LocalDate.ofInstant(tx.now(), Time.JAPAN),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
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
