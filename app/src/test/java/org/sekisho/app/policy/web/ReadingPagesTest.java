package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.CorrectionRefused;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyUnreadable;

/** The policy as a page: all of it, in order, with what can be followed. */
final class ReadingPagesTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void every_clause_of_a_real_policy_stands_on_the_page_in_its_order(String name) {
        inOrder(PolicyFixture.real(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"city/policy.txt", "association/policy.txt"})
    void every_clause_of_a_sample_policy_stands_on_the_page_in_its_order(String name) {
        inOrder(PolicyFixture.sample(name));
    }

    private static void inOrder(String text) {
        var fixture = PolicyFixture.newBody();
        var tree = accepted(fixture, text);
        var page = show(fixture);
        var parts = page.select(".policy__sheet .clause");
        assertThat(parts.eachAttr("id"))
                .isEqualTo(tree.clauses().stream()
                        .map(clause -> Anchors.id(clause.path()))
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            var clause = tree.clauses().get(i);
            var part = parts.get(i);
            assertThat(part.expectFirst(".clause__marker").wholeText()).isEqualTo(clause.marker());
            clause.caption()
                    .ifPresent(caption -> assertThat(
                                    part.expectFirst(".clause__caption").text())
                            .contains(squeezed(caption)));
            assertThat(part.select(".clause__body > p:not(.policy__mentioned)").stream()
                            .map(Element::wholeText)
                            .toList())
                    .as(clause.path())
                    .isEqualTo(clause.paragraphs());
            assertThat(part.select(".clause__body a[href=/policy/clauses/" + part.attr("data-clause") + "]"))
                    .as("the history of " + clause.path())
                    .hasSize(part.select(".clause__body").size());
        }
        soundPage(page);
    }

    private static String squeezed(String text) {
        return text.replaceAll(" +", " ");
    }

