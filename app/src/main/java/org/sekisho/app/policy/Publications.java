package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.PUBLICATION;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Where versions were made public, and from which day on. */
@Repository
class Publications extends Register<Publications.Row> {

    /** A version is public at a place from the first day of the span on. */
    record Row(UUID id, UUID version, String place, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, version, place, span);
        }
    }

    Publications() {
        super(
                PUBLICATION,
                List.of(PUBLICATION.TEXT_ID, PUBLICATION.PLACE),
                List.of(PUBLICATION.VALID_FROM, PUBLICATION.PLACE));
    }

    List<Row> of(Tx tx, UUID version) {
        return where(tx, isCurrent(tx).and(PUBLICATION.TEXT_ID.eq(version)));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, row.get(PUBLICATION.TEXT_ID), row.get(PUBLICATION.PLACE), span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.version(), row.place());
    }
}
