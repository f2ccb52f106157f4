package org.sekisho.app.publication;

import static org.sekisho.schema.tables.Tables.ORGAN_ANSWER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What the body answered about the organs that the law gives it. */
@Repository
class OrganAnswers extends Register<OrganAnswers.Row> {

    /** One answer. */
    record Row(
            UUID id,
            OrganOfLaw organ,
            Adoption adoption,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            String note,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, organ, adoption, decidedOn, decidedBy, note, span);
        }
    }

    OrganAnswers() {
        super(
                ORGAN_ANSWER,
                List.of(
                        ORGAN_ANSWER.ORGAN,
                        ORGAN_ANSWER.ADOPTION,
                        ORGAN_ANSWER.DECIDED_ON,
                        ORGAN_ANSWER.DECIDED_BY,
                        ORGAN_ANSWER.NOTE),
                List.of(ORGAN_ANSWER.ORGAN, ORGAN_ANSWER.VALID_FROM));
    }

    /** The answers about an organ that hold on a day or from a later one on. */
    List<Row> standing(Tx tx, OrganOfLaw organ, LocalDate day) {
        return where(tx, isCurrent(tx).and(ORGAN_ANSWER.ORGAN.eq(organ.name()))).stream()
                .filter(row -> row.span().overlaps(Span.since(day)))
                .toList();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                OrganOfLaw.valueOf(row.get(ORGAN_ANSWER.ORGAN)),
                Adoption.valueOf(row.get(ORGAN_ANSWER.ADOPTION)),
                Optional.ofNullable(row.get(ORGAN_ANSWER.DECIDED_ON)),
                Optional.ofNullable(row.get(ORGAN_ANSWER.DECIDED_BY)),
                row.get(ORGAN_ANSWER.NOTE),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return java.util.Arrays.asList(
                row.organ().name(),
                row.adoption().name(),
                row.decidedOn().orElse(null),
                row.decidedBy().orElse(null),
                row.note());
    }
}
