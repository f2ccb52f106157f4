package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.ROLE_RULE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which posts carry which role. */
@Repository
class RoleRules extends Register<RoleRules.Row> {

    record Row(UUID id, RuleId rule, Role role, String postTitle, Optional<SectionId> below, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, rule, role, postTitle, below, span);
        }
    }

    RoleRules() {
        super(
                ROLE_RULE,
                List.of(ROLE_RULE.RULE_ID, ROLE_RULE.ROLE, ROLE_RULE.POST_TITLE, ROLE_RULE.SECTION_ID),
                List.of(ROLE_RULE.VALID_FROM, ROLE_RULE.RULE_ID));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new RuleId(row.get(ROLE_RULE.RULE_ID)),
                Role.valueOf(row.get(ROLE_RULE.ROLE)),
                row.get(ROLE_RULE.POST_TITLE),
                Optional.ofNullable(row.get(ROLE_RULE.SECTION_ID)).map(SectionId::new),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.rule().value(),
                row.role().name(),
                row.postTitle(),
                row.below().map(SectionId::value).orElse(null));
    }
}
