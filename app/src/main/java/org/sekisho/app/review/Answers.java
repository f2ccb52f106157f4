package org.sekisho.app.review;

import static org.sekisho.schema.tables.Tables.REVIEW_ANSWER;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The answers to the questions of a case. */
@Repository("reviewAnswers")
class Answers extends Register<Answers.Row> {

    record Row(UUID id, UUID reviewCase, String question, String answer, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, reviewCase, question, answer, span);
        }
    }

    Answers() {
        super(
                REVIEW_ANSWER,
                List.of(REVIEW_ANSWER.CASE_ID, REVIEW_ANSWER.QUESTION, REVIEW_ANSWER.ANSWER),
                List.of(REVIEW_ANSWER.QUESTION, REVIEW_ANSWER.VALID_FROM));
    }

    List<Row> of(Tx tx, UUID reviewCase) {
        return where(tx, isCurrent(tx).and(REVIEW_ANSWER.CASE_ID.eq(reviewCase)).and(REVIEW_ANSWER.VALID_TO.isNull()));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(REVIEW_ANSWER.CASE_ID),
                row.get(REVIEW_ANSWER.QUESTION),
                row.get(REVIEW_ANSWER.ANSWER),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.reviewCase(), row.question(), row.answer());
    }
}
