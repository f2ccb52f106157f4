package org.sekisho.app.handling;

import static org.sekisho.schema.tables.Tables.HANDLING_RULE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The rules that a body made its own, and since when. */
@Repository
class AdoptedRules extends Register<AdoptedRules.Row> {

    /** @param endReason why it was withdrawn; empty while it was not */
    record Row(UUID id, String rule, String reason, String endReason, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, rule, reason, endReason, span);
        }

        Row withdrawn(String because) {
            return new Row(id, rule, reason, because, span);
        }
    }

    AdoptedRules() {
        super(
                HANDLING_RULE,
                List.of(HANDLING_RULE.RULE_KEY, HANDLING_RULE.REASON, HANDLING_RULE.END_REASON),
                List.of(HANDLING_RULE.VALID_FROM, HANDLING_RULE.ID));
    }

    /** The keys of those that hold on the day. One statement. */
    Set<String> on(Tx tx, AsOf asOf) {
        return at(tx, asOf).stream().map(Row::rule).collect(Collectors.toUnmodifiableSet());
    }

    List<Row> standing(Tx tx, String rule) {
        return where(tx, isCurrent(tx).and(HANDLING_RULE.RULE_KEY.eq(rule)).and(HANDLING_RULE.VALID_TO.isNull()));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(HANDLING_RULE.RULE_KEY),
                row.get(HANDLING_RULE.REASON),
                row.get(HANDLING_RULE.END_REASON),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(row.rule(), row.reason(), row.endReason());
    }
}
