package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.DOCUMENT_READER;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The sections and posts that may read a document which is not public; a document without any is read by all staff. */
@Repository
class DocumentReaders extends Register<DocumentReaders.Row> {

    record Row(UUID id, UUID document, PlacesOfStaff.Kind kind, UUID place, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, document, kind, place, span);
        }
    }

    DocumentReaders() {
        super(
                DOCUMENT_READER,
                List.of(DOCUMENT_READER.DOCUMENT_ID, DOCUMENT_READER.PLACE, DOCUMENT_READER.PLACE_ID),
                List.of(DOCUMENT_READER.PLACE.desc(), DOCUMENT_READER.VALID_FROM, DOCUMENT_READER.ID));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(DOCUMENT_READER.DOCUMENT_ID),
                PlacesOfStaff.Kind.valueOf(row.get(DOCUMENT_READER.PLACE)),
                row.get(DOCUMENT_READER.PLACE_ID),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.document(), row.kind().name(), row.place());
    }
}
