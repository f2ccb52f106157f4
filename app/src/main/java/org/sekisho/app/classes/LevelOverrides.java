package org.sekisho.app.classes;

import static org.sekisho.schema.tables.Tables.ASSET_LEVEL_OVERRIDE;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.sekisho.classification.Axis;
import org.springframework.stereotype.Repository;

/** Levels that people set. */
@Repository
class LevelOverrides extends Register<LevelOverrides.Row> {

    /** @param scheme whose level it is */
    record Row(
            UUID id,
            LineId asset,
            Axis axis,
            String scheme,
            String level,
            String reason,
            UUID setBy,
            String setByName,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, asset, axis, scheme, level, reason, setBy, setByName, span);
        }
    }

    LevelOverrides() {
        super(
                ASSET_LEVEL_OVERRIDE,
                List.of(
                        ASSET_LEVEL_OVERRIDE.LINE_ID,
                        ASSET_LEVEL_OVERRIDE.AXIS,
                        ASSET_LEVEL_OVERRIDE.SCHEME,
                        ASSET_LEVEL_OVERRIDE.LEVEL,
                        ASSET_LEVEL_OVERRIDE.REASON,
                        ASSET_LEVEL_OVERRIDE.SET_BY,
                        ASSET_LEVEL_OVERRIDE.SET_BY_NAME),
                List.of(ASSET_LEVEL_OVERRIDE.LINE_ID, ASSET_LEVEL_OVERRIDE.AXIS));
    }

    /** Those of some assets. */
    List<Row> of(Tx tx, Collection<UUID> assets, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(ASSET_LEVEL_OVERRIDE.LINE_ID.eq(DSL.any(assets.toArray(UUID[]::new)))));
    }

    Optional<Row> of(Tx tx, LineId asset, Axis axis, AsOf asOf) {
        return of(tx, List.of(asset.value()), asOf).stream()
                .filter(row -> row.axis() == axis)
                .findFirst();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new LineId(row.get(ASSET_LEVEL_OVERRIDE.LINE_ID)),
                Axis.valueOf(row.get(ASSET_LEVEL_OVERRIDE.AXIS)),
                row.get(ASSET_LEVEL_OVERRIDE.SCHEME),
                row.get(ASSET_LEVEL_OVERRIDE.LEVEL),
                row.get(ASSET_LEVEL_OVERRIDE.REASON),
                row.get(ASSET_LEVEL_OVERRIDE.SET_BY),
                row.get(ASSET_LEVEL_OVERRIDE.SET_BY_NAME),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.asset().value(),
                row.axis().name(),
                row.scheme(),
                row.level(),
                row.reason(),
                row.setBy(),
                row.setByName());
    }
}
