package org.sekisho.app.findings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.controls.BindClauses;
import org.sekisho.app.findings.ClausesOfControls;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;

/** The page of findings and what stands of them elsewhere, as a browser gets it. */
final class FindingPagesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    private final SmallOffice office = new SmallOffice("点検市");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private SectionId tax;
    private Browser browser;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(hara, "税務課", BEGIN);
        browser = SigningIn.byPassword(office.app(), office.slug(), mori.login(), SmallOffice.PASSWORD);
    }

    @Test
    void the_page_groups_by_rule_with_counts_what_to_do_and_the_clause() {
        for (int i = 0; i < 7; i++) {
            asset("名簿" + i, general);
        }
        asset("課税台帳", tax);
        var page = page("/ledgers/asset/findings");
        var group = Objects.requireNonNull(page.getElementById("rule-segment.missing"));
        assertThat(group.text())
                .contains("領域が決まっておらず、該当しない理由も記録されていません。", "要改善", "7件", "対応", "ガイドライン「3 情報システム全体の強靭性の向上」", "根拠");
        assertThat(group.select("li")).hasSize(5);
        assertThat(page.text()).doesNotContain("課税台帳");
        var all = page(group.select(".panel__foot a").attr("href"));
        assertThat(all.select("section.panel")).hasSize(1);
        assertThat(all.select("section.panel li")).hasSize(7);
        assertThat(page("/ledgers/asset/findings?day=2024-04-15").text()).contains("気になる点はありません");
    }

    @Test
    void the_page_of_an_asset_says_what_is_wrong_with_it_and_the_first_page_that_something_is() {
        var line = asset("名簿", general);
        assertThat(page("/ledgers/asset/lines/" + line).select("#findings").text())
                .contains("気になる点（2件）", "領域が決まっておらず", "分類が決まっていません");
        assertThat(page("/ledgers/asset").select("a[href=/ledgers/asset/findings]"))
                .hasSize(1);
        assertThat(page("/").select("a[href$=/ledgers/asset/findings]").text()).contains("情報資産が1件あります");
    }

    @Test
    void a_clause_of_the_body_s_own_policy_is_found_by_the_control_of_the_rule() {
        var fixture = PolicyFixture.newBody();
        var text = PolicyFixture.SMALL + "\n5 情報資産の管理\n\n情報セキュリティ管理者は、情報資産を台帳に記載し、管理しなければならない。\n";
        var version = fixture.accept(
                        AcceptImport.Input.proposed(fixture.begin(text)).inForceFrom(LocalDate.of(2025, 4, 1)))
                .version();
        fixture.use(BindClauses.class).bind(fixture.officer(), version);
        var clauses = fixture.use(ClausesOfControls.class)
                .of(
                        fixture.officer(),
                        List.of("assets.ledger", "no.such-control"),
                        AsOf.known(LocalDate.of(2025, 5, 1)));
        assertThat(clauses.keySet()).containsExactly("assets.ledger");
        assertThat(clauses.get("assets.ledger"))
                .extracting(ClausesOfControls.OwnClause::path)
                .containsExactly("5");
    }

    private LineId asset(String name, SectionId section) {
        return at(
                MAY,
                () -> office.app()
                        .use(KeepLines.class)
                        .add(
                                office.officer(),
                                "asset",
                                new Values(Map.of(
                                        "name", new Value.Words(name),
                                        "kind", new Value.Words("INFORMATION"),
                                        "section", new Value.Named(section.value())))));
    }

    private Document page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
