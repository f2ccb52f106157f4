package org.sekisho.app.api;

import static org.sekisho.schema.tables.Tables.API_TOKEN;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.BodyId;
import org.sekisho.schema.tables.Routines;
import org.springframework.stereotype.Repository;

/** The tokens of a body's accounts. */
@Repository
class ApiTokens {

    private static final int MOST = 200;

    private final DSLContext sql;

    ApiTokens(DSLContext sql) {
        this.sql = sql;
    }

    /** Whose body a token belongs to; asked before a body is named. */
    Optional<BodyId> body(TokenSecret secret) {
        var call = Routines.apiTokenBody(secret.hash());
        return sql.select(call).fetchOptional(call).map(BodyId::new);
    }

    Optional<ApiToken> bySecret(Tx tx, TokenSecret secret) {
        return where(tx, API_TOKEN.TOKEN_HASH.eq(secret.hash())).stream().findFirst();
    }

    Optional<ApiToken> byId(Tx tx, UUID id) {
        return where(tx, API_TOKEN.ID.eq(id)).stream().findFirst();
    }

    /** Those of an account that were not taken back, the newest first. */
    List<ApiToken> of(Tx tx, UUID account) {
        return where(tx, API_TOKEN.ACCOUNT_ID.eq(account).and(API_TOKEN.REVOKED_AT.isNull()));
    }

    /** Those of all accounts but one that were not taken back, the newest first. */
    List<ApiToken> ofOthers(Tx tx, UUID account) {
        return where(tx, API_TOKEN.ACCOUNT_ID.ne(account).and(API_TOKEN.REVOKED_AT.isNull()));
    }

    void add(Tx tx, UUID entry, ApiToken token, TokenSecret secret) {
        tx.sql()
                .insertInto(API_TOKEN)
                .set(API_TOKEN.BODY_ID, tx.body())
                .set(API_TOKEN.ID, token.id())
                .set(API_TOKEN.ACCOUNT_ID, token.account())
                .set(API_TOKEN.LABEL, token.label())
                .set(API_TOKEN.SCOPE, token.scope().words().toArray(String[]::new))
                .set(API_TOKEN.TOKEN_HASH, secret.hash())
                .set(API_TOKEN.SECOND_FACTOR, token.secondFactor())
                .set(API_TOKEN.EXPIRES_ON, token.expiresOn())
                .set(API_TOKEN.CREATED_AT, token.created().atOffset(ZoneOffset.UTC))
                .set(API_TOKEN.ENTRY_ID, entry)
                .execute();
    }

    /** @return whether it was good until now */
    boolean revoke(Tx tx, UUID id) {
        return tx.sql()
                        .update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, tx.now().atOffset(ZoneOffset.UTC))
                        .where(API_TOKEN.BODY_ID.eq(tx.body()), API_TOKEN.ID.eq(id), API_TOKEN.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }

    /** @return whether this is the first use of the day */
    boolean used(Tx tx, UUID id, LocalDate day) {
        return tx.sql()
                        .update(API_TOKEN)
                        .set(API_TOKEN.LAST_USED_ON, day)
                        .where(
                                API_TOKEN.BODY_ID.eq(tx.body()),
                                API_TOKEN.ID.eq(id),
                                API_TOKEN.LAST_USED_ON.isNull().or(API_TOKEN.LAST_USED_ON.lt(day)))
                        .execute()
                > 0;
    }

    private static List<ApiToken> where(Tx tx, Condition condition) {
        return tx.sql()
                .select(
                        API_TOKEN.ID,
                        API_TOKEN.ACCOUNT_ID,
                        API_TOKEN.LABEL,
                        API_TOKEN.SCOPE,
                        API_TOKEN.SECOND_FACTOR,
                        API_TOKEN.CREATED_AT,
                        API_TOKEN.EXPIRES_ON,
                        API_TOKEN.LAST_USED_ON,
                        API_TOKEN.REVOKED_AT)
                .from(API_TOKEN)
                .where(DSL.and(API_TOKEN.BODY_ID.eq(tx.body()), condition))
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID)
                .limit(MOST)
                .fetch(row -> new ApiToken(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        TokenScope.ofWords(Set.of(row.value4())),
                        row.value5(),
                        row.value6().toInstant(),
                        row.value7(),
                        Optional.ofNullable(row.value8()),
                        row.value9() != null));
    }
}
