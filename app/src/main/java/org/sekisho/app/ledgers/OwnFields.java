package org.sekisho.app.ledgers;

import static org.sekisho.schema.tables.Tables.LEDGER_FIELD;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The fields that a body added to ledgers. */
@Repository
class OwnFields extends Register<OwnFields.Row> {

    record Row(
            UUID id,
            UUID field,
            String ledger,
            String label,
            SetOwnFields.Sort sort,
            List<String> choices,
            int place,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, field, ledger, label, sort, choices, place, span);
        }

        LedgerField asField() {
            return LedgerField.own(
                    field,
                    label,
                    switch (sort) {
                        case TEXT -> new LedgerField.Text();
                        case LINES -> new LedgerField.Lines();
                        case DAY -> new LedgerField.Day();
                        case WHOLE -> new LedgerField.Whole();
                        case YES_NO -> new LedgerField.YesNo();
                        case CHOICE -> new LedgerField.Choice(choices);
                    });
        }
    }

    OwnFields() {
        super(
                LEDGER_FIELD,
                List.of(
                        LEDGER_FIELD.FIELD_ID,
                        LEDGER_FIELD.LEDGER,
                        LEDGER_FIELD.LABEL,
                        LEDGER_FIELD.KIND,
                        LEDGER_FIELD.CHOICES,
                        LEDGER_FIELD.PLACE),
                List.of(LEDGER_FIELD.PLACE, LEDGER_FIELD.FIELD_ID));
    }

    List<Row> of(Tx tx, Ledger ledger, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(LEDGER_FIELD.LEDGER.eq(ledger.key())));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(LEDGER_FIELD.FIELD_ID),
                row.get(LEDGER_FIELD.LEDGER),
                row.get(LEDGER_FIELD.LABEL),
                SetOwnFields.Sort.valueOf(row.get(LEDGER_FIELD.KIND)),
                List.of(row.get(LEDGER_FIELD.CHOICES)),
                row.get(LEDGER_FIELD.PLACE),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.field(),
                row.ledger(),
                row.label(),
                row.sort().name(),
                row.choices().toArray(String[]::new),
                row.place());
    }
}
