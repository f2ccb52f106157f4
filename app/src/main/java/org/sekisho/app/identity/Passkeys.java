package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.PASSKEY;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.BodyId;
import org.sekisho.schema.tables.Routines;
import org.springframework.stereotype.Repository;

/** The passkeys of a body's accounts. */
@Repository
class Passkeys {

    /** A passkey as it is kept: whose it is, and its record in the form of {@link PasskeyRecord}. */
    record Kept(UUID account, byte[] record) {}

    private final DSLContext sql;

    Passkeys(DSLContext sql) {
        this.sql = sql;
    }

    /** Whose body a passkey belongs to; asked before a body is named. */
    Optional<BodyId> body(byte[] credential) {
        var call = Routines.passkeyBody(credential);
        return sql.select(call).fetchOptional(call).map(BodyId::new);
    }

    List<SelfService.Passkey> of(Tx tx, UUID account) {
        return tx.sql()
                .select(PASSKEY.ID, PASSKEY.LABEL, PASSKEY.CREATED_AT, PASSKEY.LAST_USED_AT)
                .from(PASSKEY)
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.ACCOUNT_ID.eq(account))
                .orderBy(PASSKEY.CREATED_AT)
                .fetch(row -> new SelfService.Passkey(
                        row.value1(),
                        row.value2(),
                        row.value3().toInstant(),
                        Optional.ofNullable(row.value4()).map(OffsetDateTime::toInstant)));
    }

    Optional<Kept> byCredential(Tx tx, byte[] credential) {
        return tx.sql()
                .select(PASSKEY.ACCOUNT_ID, PASSKEY.RECORD)
                .from(PASSKEY)
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.CREDENTIAL_ID.eq(credential))
                .fetchOptional(row -> new Kept(row.value1(), row.value2()));
    }

    List<byte[]> records(Tx tx, UUID account) {
        return tx.sql()
                .select(PASSKEY.RECORD)
                .from(PASSKEY)
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.ACCOUNT_ID.eq(account))
                .fetch(PASSKEY.RECORD);
    }

    void add(Tx tx, UUID id, UUID account, byte[] credential, String label, byte[] record, long signCount) {
        tx.sql()
                .insertInto(PASSKEY)
                .set(PASSKEY.BODY_ID, tx.body())
                .set(PASSKEY.ID, id)
                .set(PASSKEY.ACCOUNT_ID, account)
                .set(PASSKEY.CREDENTIAL_ID, credential)
                .set(PASSKEY.LABEL, label)
                .set(PASSKEY.RECORD, record)
                .set(PASSKEY.CREATED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(PASSKEY.SIGN_COUNT, signCount)
                .execute();
    }

    void used(Tx tx, byte[] credential, byte[] record, long signCount, Instant now) {
        tx.sql()
                .update(PASSKEY)
                .set(PASSKEY.RECORD, record)
                .set(PASSKEY.SIGN_COUNT, signCount)
                .set(PASSKEY.LAST_USED_AT, now.atOffset(ZoneOffset.UTC))
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.CREDENTIAL_ID.eq(credential))
                .execute();
    }

    boolean remove(Tx tx, UUID account, UUID id) {
        return tx.sql()
                        .deleteFrom(PASSKEY)
                        .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.ACCOUNT_ID.eq(account), PASSKEY.ID.eq(id))
                        .execute()
                == 1;
    }
}
