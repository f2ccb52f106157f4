package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.DOCUMENT_PARENT;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which document another hangs below, where a person chose it. */
@Repository
class DocumentParents extends Register<DocumentParents.Row> {

    record Row(UUID id, UUID document, UUID parent, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, document, parent, span);
        }
    }

    DocumentParents() {
        super(
                DOCUMENT_PARENT,
                List.of(DOCUMENT_PARENT.DOCUMENT_ID, DOCUMENT_PARENT.PARENT_ID),
                List.of(DOCUMENT_PARENT.VALID_FROM, DOCUMENT_PARENT.ID));
    }

    List<Row> of(Tx tx, UUID document) {
        return where(tx, isCurrent(tx).and(DOCUMENT_PARENT.DOCUMENT_ID.eq(document)));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, row.get(DOCUMENT_PARENT.DOCUMENT_ID), row.get(DOCUMENT_PARENT.PARENT_ID), span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.document(), row.parent());
    }
}
