package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.PROVIDER_BODIES;
import static org.sekisho.schema.tables.Tables.SIGN_IN_PROVIDER;
import static org.sekisho.schema.tables.Tables.SIGN_IN_PROVIDER_SECRET;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.identity.oidc.Registration;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** The providers that bodies sign in with, one for each at most, and the secrets they know this program by. */
@Repository
class SignInProviders {

    /** The provider of a body, and from when. */
    record Kept(UUID id, ProviderRule rule, LocalDate from) {

        Registration registration() {
            return rule.registration();
        }
    }

    private final DSLContext sql;
    private final SecretBox box;

    SignInProviders(DSLContext sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    /** The bodies that have one. */
    Set<BodyId> bodies() {
        var bodies = PROVIDER_BODIES.call();
        return sql.select(bodies.ID).from(bodies).fetch().stream()
                .map(row -> new BodyId(row.value1()))
                .collect(Collectors.toSet());
    }

    Optional<Kept> present(Tx tx) {
        var p = SIGN_IN_PROVIDER;
        return tx.sql()
                .select(p.ID, p.ISSUER, p.CLIENT_ID, p.CLAIM, p.BY_NAME, p.DELEGATED, p.ACR, p.VALID_FROM)
                .from(p)
                .where(p.BODY_ID.eq(tx.body()), p.SUPERSEDED_AT.isNull(), p.VALID_TO.isNull())
                .fetchOptional(row -> new Kept(
                        row.value1(),
                        new ProviderRule(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                Optional.ofNullable(row.value7())),
                        row.value8()));
    }

    void replace(Tx tx, UUID entry, Optional<Kept> before, ProviderRule rule) {
        before.ifPresent(kept -> end(tx, entry, kept));
        add(tx, entry, rule, today(tx), Optional.empty());
    }

    /** From today on the body has none. */
    void end(Tx tx, UUID entry, Kept kept) {
        tx.sql()
                .update(SIGN_IN_PROVIDER)
                .set(SIGN_IN_PROVIDER.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(SIGN_IN_PROVIDER.BODY_ID.eq(tx.body()), SIGN_IN_PROVIDER.ID.eq(kept.id()))
                .execute();
        if (kept.from().isBefore(today(tx))) {
            add(tx, entry, kept.rule(), kept.from(), Optional.of(today(tx)));
        }
    }

    private static void add(Tx tx, UUID entry, ProviderRule rule, LocalDate from, Optional<LocalDate> to) {
        var p = SIGN_IN_PROVIDER;
        tx.sql()
                .insertInto(p)
                .set(p.BODY_ID, tx.body())
                .set(p.ID, tx.newId())
                .set(p.ISSUER, rule.issuer())
                .set(p.CLIENT_ID, rule.clientId())
                .set(p.CLAIM, rule.claim())
                .set(p.BY_NAME, rule.byName())
                .set(p.DELEGATED, rule.delegated())
                .set(p.ACR, rule.acr().orElse(null))
                .set(p.VALID_FROM, from)
                .set(p.VALID_TO, to.orElse(null))
                .set(p.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(p.ENTRY_ID, entry)
                .execute();
    }

    Optional<String> secret(Tx tx) {
        var s = SIGN_IN_PROVIDER_SECRET;
        return tx.sql()
                .select(s.SECRET)
                .from(s)
                .where(s.BODY_ID.eq(tx.body()), s.ID.eq(tx.body()))
                .fetchOptional(s.SECRET)
                .map(kept -> new String(box.open(tx, tx.body(), kept), StandardCharsets.UTF_8));
    }

    void putSecret(Tx tx, String secret) {
        var s = SIGN_IN_PROVIDER_SECRET;
        var closed = box.seal(tx, tx.body(), secret.getBytes(StandardCharsets.UTF_8));
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, tx.body())
                .set(s.SECRET, closed)
                .onConflict(s.BODY_ID, s.ID)
                .doUpdate()
                .set(s.SECRET, closed)
                .execute();
    }

    void removeSecret(Tx tx) {
        tx.sql()
                .deleteFrom(SIGN_IN_PROVIDER_SECRET)
                .where(SIGN_IN_PROVIDER_SECRET.BODY_ID.eq(tx.body()))
                .execute();
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
