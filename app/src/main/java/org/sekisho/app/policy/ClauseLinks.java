package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.CLAUSE_LINK;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which clauses carry out which clauses of the document above, as people confirmed it. */
@Repository
class ClauseLinks extends Register<ClauseLinks.Row> {

    /**
     * One link.
     *
     * @param lower identity of the clause that carries out
     * @param upper identity of the clause that is carried out; empty if it was decided that there is none
     * @param account who decided
     */
    record Row(UUID id, UUID lower, Optional<UUID> upper, UUID account, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, lower, upper, account, span);
        }
    }

    ClauseLinks() {
        super(
                CLAUSE_LINK,
                List.of(CLAUSE_LINK.LOWER_ID, CLAUSE_LINK.UPPER_ID, CLAUSE_LINK.ACCOUNT_ID),
                List.of(CLAUSE_LINK.ENTERED_AT, CLAUSE_LINK.ID));
    }

    /** The links of these lower clauses, as we know them now. */
    List<Row> of(Tx tx, Collection<UUID> lower) {
        return where(tx, isCurrent(tx).and(CLAUSE_LINK.LOWER_ID.eq(DSL.any(lower.toArray(UUID[]::new)))));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(CLAUSE_LINK.LOWER_ID),
                Optional.ofNullable(row.get(CLAUSE_LINK.UPPER_ID)),
                row.get(CLAUSE_LINK.ACCOUNT_ID),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(row.lower(), row.upper().orElse(null), row.account());
    }
}
