package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.PASSKEY;
import static org.sekisho.schema.tables.Tables.RECOVERY_CODE;
import static org.sekisho.schema.tables.Tables.TOTP;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The second factors of a body's accounts: the secrets of one-time codes, recovery codes, and how many passkeys. */
@Repository
class SecondFactors {

    /** What an account has. */
    record Enrolled(boolean codes, int passkeys, int recoveryCodes) {
        boolean any() {
            return codes || passkeys > 0;
        }
    }

    Enrolled of(Tx tx, UUID account) {
        var codes = DSL.field(DSL.exists(tx.sql()
                .selectOne()
                .from(TOTP)
                .where(TOTP.BODY_ID.eq(tx.body()), TOTP.ID.eq(account), TOTP.CONFIRMED_AT.isNotNull())));
        var passkeys = DSL.field(tx.sql()
                .selectCount()
                .from(PASSKEY)
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.ACCOUNT_ID.eq(account)));
        var recovery = DSL.field(tx.sql()
                .selectCount()
                .from(RECOVERY_CODE)
                .where(
                        RECOVERY_CODE.BODY_ID.eq(tx.body()),
                        RECOVERY_CODE.ACCOUNT_ID.eq(account),
                        RECOVERY_CODE.USED_AT.isNull()));
        var row = tx.sql().select(codes, passkeys, recovery).fetchSingle();
        return new Enrolled(row.value1(), row.value2(), row.value3());
    }

    Optional<byte[]> sealedSecret(Tx tx, UUID account) {
        return tx.sql()
                .select(TOTP.SECRET)
                .from(TOTP)
                .where(TOTP.BODY_ID.eq(tx.body()), TOTP.ID.eq(account), TOTP.CONFIRMED_AT.isNotNull())
                .fetchOptional(TOTP.SECRET);
    }

    /** Takes the step for used, and tells whether nobody was faster: of two at once, one gets false. */
    boolean use(Tx tx, UUID account, long step) {
        return tx.sql()
                        .update(TOTP)
                        .set(TOTP.LAST_STEP, step)
                        .where(TOTP.BODY_ID.eq(tx.body()), TOTP.ID.eq(account), TOTP.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    void put(Tx tx, UUID account, byte[] sealedSecret, long usedStep) {
        var now = tx.now().atOffset(ZoneOffset.UTC);
        tx.sql()
                .insertInto(TOTP)
                .set(TOTP.BODY_ID, tx.body())
                .set(TOTP.ID, account)
                .set(TOTP.SECRET, sealedSecret)
                .set(TOTP.CONFIRMED_AT, now)
                .set(TOTP.LAST_STEP, usedStep)
                .onConflict(TOTP.BODY_ID, TOTP.ID)
                .doUpdate()
                .set(TOTP.SECRET, sealedSecret)
                .set(TOTP.CONFIRMED_AT, now)
                .set(TOTP.LAST_STEP, usedStep)
                .execute();
    }

    void removeSecret(Tx tx, UUID account) {
        tx.sql()
                .deleteFrom(TOTP)
                .where(TOTP.BODY_ID.eq(tx.body()), TOTP.ID.eq(account))
                .execute();
    }

    void replaceRecoveryCodes(Tx tx, UUID account, List<String> hashes) {
        removeRecoveryCodes(tx, account);
        var code = RECOVERY_CODE;
        Register.insert(
                tx,
                code,
                List.of(code.BODY_ID, code.ID, code.ACCOUNT_ID, code.HASH),
                hashes,
                hash -> List.of(tx.body(), tx.newId(), account, hash));
    }

    void removeRecoveryCodes(Tx tx, UUID account) {
        tx.sql()
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.BODY_ID.eq(tx.body()), RECOVERY_CODE.ACCOUNT_ID.eq(account))
                .execute();
    }

    /** Uses a recovery code up, and tells whether it was there to be used. */
    boolean useRecoveryCode(Tx tx, UUID account, String hash) {
        return tx.sql()
                        .update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, tx.now().atOffset(ZoneOffset.UTC))
                        .where(
                                RECOVERY_CODE.BODY_ID.eq(tx.body()),
                                RECOVERY_CODE.ACCOUNT_ID.eq(account),
                                RECOVERY_CODE.HASH.eq(hash),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                > 0;
    }

    void removePasskeys(Tx tx, UUID account) {
        tx.sql()
                .deleteFrom(PASSKEY)
                .where(PASSKEY.BODY_ID.eq(tx.body()), PASSKEY.ACCOUNT_ID.eq(account))
                .execute();
    }
}
