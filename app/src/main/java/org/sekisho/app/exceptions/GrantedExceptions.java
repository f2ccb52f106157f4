package org.sekisho.app.exceptions;

import static org.sekisho.schema.tables.Tables.CLAUSE_EXCEPTION;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The days on which granted exceptions hold. */
@Repository
class GrantedExceptions extends Register<GrantedExceptions.Row> {

    /** @param endReason why it ended before the day that was granted; empty while it does not */
    record Row(UUID id, UUID request, UUID clause, Subject subject, String endReason, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, request, clause, subject, endReason, span);
        }

        Row because(String reason) {
            return new Row(id, request, clause, subject, reason, span);
        }
    }

    GrantedExceptions() {
        super(
                CLAUSE_EXCEPTION,
                List.of(
                        CLAUSE_EXCEPTION.REQUEST_ID,
                        CLAUSE_EXCEPTION.CLAUSE_ID,
                        CLAUSE_EXCEPTION.SUBJECT_KIND,
                        CLAUSE_EXCEPTION.SUBJECT_ID,
                        CLAUSE_EXCEPTION.SUBJECT_NAME,
                        CLAUSE_EXCEPTION.END_REASON),
                List.of(CLAUSE_EXCEPTION.VALID_TO, CLAUSE_EXCEPTION.ID));
    }

    List<Row> of(Tx tx, UUID clause) {
        return where(tx, isCurrent(tx).and(CLAUSE_EXCEPTION.CLAUSE_ID.eq(clause)));
    }

    /** Whether any that holds on a day ends by another. */
    boolean ending(Tx tx, LocalDate day, LocalDate by) {
        return tx.sql()
                .fetchExists(
                        CLAUSE_EXCEPTION, isAt(tx, AsOf.known(day)).and(CLAUSE_EXCEPTION.VALID_TO.le(by.plusDays(1))));
    }

    /** @throws Refusal.NotFound if it was not granted, or nothing is left of it */
    Row the(Tx tx, UUID request) {
        return where(tx, isCurrent(tx).and(CLAUSE_EXCEPTION.REQUEST_ID.eq(request))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("exception"));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(CLAUSE_EXCEPTION.REQUEST_ID),
                row.get(CLAUSE_EXCEPTION.CLAUSE_ID),
                new Subject(
                        SubjectKind.valueOf(row.get(CLAUSE_EXCEPTION.SUBJECT_KIND)),
                        Optional.ofNullable(row.get(CLAUSE_EXCEPTION.SUBJECT_ID)),
                        row.get(CLAUSE_EXCEPTION.SUBJECT_NAME)),
                row.get(CLAUSE_EXCEPTION.END_REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.request(),
                row.clause(),
                row.subject().kind().name(),
                row.subject().id().orElse(null),
                row.subject().name(),
                row.endReason());
    }
}
