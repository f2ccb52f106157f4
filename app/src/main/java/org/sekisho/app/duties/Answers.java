package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.DUTY_ANSWER;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What was said of each duty when the body began to use the program. */
@Repository
class Answers extends Register<Answers.Row> {

    record Row(UUID id, DutyId duty, Answer answer, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, duty, answer, span);
        }
    }

    Answers() {
        super(DUTY_ANSWER, List.of(DUTY_ANSWER.DUTY_ID, DUTY_ANSWER.ANSWER), List.of(DUTY_ANSWER.DUTY_ID));
    }

    Optional<Row> of(Tx tx, DutyId duty) {
        return where(tx, isCurrent(tx).and(DUTY_ANSWER.DUTY_ID.eq(duty.value()))).stream()
                .findFirst();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        Answer answer = switch (row.get(DUTY_ANSWER.ANSWER)) {
            case "DONE" -> new Answer.Done();
            case "NEVER" -> new Answer.Never();
            default -> new Answer.Later(span.lastDay().orElseThrow());
        };
        return new Row(id, new DutyId(row.get(DUTY_ANSWER.DUTY_ID)), answer, span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        var answer = switch (row.answer()) {
            case Answer.Done() -> "DONE";
            case Answer.Never() -> "NEVER";
            case Answer.Later later -> "LATER";
        };
        return List.of(row.duty().value(), answer);
    }
}
