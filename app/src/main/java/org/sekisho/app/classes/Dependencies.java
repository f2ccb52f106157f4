package org.sekisho.app.classes;

import static org.sekisho.schema.tables.Tables.ASSET_DEPENDENCY;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which assets do not work without which others. */
@Repository
class Dependencies extends Register<Dependencies.Row> {

    record Row(UUID id, LineId asset, LineId needs, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, asset, needs, span);
        }
    }

    Dependencies() {
        super(
                ASSET_DEPENDENCY,
                List.of(ASSET_DEPENDENCY.LINE_ID, ASSET_DEPENDENCY.NEEDS_LINE_ID),
                List.of(ASSET_DEPENDENCY.LINE_ID, ASSET_DEPENDENCY.NEEDS_LINE_ID));
    }

    /** What some assets need. */
    List<Row> of(Tx tx, Collection<UUID> assets, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(ASSET_DEPENDENCY.LINE_ID.eq(DSL.any(assets.toArray(UUID[]::new)))));
    }

    /** What an asset needs, and what needs it. */
    List<Row> about(Tx tx, LineId asset, AsOf asOf) {
        return where(
                tx,
                isAt(tx, asOf)
                        .and(ASSET_DEPENDENCY
                                .LINE_ID
                                .eq(asset.value())
                                .or(ASSET_DEPENDENCY.NEEDS_LINE_ID.eq(asset.value()))));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new LineId(row.get(ASSET_DEPENDENCY.LINE_ID)),
                new LineId(row.get(ASSET_DEPENDENCY.NEEDS_LINE_ID)),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(row.asset().value(), row.needs().value());
    }
}
