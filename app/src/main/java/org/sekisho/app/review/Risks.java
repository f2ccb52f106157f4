package org.sekisho.app.review;

import static org.sekisho.schema.tables.Tables.REVIEW_RISK;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What the analysis of a case says of each threat. */
@Repository
class Risks extends Register<Risks.Row> {

    record Row(
            UUID id,
            UUID reviewCase,
            UUID clause,
            String threat,
            Level likelihood,
            Level loss,
            Response response,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, reviewCase, clause, threat, likelihood, loss, response, span);
        }
    }

    Risks() {
        super(
                REVIEW_RISK,
                List.of(
                        REVIEW_RISK.CASE_ID,
                        REVIEW_RISK.CLAUSE_ID,
                        REVIEW_RISK.THREAT,
                        REVIEW_RISK.LIKELIHOOD,
                        REVIEW_RISK.LOSS,
                        REVIEW_RISK.RESPONSE),
                List.of(REVIEW_RISK.ENTERED_AT, REVIEW_RISK.ID));
    }

    List<Row> of(Tx tx, UUID reviewCase) {
        return where(tx, isCurrent(tx).and(REVIEW_RISK.CASE_ID.eq(reviewCase)).and(REVIEW_RISK.VALID_TO.isNull()));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(REVIEW_RISK.CASE_ID),
                row.get(REVIEW_RISK.CLAUSE_ID),
                row.get(REVIEW_RISK.THREAT),
                Level.valueOf(row.get(REVIEW_RISK.LIKELIHOOD)),
                Level.valueOf(row.get(REVIEW_RISK.LOSS)),
                Response.valueOf(row.get(REVIEW_RISK.RESPONSE)),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(
                row.reviewCase(),
                row.clause(),
                row.threat(),
                row.likelihood().name(),
                row.loss().name(),
                row.response().name());
    }
}
