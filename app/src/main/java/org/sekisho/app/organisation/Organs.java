package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.ORGAN;
import static org.sekisho.schema.tables.Tables.ORGAN_VERSION;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The organs of a body. */
@Repository
class Organs extends Register<Organs.Row> {

    record Row(UUID id, OrganId organ, String name, int ordinal, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, organ, name, ordinal, span);
        }
    }

    Organs() {
        super(
                ORGAN_VERSION,
                List.of(ORGAN_VERSION.ORGAN_ID, ORGAN_VERSION.NAME, ORGAN_VERSION.ORDINAL),
                List.of(ORGAN_VERSION.ORDINAL, ORGAN_VERSION.VALID_FROM));
    }

    /** Adds organs with their first rows. */
    void establish(Tx tx, UUID entry, List<Row> rows) {
        insert(
                tx,
                ORGAN,
                List.of(ORGAN.BODY_ID, ORGAN.ID),
                rows,
                row -> List.of(tx.body(), row.organ().value()));
        add(tx, entry, rows);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new OrganId(row.get(ORGAN_VERSION.ORGAN_ID)),
                row.get(ORGAN_VERSION.NAME),
                row.get(ORGAN_VERSION.ORDINAL),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.organ().value(), row.name(), row.ordinal());
    }
}
