package org.sekisho.app.conduct;

import static org.sekisho.schema.tables.Tables.RETENTION_RULE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** How long the body keeps what. */
@Repository
class RetentionRules extends Register<RetentionRules.Row> {

    /** One rule. */
    record Row(UUID id, KeptKind kind, int years, CountedFrom countedFrom, String basis, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, kind, years, countedFrom, basis, span);
        }

        /** The first day on which what was complete on a day may be disposed of. */
        LocalDate over(LocalDate complete) {
            return countedFrom.first(complete).plusYears(years);
        }
    }

    RetentionRules() {
        super(
                RETENTION_RULE,
                List.of(RETENTION_RULE.KIND, RETENTION_RULE.YEARS, RETENTION_RULE.COUNTED_FROM, RETENTION_RULE.BASIS),
                List.of(RETENTION_RULE.KIND, RETENTION_RULE.VALID_FROM));
    }

    Optional<Row> of(Tx tx, KeptKind kind) {
        return where(tx, isCurrent(tx).and(RETENTION_RULE.KIND.eq(kind.name())).and(RETENTION_RULE.VALID_TO.isNull()))
                .stream()
                .findFirst();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                KeptKind.valueOf(row.get(RETENTION_RULE.KIND)),
                row.get(RETENTION_RULE.YEARS),
                CountedFrom.valueOf(row.get(RETENTION_RULE.COUNTED_FROM)),
                row.get(RETENTION_RULE.BASIS),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.kind().name(), row.years(), row.countedFrom().name(), row.basis());
    }
}
