package org.sekisho.app.coverage;

import static org.sekisho.schema.tables.Tables.SCOPE_REASON;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Why the scope of the policy and the organisation differ. */
@Repository
class ScopeReasons extends Register<ScopeReasons.Row> {

    /**
     * One reason.
     *
     * @param subject the key of an organ, or {@code staff:} and a kind of staff
     */
    record Row(UUID id, String subject, Coverage.Where side, String reason, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, subject, side, reason, span);
        }
    }

    ScopeReasons() {
        super(
                SCOPE_REASON,
                List.of(SCOPE_REASON.SUBJECT, SCOPE_REASON.SIDE, SCOPE_REASON.REASON),
                List.of(SCOPE_REASON.SUBJECT, SCOPE_REASON.VALID_FROM));
    }

    /** The reasons for a difference that hold on a day or from a later one on. */
    List<Row> standing(Tx tx, String subject, Coverage.Where side, LocalDate day) {
        return current(tx).stream()
                .filter(row -> row.subject().equals(subject) && row.side() == side)
                .filter(row -> row.span().overlaps(Span.since(day)))
                .toList();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(SCOPE_REASON.SUBJECT),
                Coverage.Where.valueOf(row.get(SCOPE_REASON.SIDE)),
                row.get(SCOPE_REASON.REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.subject(), row.side().name(), row.reason());
    }
}
