package org.sekisho.app.stocktaking;

import static org.sekisho.schema.tables.Tables.MISSING_ASSET;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** What stocktakings did not find, in the two times; it holds from the day on which it was known. */
@Repository
class MissingRows extends Register<MissingRows.Row> {

    /** That it was found. @param outOfHand whether somebody else could have had it */
    record Found(LocalDate on, String where, boolean outOfHand) {}

    record Row(
            UUID id,
            UUID missing,
            UUID stocktaking,
            LineId line,
            UUID section,
            String lastSeen,
            String done,
            boolean wrongful,
            String correction,
            Optional<Found> found,
            Span span)
            implements Register.Row<Row> {

        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, missing, stocktaking, line, section, lastSeen, done, wrongful, correction, found, span);
        }

        LocalDate knownOn() {
            return span.from();
        }

        Row corrected(UUID id, LocalDate knownOn, boolean wrongful, String reason) {
            return new Row(
                    id,
                    missing,
                    stocktaking,
                    line,
                    section,
                    lastSeen,
                    done,
                    wrongful,
                    reason,
                    found,
                    Span.since(knownOn));
        }

        Row found(UUID id, Found found) {
            return new Row(
                    id,
                    missing,
                    stocktaking,
                    line,
                    section,
                    lastSeen,
                    done,
                    wrongful,
                    correction,
                    Optional.of(found),
                    span);
        }
    }

    MissingRows() {
        super(
                MISSING_ASSET,
                List.of(
                        MISSING_ASSET.MISSING_ID,
                        MISSING_ASSET.STOCKTAKING_ID,
                        MISSING_ASSET.LINE_ID,
                        MISSING_ASSET.SECTION,
                        MISSING_ASSET.LAST_SEEN,
                        MISSING_ASSET.DONE,
                        MISSING_ASSET.WRONGFUL,
                        MISSING_ASSET.CORRECTION,
                        MISSING_ASSET.FOUND_ON,
                        MISSING_ASSET.FOUND_WHERE,
                        MISSING_ASSET.OUT_OF_HAND),
                List.of(MISSING_ASSET.VALID_FROM, MISSING_ASSET.MISSING_ID));
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, UUID missing) {
        return where(tx, isCurrent(tx).and(MISSING_ASSET.MISSING_ID.eq(missing))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("missing_asset"));
    }

    /** What is not found yet. */
    List<Row> open(Tx tx) {
        return where(tx, isCurrent(tx).and(MISSING_ASSET.FOUND_ON.isNull()));
    }

    void replace(Tx tx, UUID entry, Row before, Row after) {
        supersede(tx, List.of(before.id()));
        add(tx, entry, List.of(after));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        var m = MISSING_ASSET;
        return new Row(
                id,
                row.get(m.MISSING_ID),
                row.get(m.STOCKTAKING_ID),
                new LineId(row.get(m.LINE_ID)),
                row.get(m.SECTION),
                row.get(m.LAST_SEEN),
                row.get(m.DONE),
                row.get(m.WRONGFUL),
                row.get(m.CORRECTION),
                Optional.ofNullable(row.get(m.FOUND_ON))
                        .map(on -> new Found(on, row.get(m.FOUND_WHERE), row.get(m.OUT_OF_HAND))),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.missing(),
                row.stocktaking(),
                row.line().value(),
                row.section(),
                row.lastSeen(),
                row.done(),
                row.wrongful(),
                row.correction(),
                row.found().map(Found::on).orElse(null),
                row.found().map(Found::where).orElse(""),
                row.found().map(Found::outOfHand).orElse(null));
    }
}
