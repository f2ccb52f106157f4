package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;

/** The clauses above, beside the clauses of a standard, and the way to confirm them. */
final class LinkPagesTest {

    private static final LocalDate DAY = LocalDate.of(2025, 4, 1);

    private static final String STANDARD = """
            みなと村情報セキュリティ対策基準

            1 教育

            (1) 研修

            職員等に毎年研修を行う。

            (2) 記録

            記録を残す。
            """;

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final Pages pages = new Pages(fixture);
    private final AcceptImport.Accepted policy = fixture.accept(
            AcceptImport.Input.proposed(fixture.begin(PolicyFixture.SMALL)).inForceFrom(DAY));
    private final AcceptImport.Accepted standard = fixture.accept(AcceptImport.Input.proposed(
                    fixture.begin(DocumentKind.STANDARD, "standard.txt", STANDARD.getBytes(StandardCharsets.UTF_8)))
            .inForceFrom(DAY)
            .nonPublic("攻撃の手掛かりとなるため"));

    private LinkPages links() {
        return fixture.use(LinkPages.class);
    }

    @Test
    void a_standard_shows_beside_each_clause_what_it_carries_out() {
        var page = pages.page(
                pages.reading().version(fixture.officer(), pages.shell(), standard.version(), pages.request()));

        assertThat(page.select(".clause__above").eachText())
                .hasSize(3)
                .allMatch(text -> text.contains("4(1) 教育") && text.contains("提案（未確定）"));
    }

    @Test
    void a_chapter_is_confirmed_with_one_button_and_the_policy_then_shows_its_clauses() {
        var list = pages.page(links().links(fixture.officer(), pages.shell(), standard.version(), pages.request()));
        assertThat(list.select("form[method=post] button").eachText()).anyMatch(text -> text.contains("この章の提案3件を確定する"));

        pages.answer(links().agree(
                        fixture.officer(), pages.shell(), standard.version(), policy.version(), 0, pages.request()));

        var shown = pages.page(pages.reading().show(fixture.officer(), pages.shell(), "", "now"));
        assertThat(shown.text()).contains("4(1)を具体化する下位の条項（3件）", "1(1) 研修");
        assertThat(pages.page(pages.reading().show(fixture.administrator(), pages.shell(), "", "now"))
                        .text())
                .doesNotContain("下位の条項", "研修");
    }

    @Test
    void a_single_clause_is_corrected_and_the_page_says_why_one_was_proposed() {
        var page = pages.page(links().link(fixture.officer(), pages.shell(), standard.version(), 2));
        assertThat(page.select("input[name=upper][checked]")).hasSize(1);
        assertThat(page.text()).contains("「1 教育」の対応を引き継ぐ");

        pages.answer(links().decide(
                        fixture.officer(),
                        pages.shell(),
                        standard.version(),
                        2,
                        policy.version(),
                        Optional.of(List.of(0)),
                        true,
                        pages.request()));

        var after = pages.page(links().links(fixture.officer(), pages.shell(), standard.version(), pages.request()));
        assertThat(after.text()).contains("該当なし（確定）");
    }
}
