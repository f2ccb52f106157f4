package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.ACCOUNT;
import static org.sekisho.schema.tables.Tables.ACCOUNT_VERSION;
import static org.sekisho.schema.tables.Tables.PASSKEY;
import static org.sekisho.schema.tables.Tables.TOTP;

import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The accounts of a body as a list. */
@Repository
class AccountRows {

    private static final Field<Integer> FACTORS = DSL.field(DSL.selectCount()
                    .from(PASSKEY)
                    .where(PASSKEY.BODY_ID.eq(ACCOUNT.BODY_ID), PASSKEY.ACCOUNT_ID.eq(ACCOUNT.ID)))
            .plus(DSL.field(
                    DSL.selectCount().from(TOTP).where(TOTP.BODY_ID.eq(ACCOUNT.BODY_ID), TOTP.ID.eq(ACCOUNT.ID))));

    AccountList.Result list(Tx tx, AccountList.Query query) {
        var condition = matching(query);
        long total = tx.sql().fetchCount(rows(tx, condition));
        var rows = rows(tx, condition)
                .orderBy(order(query), ACCOUNT.ID)
                .limit(query.size())
                .offset((long) (Math.max(1, query.page()) - 1) * query.size())
                .fetch(AccountRows::row);
        return new AccountList.Result(rows, total);
    }

    Optional<AccountList.Row> one(Tx tx, UUID account) {
        return rows(tx, ACCOUNT.ID.eq(account)).fetchOptional(AccountRows::row);
    }

    private static SelectConditionStep<Record6<UUID, String, String, Boolean, Boolean, Integer>> rows(
            Tx tx, Condition condition) {
        return tx.sql()
                .select(
                        ACCOUNT.ID,
                        ACCOUNT.LOGIN,
                        ACCOUNT_VERSION.DISPLAY_NAME,
                        ACCOUNT_VERSION.ADMINISTRATOR,
                        ACCOUNT_VERSION.LOCKED,
                        FACTORS)
                .from(ACCOUNT)
                .join(ACCOUNT_VERSION)
                .on(
                        ACCOUNT_VERSION.BODY_ID.eq(ACCOUNT.BODY_ID),
                        ACCOUNT_VERSION.ACCOUNT_ID.eq(ACCOUNT.ID),
                        ACCOUNT_VERSION.SUPERSEDED_AT.isNull())
                .where(DSL.and(ACCOUNT.BODY_ID.eq(tx.body()), condition));
    }

    private static Condition matching(AccountList.Query query) {
        var words = query.words().strip();
        var named = words.isEmpty()
                ? DSL.noCondition()
                : ACCOUNT.LOGIN.containsIgnoreCase(words).or(ACCOUNT_VERSION.DISPLAY_NAME.containsIgnoreCase(words));
        return switch (query.which()) {
            case ALL -> named;
            case ADMINISTRATORS -> named.and(ACCOUNT_VERSION.ADMINISTRATOR.isTrue());
            case WITHOUT -> named.and(FACTORS.eq(0)).and(ACCOUNT_VERSION.LOCKED.isFalse());
            case LOCKED -> named.and(ACCOUNT_VERSION.LOCKED.isTrue());
        };
    }

    private static SortField<?> order(AccountList.Query query) {
        Field<?> by = switch (query.order()) {
            case LOGIN -> ACCOUNT.LOGIN;
            case NAME -> ACCOUNT_VERSION.DISPLAY_NAME;
        };
        return query.descending() ? by.desc() : by.asc();
    }

    private static AccountList.Row row(Record6<UUID, String, String, Boolean, Boolean, Integer> row) {
        return new AccountList.Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6());
    }
}
