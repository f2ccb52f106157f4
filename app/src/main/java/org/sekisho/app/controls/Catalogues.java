package org.sekisho.app.controls;

import static org.sekisho.schema.tables.Tables.CATALOGUE_ADDITION;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What bodies add to the catalogue. */
@Repository
class Catalogues extends Register<Catalogues.Row> {

    record Row(UUID id, String content, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, content, span);
        }
    }

    Catalogues() {
        super(CATALOGUE_ADDITION, List.of(CATALOGUE_ADDITION.CONTENT), List.of(CATALOGUE_ADDITION.VALID_FROM));
    }

    Optional<Row> addition(Tx tx) {
        return current(tx).stream().findFirst();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, row.get(CATALOGUE_ADDITION.CONTENT), span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.content());
    }
}
