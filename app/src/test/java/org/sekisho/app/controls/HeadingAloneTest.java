package org.sekisho.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;

/** A chapter that is a heading and nothing else. */
final class HeadingAloneTest {

    @Test
    void a_standard_in_chapters_is_bound_with_its_headings() {
        var body = PolicyFixture.newBody();
        var standard = """
                みなと村情報セキュリティ対策基準

                第1章 組織体制

                第1条 最高情報セキュリティ責任者は、情報セキュリティ対策を統括する。
                """;
        var version = body.accept(AcceptImport.Input.proposed(body.begin(
                                DocumentKind.STANDARD, "standard.txt", standard.getBytes(StandardCharsets.UTF_8)))
                        .inForceFrom(LocalDate.of(2025, 4, 1)))
                .version();
        Statements.awaitReactions(body.use(DSLContext.class));

        assertThat(body.use(BindingsInForce.class).of(body.officer(), version).bindings())
                .extracting(bound -> bound.span().path())
                .contains("第1章", "第1条");
    }
}
