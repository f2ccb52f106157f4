package org.sekisho.app.combinations;

import static org.sekisho.schema.tables.Tables.STANDING_COVER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which combinations standing decisions cover, and of whom. */
@Repository
class Covers extends Register<Covers.Row> {

    /** @param post whose holders are covered; empty where everybody is */
    record Row(UUID id, StandingDecisionId decision, Combination combination, Optional<PostId> post, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, decision, combination, post, span);
        }
    }

    Covers() {
        super(
                STANDING_COVER,
                List.of(STANDING_COVER.DECISION_ID, STANDING_COVER.COMBINATION, STANDING_COVER.POST_ID),
                List.of(STANDING_COVER.VALID_FROM, STANDING_COVER.COMBINATION, STANDING_COVER.ID));
    }

    List<Row> of(Tx tx, Combination combination, AsOf asOf) {
        return where(tx, isAt(tx, asOf).and(STANDING_COVER.COMBINATION.eq(combination.name())));
    }

    /** @throws Refusal.NotFound if the decision covers nothing from now on */
    List<Row> of(Tx tx, StandingDecisionId decision) {
        var rows = where(tx, isCurrent(tx).and(STANDING_COVER.DECISION_ID.eq(decision.value())));
        if (rows.isEmpty()) {
            throw new Refusal.NotFound("decision");
        }
        return rows;
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new StandingDecisionId(row.get(STANDING_COVER.DECISION_ID)),
                Combination.valueOf(row.get(STANDING_COVER.COMBINATION)),
                Optional.ofNullable(row.get(STANDING_COVER.POST_ID)).map(PostId::new),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.decision().value(),
                row.combination().name(),
                row.post().map(PostId::value).orElse(null));
    }
}
