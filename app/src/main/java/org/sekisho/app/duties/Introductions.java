package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.INTRODUCTION;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The introduction period of the body (導入期間): the span in which unanswered duties are excused. */
@Repository
class Introductions extends Register<Introductions.Row> {

    record Row(UUID id, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, span);
        }
    }

    Introductions() {
        super(INTRODUCTION, List.of(), List.of(INTRODUCTION.VALID_FROM));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of();
    }
}
