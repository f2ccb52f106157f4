package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.SECTION;
import static org.sekisho.schema.tables.Tables.SECTION_VERSION;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The sections of a body: trees below its organs. */
@Repository
class Sections extends Register<Sections.Row> {

    record Row(
            UUID id,
            SectionId section,
            OrganId organ,
            Optional<SectionId> parent,
            String code,
            String name,
            int ordinal,
            Span span)
            implements Register.Row<Row> {

        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, section, organ, parent, code, name, ordinal, span);
        }
    }

    Sections() {
        super(
                SECTION_VERSION,
                List.of(
                        SECTION_VERSION.SECTION_ID,
                        SECTION_VERSION.ORGAN_ID,
                        SECTION_VERSION.PARENT_ID,
                        SECTION_VERSION.CODE,
                        SECTION_VERSION.NAME,
                        SECTION_VERSION.ORDINAL),
                List.of(SECTION_VERSION.ORDINAL, SECTION_VERSION.CODE, SECTION_VERSION.VALID_FROM));
    }

    /** Adds sections with their first rows. Every parent is among them or there already. */
    void establish(Tx tx, UUID entry, List<Row> rows) {
        insert(
                tx,
                SECTION,
                List.of(SECTION.BODY_ID, SECTION.ID),
                rows,
                row -> List.of(tx.body(), row.section().value()));
        add(tx, entry, rows);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new SectionId(row.get(SECTION_VERSION.SECTION_ID)),
                new OrganId(row.get(SECTION_VERSION.ORGAN_ID)),
                Optional.ofNullable(row.get(SECTION_VERSION.PARENT_ID)).map(SectionId::new),
                row.get(SECTION_VERSION.CODE),
                row.get(SECTION_VERSION.NAME),
                row.get(SECTION_VERSION.ORDINAL),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.section().value(),
                row.organ().value(),
                row.parent().map(SectionId::value).orElse(null),
                row.code(),
                row.name(),
                row.ordinal());
    }
}
