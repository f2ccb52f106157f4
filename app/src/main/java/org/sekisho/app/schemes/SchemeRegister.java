package org.sekisho.app.schemes;

import static org.sekisho.schema.tables.Tables.SCHEME_IN_USE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.shared.Span;
import org.sekisho.classification.DataUnreadable;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Repository;

/** The schemes that bodies decided to classify by. */
@Repository
class SchemeRegister extends Register<SchemeRegister.Row> {

    /**
     * A scheme in use.
     *
     * @param scheme its id
     * @param fileName empty for one that comes with the program
     * @param content the file as it was handed in
     */
    record Row(UUID id, String scheme, String fileName, String content, String reason, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, scheme, fileName, content, reason, span);
        }

        /** The scheme itself. It was read before it was entered. */
        Scheme read() {
            try {
                var known = content.isEmpty()
                        ? Schemes.builtIn()
                        : Schemes.builtIn().with(content.getBytes(StandardCharsets.UTF_8), fileName);
                return known.scheme(scheme)
                        .orElseThrow(() -> new IllegalStateException("The program has no scheme " + scheme));
            } catch (DataUnreadable unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    SchemeRegister() {
        super(
                SCHEME_IN_USE,
                List.of(SCHEME_IN_USE.SCHEME, SCHEME_IN_USE.FILE_NAME, SCHEME_IN_USE.CONTENT, SCHEME_IN_USE.REASON),
                List.of(SCHEME_IN_USE.VALID_FROM, SCHEME_IN_USE.ID));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(SCHEME_IN_USE.SCHEME),
                row.get(SCHEME_IN_USE.FILE_NAME),
                row.get(SCHEME_IN_USE.CONTENT),
                row.get(SCHEME_IN_USE.REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(row.scheme(), row.fileName(), row.content(), row.reason());
    }
}
