package org.sekisho.app.conduct;

import static org.sekisho.schema.tables.Tables.ACKNOWLEDGEMENT_CODE;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Repository;

/**
 * Codes with which one person acknowledges one version, once.
 *
 * <p>A code is short, because a person types it: 40 random bits. Guessing is slowed where it is entered; a stolen table is of
 * little use because the hash is slow (PBKDF2 with HMAC-SHA-256) and a code lives for some days only. The salt is the body's, so
 * that a code can be looked for by its hash.
 */
@Repository
class Codes {

    static final int LETTERS = 8;
    private static final int ROUNDS = 60_000;
    private static final int HASH_BITS = 256;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code that is still good. */
    record Open(UUID id, PersonId person, UUID version) {}

    /** One to be kept. */
    record New(PersonId person, UUID version, String hash, Instant expiresAt) {}

    /** A new code, as it is printed: {@code ABCD-EFGH}. */
    static String fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i == LETTERS / 2) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Whether it could be a code at all; what cannot is not worth a slow hash. */
    static boolean looksLike(String typed) {
        var plain = plain(typed);
        return plain.length() == LETTERS && plain.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    static String hash(BodyId body, String code) {
        try {
            var salt = ("sekisho/acknowledgement/" + body).getBytes(StandardCharsets.US_ASCII);
            var key = new PBEKeySpec(plain(code).toCharArray(), salt, ROUNDS, HASH_BITS);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(key)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    void add(Tx tx, UUID entry, List<New> codes) {
        var c = ACKNOWLEDGEMENT_CODE;
        var at = tx.now().atOffset(ZoneOffset.UTC);
        Register.insert(
                tx,
                c,
                List.of(
                        c.BODY_ID,
                        c.ID,
                        c.PERSON_ID,
                        c.VERSION_ID,
                        c.CODE_HASH,
                        c.EXPIRES_AT,
                        c.ENTERED_AT,
                        c.ENTRY_ID),
                codes,
                code -> List.of(
                        tx.body(),
                        tx.newId(),
                        code.person().value(),
                        code.version(),
                        code.hash(),
                        code.expiresAt().atOffset(ZoneOffset.UTC),
                        at,
                        entry));
    }

    /** Makes the codes of these people worthless, so that of two sheets only the later one works. */
    void withdraw(Tx tx, Collection<PersonId> people) {
        var c = ACKNOWLEDGEMENT_CODE;
        tx.sql()
                .update(c)
                .set(c.SPENT_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        c.BODY_ID.eq(tx.body()),
                        c.SPENT_AT.isNull(),
                        c.PERSON_ID.eq(
                                DSL.any(people.stream().map(PersonId::value).toArray(UUID[]::new))))
                .execute();
    }

    Optional<Open> open(Tx tx, String hash) {
        var c = ACKNOWLEDGEMENT_CODE;
        return tx.sql()
                .select(c.ID, c.PERSON_ID, c.VERSION_ID)
                .from(c)
                .where(
                        c.BODY_ID.eq(tx.body()),
                        c.CODE_HASH.eq(hash),
                        c.SPENT_AT.isNull(),
                        c.EXPIRES_AT.gt(tx.now().atOffset(ZoneOffset.UTC)))
                .fetchOptional(row -> new Open(row.value1(), new PersonId(row.value2()), row.value3()));
    }

    /** @return whether it was still good */
    boolean spend(Tx tx, UUID code) {
        var c = ACKNOWLEDGEMENT_CODE;
        return tx.sql()
                        .update(c)
                        .set(c.SPENT_AT, tx.now().atOffset(ZoneOffset.UTC))
                        .where(c.BODY_ID.eq(tx.body()), c.ID.eq(code), c.SPENT_AT.isNull())
                        .execute()
                == 1;
    }
}
