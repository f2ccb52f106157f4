package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.ACCOUNT_VERSION;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.SubjectNames;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** What the accounts in the record are called. */
@Repository
class NamesOfAccounts implements SubjectNames {

    @Override
    public Set<String> types() {
        return Set.of("account");
    }

    @Override
    public Map<UUID, Named> names(Tx tx, String type, Collection<UUID> subjects) {
        return tx.sql()
                .select(ACCOUNT_VERSION.ACCOUNT_ID, ACCOUNT_VERSION.DISPLAY_NAME)
                .from(ACCOUNT_VERSION)
                .where(
                        ACCOUNT_VERSION.BODY_ID.eq(tx.body()),
                        ACCOUNT_VERSION.ACCOUNT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))),
                        ACCOUNT_VERSION.SUPERSEDED_AT.isNull())
                .fetchMap(ACCOUNT_VERSION.ACCOUNT_ID, row -> Named.of(row.value2()));
    }

    @Override
    public Set<UUID> accountsCalled(Tx tx, String part) {
        return new HashSet<>(tx.sql()
                .selectDistinct(ACCOUNT_VERSION.ACCOUNT_ID)
                .from(ACCOUNT_VERSION)
                .where(
                        ACCOUNT_VERSION.BODY_ID.eq(tx.body()),
                        ACCOUNT_VERSION.SUPERSEDED_AT.isNull(),
                        DSL.replace(ACCOUNT_VERSION.DISPLAY_NAME, " ", "")
                                .containsIgnoreCase(part.replaceAll("\\s", "")))
                .fetch(ACCOUNT_VERSION.ACCOUNT_ID));
    }
}
