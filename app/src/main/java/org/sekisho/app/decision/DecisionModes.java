package org.sekisho.app.decision;

import static org.sekisho.schema.tables.Tables.DECISION_MODE;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Since when a body decides inside the program. */
@Repository
class DecisionModes extends Register<DecisionModes.Row> {

    /** Inside, or on paper. */
    record Row(UUID id, boolean inside, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, inside, span);
        }
    }

    DecisionModes() {
        super(DECISION_MODE, List.of(DECISION_MODE.INSIDE), List.of(DECISION_MODE.VALID_FROM));
    }

    /** Whether the body decides inside the program on the day; on paper where nothing was set. */
    boolean inside(Tx tx, LocalDate day) {
        return at(tx, AsOf.known(day)).stream().anyMatch(Row::inside);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(id, row.get(DECISION_MODE.INSIDE), span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.inside());
    }
}
