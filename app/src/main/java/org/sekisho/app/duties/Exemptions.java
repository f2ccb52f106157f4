package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.ORDINANCE_EXEMPTION;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What the body decided, from when to when, about its exemption from the ordinance. */
@Repository
class Exemptions extends Register<Exemptions.Row> {

    record Row(UUID id, boolean unconnected, boolean littlePersonalData, String reason, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, unconnected, littlePersonalData, reason, span);
        }

        Exemption decided() {
            return new Exemption(unconnected, littlePersonalData, reason, span);
        }
    }

    Exemptions() {
        super(
                ORDINANCE_EXEMPTION,
                List.of(
                        ORDINANCE_EXEMPTION.UNCONNECTED,
                        ORDINANCE_EXEMPTION.LITTLE_PERSONAL_DATA,
                        ORDINANCE_EXEMPTION.REASON),
                List.of(ORDINANCE_EXEMPTION.VALID_FROM));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(ORDINANCE_EXEMPTION.UNCONNECTED),
                row.get(ORDINANCE_EXEMPTION.LITTLE_PERSONAL_DATA),
                row.get(ORDINANCE_EXEMPTION.REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.unconnected(), row.littlePersonalData(), row.reason());
    }
}
