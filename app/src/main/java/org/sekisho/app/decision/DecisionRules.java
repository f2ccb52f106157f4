package org.sekisho.app.decision;

import static org.sekisho.schema.tables.Tables.DECISION_RULE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Who decides on which kind of document. */
@Repository
class DecisionRules extends Register<DecisionRules.Row> {

    /** One rule. */
    record Row(DecisionRule rule) implements Register.Row<Row> {
        @Override
        public UUID id() {
            return rule.id();
        }

        @Override
        public Span span() {
            return rule.span();
        }

        @Override
        public Row during(UUID id, Span span) {
            return new Row(new DecisionRule(
                    id,
                    rule.kind(),
                    rule.matter(),
                    rule.post(),
                    rule.delegated(),
                    rule.basis(),
                    rule.substitutes(),
                    span));
        }
    }

    DecisionRules() {
        super(
                DECISION_RULE,
                List.of(
                        DECISION_RULE.KIND,
                        DECISION_RULE.MATTER,
                        DECISION_RULE.POST_ID,
                        DECISION_RULE.DELEGATED,
                        DECISION_RULE.BASIS,
                        DECISION_RULE.SUBSTITUTES),
                List.of(DECISION_RULE.KIND, DECISION_RULE.MATTER.desc(), DECISION_RULE.VALID_FROM));
    }

    /** The rule that holds. */
    Optional<DecisionRule> of(Tx tx, DocumentKind kind, Matter matter, AsOf asOf) {
        return where(
                        tx,
                        isAt(tx, asOf)
                                .and(DECISION_RULE.KIND.eq(kind.name()))
                                .and(DECISION_RULE.MATTER.eq(matter.name())))
                .stream()
                .findFirst()
                .map(Row::rule);
    }

    /** The rules of one kind as we know them now, whatever day they hold on. */
    List<Row> current(Tx tx, DocumentKind kind, Matter matter) {
        return where(
                tx, isCurrent(tx).and(DECISION_RULE.KIND.eq(kind.name())).and(DECISION_RULE.MATTER.eq(matter.name())));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(new DecisionRule(
                id,
                DocumentKind.valueOf(row.get(DECISION_RULE.KIND)),
                Matter.valueOf(row.get(DECISION_RULE.MATTER)),
                new PostId(row.get(DECISION_RULE.POST_ID)),
                row.get(DECISION_RULE.DELEGATED),
                row.get(DECISION_RULE.BASIS),
                Arrays.stream(row.get(DECISION_RULE.SUBSTITUTES))
                        .map(PostId::new)
                        .toList(),
                span));
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        var rule = row.rule();
        return List.of(
                rule.kind().name(),
                rule.matter().name(),
                rule.post().value(),
                rule.delegated(),
                rule.basis(),
                rule.substitutes().stream().map(PostId::value).toArray(UUID[]::new));
    }
}