    /** Ids are given once and every link within the page leads somewhere. */
    private static void soundPage(Document page) {
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("main a[href^=#]").eachAttr("href").stream()
                        .map(href -> java.net.URLDecoder.decode(href.substring(1), StandardCharsets.UTF_8)))
                .isSubsetOf(ids);
        assertThat(page.select("section[aria-labelledby], [role=region][aria-labelledby]")
                        .eachAttr("aria-labelledby"))
                .as("no two landmarks of one name")
                .doesNotHaveDuplicates();
        assertThat(page.select("[data-term]").eachAttr("data-term")).isSubsetOf(ids);
        for (Element control : page.select("main :is(input:not([type=hidden]), select, textarea)")) {
            assertThat(page.select("label[for=" + control.id() + "]").size()
                            + (control.closest("label") == null ? 0 : 1))
                    .as("%s", control)
                    .isPositive();
        }
    }

    @Test
    void a_defined_term_leads_to_its_definition_and_shows_it() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var page = show(fixture);
        var term = Pages.byId(page, "c-3").expectFirst("a.term:contains(情報資産)");
        assertThat(term.attr("href")).isEqualTo(Anchors.inPage("2(1)"));
        assertThat(Pages.byId(page, term.attr("data-term")).html()).contains("情報及び情報システムをいう。");
        assertThat(Pages.byId(page, "c-2(1)").select("a.term"))
                .as("not where it is defined")
                .isEmpty();
    }

    @Test
    void a_term_inside_a_longer_word_is_not_marked() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL.replace("職員等は、情報資産を守", "職員等は、情報資産台帳を守"));
        assertThat(Pages.byId(show(fixture), "c-3").select("a.term").eachText()).containsExactly("職員等");
    }

    @Test
    void a_mention_of_a_clause_leads_there_and_the_clause_names_who_mentions_it() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var page = show(fixture);
        assertThat(Pages.byId(page, "c-4").select("a.clause__ref").eachAttr("href"))
                .containsExactly("#c-3");
        assertThat(Pages.byId(page, "c-3").select(".policy__mentioned a").eachText())
                .containsExactly("4");
    }

    @Test
    void each_of_several_clauses_in_one_mention_is_a_link_of_its_own() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.real("sunagawa.txt"));
        assertThat(Pages.byId(show(fixture), "c-9").select("a.clause__ref").eachAttr("href"))
                .containsExactly("#c-6", "#c-7", "#c-8");
    }

    @Test
    void a_mention_of_a_range_leads_to_both_its_ends() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.sample("city/policy.txt"));
        var page = show(fixture);
        assertThat(Pages.byId(page, "c-9").select("a.clause__ref").eachAttr("href"))
                .containsExactly("#c-6", "#c-8");
        assertThat(Pages.byId(page, "c-7").select(".policy__mentioned a").eachText())
                .contains("9");
    }

    @Test
    void the_lasting_address_of_a_clause_leads_to_where_it_stands_now() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var pages = new Pages(fixture);
        assertThat(Pages.byId(show(fixture), "c-4(2)")
                        .expectFirst("a.clause__address")
                        .attr("href"))
                .isEqualTo("/policy/c/4(2)");
        assertThat(pages.answer(pages.reading().clause(fixture.staff(), "/4(2)"))
                        .getRedirectedUrl())
                .isEqualTo("/policy#c-4(2)");
        assertThat(Anchors.permanent("6(3)②")).isEqualTo("/policy/c/6(3)%E2%91%A1");
        assertThatThrownBy(() -> pages.reading().clause(fixture.staff(), "/77")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_policy() {
        var small = PolicyFixture.newBody();
        accepted(small, PolicyFixture.SMALL);
        var large = PolicyFixture.newBody();
        assertThat(accepted(large, articles(300)).clauses()).hasSizeGreaterThan(600);
        for (var fixture : List.of(small, large)) {
            var pages = new Pages(fixture);
            Runnable show = () -> show(fixture);
            assertThat(pages.statements(show))
                    .as("first time, unless the text is in memory since it was bound")
                    .isIn(2, 4);
            assertThat(pages.statements(show)).as("again").isEqualTo(2);
        }
    }

    static String articles(int count) {
        var text = new StringBuilder("長い村情報セキュリティ対策基準\n\n");
        for (int i = 1; i <= count; i++) {
            text.append("（対策")
                    .append(i)
                    .append("）\n第")
                    .append(i)
                    .append("条　職員は、対策")
                    .append(i)
                    .append("を講じる。\n");
            text.append("２　前項の対策は、毎年見直す。\n(1)　記録を残す。\n");
        }
        return text.toString();
    }

    @Test
    void a_day_without_a_policy_says_what_to_do_next() {
        var fixture = PolicyFixture.newBody();
        var pages = new Pages(fixture);
        var officer = pages.page(pages.reading().show(fixture.officer(), pages.shell(), "", "now"));
        assertThat(officer.select(".empty a[href=/policy/import]")).isNotEmpty();
        var staff = pages.page(pages.reading().show(fixture.staff(), pages.shell(), "", "now"));
        assertThat(staff.select("a[href=/policy/import]")).isEmpty();
        assertThat(staff.select(".empty").text()).contains("担当者が");
    }

    @Test
    void a_day_that_cannot_be_read_is_said_to_be_and_today_is_shown() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var pages = new Pages(fixture);
        var page = pages.page(pages.reading().show(fixture.staff(), pages.shell(), "きのう", "now"));
        assertThat(page.select("#field-day[aria-invalid]").val()).isEqualTo("きのう");
        var then = pages.page(pages.reading().show(fixture.staff(), pages.shell(), "平成31年4月30日", "then"));
        assertThat(then.select(".empty").text()).contains("平成31年4月30日");
    }

    @Test
    void words_are_found_whatever_their_width() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL.replace("教育を行う", "ＬＧＷＡＮの教育を行う"));
        var pages = new Pages(fixture);
        var page = pages.page(pages.reading().search(fixture.staff(), pages.shell(), "lgwan　教育"));
        assertThat(page.select(".list a").eachAttr("href")).containsExactly("/policy#c-4(1)");
        assertThat(page.select("mark").eachText()).contains("ＬＧＷＡＮ");
        var none = pages.page(pages.reading().search(fixture.staff(), pages.shell(), "<b>ない</b>"));
        assertThat(none.select(".empty")).isNotEmpty();
        assertThat(none.select("main b")).isEmpty();
    }

    @Test
    void the_glossary_lists_every_term_with_where_it_is_defined() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var pages = new Pages(fixture);
        var page = pages.page(pages.reading().glossary(fixture.staff(), pages.shell()));
        assertThat(page.select(".policy__glossary dt").eachText()).containsExactly("情報資産", "職員等");
        assertThat(page.select(".policy__glossary a").eachAttr("href"))
                .containsExactly("/policy#c-2(1)", "/policy#c-2(2)");
    }

    @Test
    void non_public_text_stands_on_no_page_of_those_who_may_not_read_it() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL);
        var secret = "極秘の手順を定める。";
        var begun = fixture.begin(
                DocumentKind.STANDARD,
                "基準.txt",
                PolicyFixture.SMALL
                        .replace("みなと村情報セキュリティ基本方針", "みなと村情報セキュリティ対策基準")
                        .replace("毎年点検を行う。", secret)
                        .getBytes(StandardCharsets.UTF_8));
        var version = fixture.use(AcceptImport.class)
                .accept(
                        fixture.officer(),
                        AcceptImport.Input.proposed(begun).inForceFrom(APRIL).nonPublic("支障のおそれ"))
                .version();
        var pages = new Pages(fixture);
        var administrator = fixture.administrator();
        for (var page : List.of(
                pages.page(pages.reading().show(administrator, pages.shell(), "", "now")),
                pages.page(pages.reading().glossary(administrator, pages.shell())),
                pages.page(pages.reading().search(administrator, pages.shell(), "極秘")),
                pages.page(pages.reading().versions(administrator, pages.shell(), pages.request())))) {
            assertThat(page.text()).doesNotContain(secret).doesNotContain("対策基準");
        }
        assertThatThrownBy(() -> pages.reading().version(administrator, pages.shell(), version, pages.request()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(pages.page(pages.reading().version(fixture.staff(), pages.shell(), version, pages.request()))
                        .text())
                .contains(secret);
        assertThatThrownBy(() -> pages.reading().show(fixture.visitor(), pages.shell(), "", "now"))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void markup_in_a_policy_is_shown_as_text() {
        var fixture = PolicyFixture.newBody();
        accepted(fixture, PolicyFixture.SMALL.replace("毎年点検を行う。", "<script>alert(1)</script>\"'&lt;を行う。"));
        var page = show(fixture);
        assertThat(page.select("main script")).isEmpty();
        assertThat(Pages.byId(page, "c-4(2)").text()).contains("<script>alert(1)</script>\"'&lt;");
    }

    @Test
    void whatever_a_reading_can_say_has_words_in_both_languages() {
        var keys = Stream.of(
                        words("policy.doubt.", Doubt.Kind.values()),
                        words("policy.layout.", LayoutLine.Kind.values()),
                        words("policy.history.", HistoryEvent.Kind.values()),
                        words("policy.correction.", CorrectionRefused.Reason.values()),
                        words("policy.instrument.", Instrument.values()),
                        words("policy.kind.", DocumentKind.values()),
                        Stream.of(PolicyUnreadable.Reason.class.getPermittedSubclasses())
                                .map(type -> "policy.unreadable." + dashed(type.getSimpleName())),
                        Stream.of(
                                        "move",
                                        "move-paragraph",
                                        "join",
                                        "join-paragraphs",
                                        "split-paragraph",
                                        "split",
                                        "relabel",
                                        "to-layout",
                                        "from-layout",
                                        "title",
                                        "settle",
                                        "undo")
                                .flatMap(change -> Stream.of("policy.change." + change, "policy.changed." + change)))
                .flatMap(stream -> stream)
                .toList();
        for (var language : Bundles.LANGUAGES) {
            var texts = new Bundles().in(language);
            assertThat(keys).allSatisfy(key -> assertThat(texts.get(key)).isNotBlank());
        }
    }

    private static Stream<String> words(String prefix, Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant ->
                        prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String dashed(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static PolicyDocument accepted(PolicyFixture fixture, String text) {
        var begun = fixture.begin(text);
        var tree = fixture.use(OpenImports.class)
                .draft(fixture.officer(), begun.draft())
                .tree();
        assertThat(tree.clauses()).extracting(Clause::path).doesNotHaveDuplicates();
        fixture.use(AcceptImport.class)
                .accept(
                        fixture.officer(),
                        AcceptImport.Input.proposed(begun)
                                .titled("情報セキュリティ基本方針")
                                .inForceFrom(APRIL));
        return tree;
    }

    private static Document show(PolicyFixture fixture) {
        var pages = new Pages(fixture);
        return pages.page(pages.reading().show(fixture.staff(), pages.shell(), "", "now"));
    }
}
