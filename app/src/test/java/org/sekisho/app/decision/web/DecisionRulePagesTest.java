package org.sekisho.app.decision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.organisation.Town;

/** The rules of decision as the administrator keeps them, and what everybody sees of them. */
final class DecisionRulePagesTest {

    private static final String RULES = "/decisions/rules";
    private static final String SET = RULES + "/set";
    private static final String POLICY = SET + "?kind=POLICY&matter=REVISION";

    private final Town town = new Town();
    private final Browser keeper = town.administratorsBrowser();

    private static Document page(Browser browser, String address) {
        var answer = browser.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Map<String, String> rule(String post, String substitute, String basis) {
        return Map.of(
                "kind",
                "POLICY",
                "matter",
                "REVISION",
                "post",
                post,
                "delegated",
                "true",
                "basis",
                basis,
                "substitute0",
                substitute,
                "from",
                "R7.4.1");
    }

    @Test
    void a_rule_is_set_by_the_name_of_the_post_and_shown_to_everybody() {
        page(keeper, POLICY);
        var answer = keeper.post(SET, rule("町長 副町長", "総務部　部長", "事務決裁規程第5条"));
        assertThat(Browser.location(answer)).isEqualTo(RULES);
        var row = page(town.clerksBrowser(), RULES).expectFirst("#rules tbody tr");
        assertThat(row.text())
                .startsWith("基本方針（制定・改正）")
                .contains("町長　副町長（専決）")
                .contains("総務部　部長")
                .contains("事務決裁規程第5条");
        assertThat(row.select("a")).isEmpty();
    }

    @Test
    void a_post_that_is_not_there_is_named_beside_its_field_and_what_was_typed_stays() {
        page(keeper, POLICY);
        var answer = keeper.post(SET, rule("町長 副町長", "総務部　課長", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#field-substitute0-error").text()).contains("「総務部　課長」という職はありません");
        assertThat(page.select("#field-post").val()).isEqualTo("町長 副町長");
    }

    @Test
    void a_standing_delegation_without_its_basis_is_refused_at_the_field() {
        page(keeper, POLICY);
        var answer = keeper.post(SET, rule("町長 副町長", "", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("#field-basis-error")).hasSize(1);
    }

    @Test
    void a_body_decides_on_paper_until_it_says_otherwise() {
        assertThat(page(keeper, RULES).text()).contains("紙又は文書管理システムで決裁し、結果をここに記録します。");
        var answer = keeper.post(RULES + "/mode", Map.of("inside", "true"));
        assertThat(Browser.location(answer)).isEqualTo(RULES);
        assertThat(page(keeper, RULES).text()).contains("このシステムの中で、回議、合議及び決裁を行います。");
    }

    @Test
    void who_has_no_cases_is_told_how_one_begins() {
        assertThat(page(town.clerksBrowser(), "/decisions").text())
                .contains("起案はありません")
                .contains("改正案を作成し");
    }
}
