package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.PolicyFixture;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;

/** The page on which a person says what became of the version before, and the history of a clause. */
final class LineagePagesTest {

    private static final String OLD = PolicyFixture.SMALL;
    private static final String NEW = OLD.replace("毎年点検を行う。", "機器の状態は、外部の専門家に委ねて確かめるものとする。")
            .replace("(1) 教育\n\n職員等に教育を行う。", "(1) 委託\n\n業者を選ぶときは、二者以上から見積りを徴する。")
            .replace("令和7年4月1日", "令和8年4月1日");

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final Pages pages = new Pages(fixture);
    private final UUID first = fixture.accept(
                    AcceptImport.Input.proposed(fixture.begin(OLD)).inForceFrom(LocalDate.of(2025, 4, 1)))
            .version();
    private final BeginImport.Begun begun = fixture.begin(NEW);
    private final ImportLineage.Compared compared = fixture.use(ImportLineage.class)
            .of(fixture.officer(), begun.draft(), Optional.empty(), Optional.empty())
            .orElseThrow();

    private LineagePages lineage() {
        return fixture.use(LineagePages.class);
    }

    private Document page() {
        return pages.page(lineage()
                .lineage(
                        fixture.officer(),
                        pages.shell(),
                        begun.draft(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        pages.request()));
    }

    private MockHttpServletResponse send(int number, Map<String, String> values) {
        var sent = new LinkedMultiValueMap<String, String>();
        values.forEach(sent::add);
        return pages.answer(lineage()
                .decide(
                        fixture.officer(),
                        pages.shell(),
                        begun.draft(),
                        number,
                        first,
                        false,
                        Optional.empty(),
                        sent,
                        pages.request()));
    }

    private int asked() {
        return compared.questions().getFirst().clause();
    }

    @Test
    void each_unsure_clause_stands_beside_those_that_come_into_question() {
        var page = page();
        assertThat(compared.questions()).isNotEmpty();
        assertThat(page.select(".beside__case").eachAttr("id"))
                .isEqualTo(compared.questions().stream()
                        .map(question -> "q-" + question.clause())
                        .toList());
        var question = Pages.byId(page, "q-" + asked());
        assertThat(question.text()).contains("外部の専門家").contains("毎年点検を行う");
        assertThat(question.select("input[type=radio]").eachAttr("value"))
                .containsExactly("SAME", "NEW", "PART", "MERGED");
        assertThat(question.select("input[type=radio][checked]"))
                .as("a person chooses, nothing is chosen for them")
                .isEmpty();
        assertThat(page.select("details .list li")).hasSizeGreaterThan(3);
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void all_decided_leads_to_registering_and_the_page_says_what_was_decided() {
        var values = new java.util.HashMap<String, String>();
        for (var question : compared.questions()) {
            values.put(
                    "choice-" + question.clause(), question.proposed().choice().name());
            question.proposed().from().forEach(from -> values.put("from-" + question.clause(), "" + from));
        }
        var answer = send(1, values);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/policy/import/" + begun.draft() + "/accept");
        var page = page();
        assertThat(page.select("input[type=radio][checked]"))
                .hasSize(values.keySet().stream()
                        .filter(key -> key.startsWith("choice-"))
                        .toList()
                        .size());
        assertThat(page.select(".beside__head").text()).contains("決定済み").doesNotContain("未決定");
        fixture.use(AcceptImport.class)
                .accept(fixture.officer(), AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2026, 4, 1)));
    }

    @Test
    void what_is_chosen_wrongly_is_said_at_the_clause_and_stays_chosen() {
        var before = fixture.rows();
        var answer = send(1, Map.of("choice-" + asked(), "MERGED", "from-" + asked(), "0"));
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(Pages.body(answer));
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#field-choice-" + asked());
        assertThat(page.select("#field-choice-" + asked())).hasSize(1);
        assertThat(page.select("#q-" + asked() + " input[type=radio][checked]").eachAttr("value"))
                .containsExactly("MERGED");
        assertThat(Jsoup.parse(Pages.body(send(1, Map.of()))).select(".errors").text())
                .contains("対応を選んだ条項がありません");
        for (var odd : List.of(
                Map.of("choice-" + asked(), "WHATEVER"),
                Map.of("choice-" + asked(), "SAME", "from-" + asked(), "-1"),
                Map.of("choice-" + asked(), "SAME", "from-" + asked(), "999999"),
                Map.of("choice-" + asked(), "PART", "more-" + asked(), "<script>"))) {
            var refused = send(1, odd);
            assertThat(refused.getStatus()).as(odd.toString()).isEqualTo(422);
            assertThat(Pages.body(refused)).doesNotContain("<script>\"").doesNotContain("value=\"<script>");
        }
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void a_clause_from_the_list_of_all_counts_as_one_that_is_ticked() {
        var answer = send(1, Map.of("choice-" + asked(), "MERGED", "from-" + asked(), "0", "more-" + asked(), "3"));
        assertThat(answer.getStatus()).isEqualTo(303);
    }

    @Test
    void somebody_else_was_faster() {
        var answer = send(9, Map.of("choice-" + asked(), "NEW"));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getRedirectedUrl()).contains("/lineage");
    }

    @Test
    void a_clause_the_comparison_was_sure_of_can_be_asked_for() {
        var page = pages.page(lineage()
                .lineage(
                        fixture.officer(),
                        pages.shell(),
                        begun.draft(),
                        Optional.of(first),
                        false,
                        Optional.of(0),
                        pages.request()));
        assertThat(page.select(".beside__case").eachAttr("id")).contains("q-0");
        assertThat(page.select("input[name=at]").val()).isEqualTo("0");
    }

    @Test
    void registering_names_what_is_undecided_and_leads_there() {
        var page =
                pages.page(pages.importing().accept(fixture.officer(), pages.shell(), begun.draft(), pages.request()));
        var notice = page.expectFirst(".notice[data-tone=warning] a[href*=lineage]");
        assertThat(notice.attr("href")).contains("with=" + first);
        var bench = pages.page(
                pages.importing().bench(fixture.officer(), pages.shell(), begun.draft(), "", pages.request()));
        assertThat(bench.select("a[data-kind=primary]").eachAttr("href")).allMatch(href -> href.endsWith("/lineage"));
        assertThat(bench.select(".steps__step")).hasSize(4);
    }

    @Test
    void a_clause_shows_where_it_came_from() {
        var second = fixture.accept(AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2026, 4, 1)))
                .version();
        var version = pages.page(pages.reading().version(fixture.staff(), pages.shell(), second, pages.request()));
        var lines = Pages.byId(version, "lineage");
        assertThat(lines.text()).contains("第1版の3から");
        var links = new ArrayList<>(lines.select("a").eachAttr("href"));
        assertThat(links).allMatch(href -> href.startsWith("/policy/clauses/"));
        var clause = fixture.use(DocumentHistory.class)
                .version(fixture.staff(), second)
                .text()
                .clauseAt("4(2)")
                .orElseThrow();
        assertThat(fixture.use(ClauseLineage.class).of(fixture.staff(), clause).versions())
                .hasSize(2);
        var life = pages.page(pages.reading().life(fixture.staff(), pages.shell(), clause));
        assertThat(life.select(".panel__title").eachText()).containsExactly("第2版（令和8年4月1日施行）", "第1版（令和7年4月1日施行）");
        assertThat(life.select(".panel").eachText().getFirst())
                .contains("外部の専門家")
                .contains("第1版の4(2)から")
                .contains("担当者が決定");
        assertThat(life.select(".panel").eachText().getLast()).contains("毎年点検を行う");
    }
}
