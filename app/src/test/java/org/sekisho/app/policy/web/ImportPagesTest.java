package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.policy.CorrectDraft;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.policytext.Correction;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Importing: the upload, the page on which the reading is corrected, the acceptance. */
final class ImportPagesTest {

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final Pages pages = new Pages(fixture);

    @Test
    void an_upload_leads_to_its_correction() {
        var answer =
                upload("POLICY", new MockMultipartFile("file", "方針.txt", "text/plain", bytes(PolicyFixture.SMALL)));
        assertThat(answer.getStatus()).isEqualTo(303);
        var draft = fixture.use(OpenImports.class).list(fixture.officer()).getFirst();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/policy/import/" + draft.draft());
        var list = pages.page(pages.importing().begin(fixture.officer(), pages.shell(), pages.request()));
        assertThat(list.select(".panel a").eachText()).contains("方針.txt");
    }

    @Test
    void a_refused_upload_says_why_and_keeps_what_was_chosen() {
        var before = fixture.rows();
        var answer = upload("STANDARD", new MockMultipartFile("file", "写真.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(Pages.body(answer));
        assertThat(page.title()).startsWith("エラー");
        assertThat(page.select(".errors a[href=#field-file]").text())
                .contains("写真.png")
                .contains("読み取れる形式ではありません");
        assertThat(page.select("input[name=kind][checked]").val()).isEqualTo("STANDARD");
        assertThat(fixture.rows()).isEqualTo(before);
        var nothing = Jsoup.parse(Pages.body(upload("", new MockMultipartFile("file", new byte[0]))));
        assertThat(nothing.select(".errors a").eachAttr("href")).containsExactly("#field-kind", "#field-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"city/policy.txt", "association/policy.txt"})
    void every_line_of_the_file_and_every_clause_stand_on_the_page(String name) {
        var text = PolicyFixture.sample(name);
        var draft = fixture.begin(text).draft();
        var page = bench(draft);
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                var shown = Pages.byId(page, "line-" + (i + 1));
                assertThat(shown.child(1).wholeText()).isEqualTo(lines.get(i).strip());
            }
        }
        var tree = draft(draft).tree();
        assertThat(page.select(".bench__node[data-level]").eachAttr("id"))
                .isEqualTo(tree.clauses().stream()
                        .map(clause -> Bench.nodeId(clause.path()))
                        .toList());
        sound(page);
    }

    private static void sound(Document page) {
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (var link : page.select("main a[href^=#]")) {
            assertThat(ids)
                    .contains(java.net.URLDecoder.decode(link.attr("href").substring(1), StandardCharsets.UTF_8));
        }
        assertThat(page.select("[form]").eachAttr("form")).allMatch("quick"::equals);
    }

    @Test
    void doubts_come_first_and_lead_to_their_line_and_their_clause() {
        var draft =
                fixture.begin(PolicyFixture.SMALL.replace("(2) 点検", "(4) 点検")).draft();
        var page = bench(draft);
        var doubt = page.expectFirst(".bench__doubts li");
        assertThat(doubt.text()).contains("番号が飛んでいます");
        assertThat(Pages.byId(page, doubt.expectFirst("a").attr("href").substring(1))
                        .text())
                .contains("点検");
        assertThat(page.select("#doubts ~ .bench")).hasSize(1);
        var settled =
                correct(draft, 1, true, Map.of("do", doubt.select("button").val()));
        assertThat(Jsoup.parse(Pages.body(settled)).select("#doubts li"))
                .hasSize(page.select("#doubts li").size() - 1);
    }

    @Test
    void a_correction_prints_only_the_blocks_that_changed_and_the_page_is_then_as_if_printed_whole() {
        var draft = fixture.begin(ReadingPagesTest.articles(160)).draft();
        var page = bench(draft);
        var before = pages.answer(pages.importing().bench(fixture.officer(), pages.shell(), draft, "", pages.request()))
                .getContentAsByteArray()
                .length;
        for (var act : List.of("join 第80条2(1)", "lower 第20条2", "raise 第40条2", "join 第60条")) {
            var number = draft(draft).number();
            var answer = correct(draft, number, true, Map.of("do", act));
            assertThat(answer.getStatus()).as(act).isEqualTo(200);
            assertThat(answer.getContentAsByteArray().length).as(act).isLessThan(before / 10);
            exchange(page, Jsoup.parseBodyFragment(Pages.body(answer)));
            var whole = bench(draft);
            assertThat(page.select("#blocks > section").eachAttr("id"))
                    .as(act)
                    .isEqualTo(whole.select("#blocks > section").eachAttr("id"));
            assertThat(Pages.byId(page, "blocks").text())
                    .isEqualTo(Pages.byId(whole, "blocks").text());
            assertThat(page.expectFirst("#quick input[name=number]").val())
                    .isEqualTo(Integer.toString(draft(draft).number()));
        }
    }

    /** Does what htmx does with the parts of an answer. */
    private static void exchange(Document page, Document answer) {
        for (var part : new ArrayList<>(answer.select("[hx-swap-oob]"))) {
            var how = part.attr("hx-swap-oob").split(":#", 2);
            part.removeAttr("hx-swap-oob");
            var target = Pages.byId(page, how.length == 2 ? how[1] : part.id());
            var children = new ArrayList<Element>(part.children());
            switch (how[0]) {
                case "true" -> target.replaceWith(part.clone());
                case "delete" -> target.remove();
                case "beforebegin" -> children.forEach(child -> target.before(child.clone()));
                case "afterend" -> children.reversed().forEach(child -> target.after(child.clone()));
                case "afterbegin" -> target.prependChildren(children);
                default -> throw new AssertionError(how[0]);
            }
        }
    }

    @Test
    void without_scripts_a_correction_leads_back_to_its_clause_and_says_what_was_done() {
        var draft = fixture.begin(PolicyFixture.SMALL).draft();
        var answer = correct(draft, 1, false, Map.of("do", "join 4(2)"));
        assertThat(answer.getRedirectedUrl()).isEqualTo("/policy/import/" + draft + "#n-4(1)");
        assertThat(said().title()).isEqualTo("4(2) を前の条項につなげました。");
        var undone = new MockHttpServletResponse();
        pages.answer(
                pages.importing().undo(fixture.officer(), pages.shell(), draft, 2, false, pages.request(), undone),
                undone);
        assertThat(draft(draft).tree().at("4(2)")).isPresent();
    }

    @Test
    void every_act_of_the_panel_does_what_it_says() {
        var draft = fixture.begin(PolicyFixture.SMALL.replace("毎年点検を行う。", "毎年点検を行う。 (3) 記録 点検を記録する。"))
                .draft();
        var panel = panel(draft, "4(2)");
        var second = panel.select("input[name=place]").eachAttr("value");
        assertThat(second).hasSizeGreaterThan(1);
        correct(
                draft,
                1,
                true,
                Map.of("do", "split", "path", "4(2)", "place", second.get(1), "newLevel", "2", "newCaption", "記録"));
        assertThat(draft(draft).tree().at("4(3)").orElseThrow().caption()).contains("記録");

        correct(draft, 2, true, Map.of("do", "relabel", "path", "4(3)", "level", "2", "marker", "(3)", "caption", ""));
        assertThat(draft(draft).tree().at("4(3)").orElseThrow().caption()).isEmpty();

        correct(draft, 3, true, Map.of("do", "move", "path", "4(3)", "after", "4(1)", "toLevel", "2"));
        assertThat(draft(draft).tree().clauses().getLast().path()).isEqualTo("4(2)");

        correct(draft, 4, true, Map.of("do", "to-layout 0", "path", "4(2)"));
        assertThat(draft(draft).tree().layout()).extracting(line -> line.text()).contains("毎年点検を行う。");
        int entry = draft(draft).tree().layout().size() - 1;
        correct(draft, 5, true, Map.of("do", "restore " + entry));
        assertThat(draft(draft).tree().at("4(2)").orElseThrow().paragraphs()).contains("毎年点検を行う。");

        correct(draft, 6, true, Map.of("do", "move-paragraph", "path", "4(2)", "paragraph", "0", "to", "1"));
        assertThat(draft(draft).tree().at("1").orElseThrow().paragraphs()).contains("毎年点検を行う。");
        correct(draft, 7, true, Map.of("do", "join-paragraphs 0", "path", "1"));
        correct(draft, 8, true, Map.of("do", "cut 0:4", "path", "1"));
        assertThat(draft(draft).tree().at("1").orElseThrow().paragraphs()).hasSize(2);
        correct(draft, 9, true, Map.of("do", "split", "path", "1", "before", "毎年", "newLevel", "1", "newMarker", "毎年"));
        assertThat(draft(draft).number()).isEqualTo(10);
    }

    @Test
    void a_correction_that_does_not_fit_is_said_in_the_panel_and_what_was_typed_stays() {
        var draft = fixture.begin(PolicyFixture.SMALL).draft();
        var answer = correct(
                draft,
                1,
                true,
                Map.of("do", "relabel", "panel", "3", "path", "3", "level", "1", "marker", "第9", "caption", "別"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getHeader("HX-Retarget")).isEqualTo("#edit-body");
        var panel = Jsoup.parse(Pages.body(answer));
        assertThat(panel.select(".errors").text()).contains("先頭の文字と一致していません");
        assertThat(panel.select("#field-marker").val()).isEqualTo("第9");
        var unnumbered = Jsoup.parse(Pages.body(correct(
                draft, 1, true, Map.of("do", "split", "panel", "3", "path", "3", "place", "0:4", "newLevel", "1"))));
        assertThat(unnumbered.select("[aria-invalid]").eachAttr("name")).containsExactly("newMarker");
        assertThat(unnumbered.select("#field-marker").val()).isEqualTo("3");
        var whole = correct(draft, 1, false, Map.of("do", "split", "panel", "3", "path", "3", "newLevel", "1"));
        assertThat(whole.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(Pages.body(whole)).select("#edit-here .errors").text())
                .contains("分ける位置");
        for (var act : List.of(
                "", "explode", "join 77", "settle 99", "restore 99", "title 99", "cut x", "settle -1", "lower")) {
            assertThat(correct(draft, 1, true, Map.of("do", act)).getStatus())
                    .as(act)
                    .isEqualTo(422);
        }
        assertThat(draft(draft).number()).isEqualTo(1);
    }

    @Test
    void whoever_was_slower_is_shown_the_newest_state() {
        var draft = fixture.begin(PolicyFixture.SMALL).draft();
        fixture.use(CorrectDraft.class)
                .correct(fixture.officer(), new CorrectDraft.Input(draft, 1, new Correction.Join("4(2)", false)));
        var answer = correct(draft, 1, false, Map.of("do", "join 4(1)"));
        assertThat(answer.getRedirectedUrl()).isEqualTo("/policy/import/" + draft);
        assertThat(said().title()).isEqualTo("ほかの人が先に変更しました");
        assertThat(correct(draft, 1, true, Map.of("do", "join 4(1)")).getHeader("HX-Redirect"))
                .isEqualTo("/policy/import/" + draft);
        assertThat(draft(draft).tree().at("4(1)")).isPresent();
    }

    @Test
    void the_acceptance_begins_with_what_the_document_says_and_keeps_what_was_typed_when_refused() {
        var draft = fixture.begin(PolicyFixture.sample("city/policy.txt")).draft();
        var page = pages.page(pages.importing().accept(fixture.officer(), pages.shell(), draft, pages.request()));
        assertThat(page.select("#field-title").val()).isEqualTo("篠瀬市情報セキュリティ基本方針");
        assertThat(page.select("#field-decidedOn").val()).isEqualTo("令和8年3月19日");
        assertThat(page.select("#field-inForce").val()).isEqualTo("令和8年4月1日");
        assertThat(page.select("#field-decidedBy").val()).isEqualTo("市長");
        var refused = accept(
                draft, Map.of("title", "", "inForce", "4月ごろ", "instrument", "DECISION", "publication", "public"));
        assertThat(refused.getStatus()).isEqualTo(422);
        var again = Jsoup.parse(Pages.body(refused));
        assertThat(again.select("#field-inForce").val()).isEqualTo("4月ごろ");
        assertThat(again.select(".errors a").eachAttr("href")).contains("#field-inForce");
        var accepted = accept(
                draft,
                Map.of(
                        "title",
                        "篠瀬市情報セキュリティ基本方針",
                        "decidedOn",
                        "R8.3.19",
                        "decidedBy",
                        "市長",
                        "inForce",
                        "令和８年４月１日",
                        "instrument",
                        "DECISION",
                        "publication",
                        "public"));
        var address = String.valueOf(accepted.getRedirectedUrl());
        assertThat(address).startsWith("/policy/versions/");
        var ended = pages.page(pages.importing().bench(fixture.officer(), pages.shell(), draft, "", pages.request()));
        assertThat(ended.text()).contains("登録済み");
        var version = pages.page(pages.reading()
                .version(
                        fixture.staff(),
                        pages.shell(),
                        UUID.fromString(address.substring("/policy/versions/".length())),
                        pages.request()));
        assertThat(version.select(".policy__facts").text())
                .contains("令和8年4月1日")
                .contains("令和8年3月19日")
                .contains("市長");
        assertThat(fixture.use(org.sekisho.app.policy.PolicyInForce.class)
                        .on(fixture.staff(), org.sekisho.app.shared.AsOf.known(LocalDate.of(2026, 3, 31)))
                        .inForce())
                .isEmpty();
    }

    private MockHttpServletResponse upload(String kind, MultipartFile file) {
        return pages.answer(pages.importing().begin(fixture.officer(), pages.shell(), kind, Optional.of(file)));
    }

    private Document bench(UUID draft) {
        return pages.page(pages.importing().bench(fixture.officer(), pages.shell(), draft, "", pages.request()));
    }

    private Document panel(UUID draft, String at) {
        return pages.page(pages.importing().clause(fixture.officer(), pages.shell(), draft, at, true, pages.request()));
    }

    private OpenImports.Draft draft(UUID draft) {
        return fixture.use(OpenImports.class).draft(fixture.officer(), draft);
    }

    private MockHttpServletResponse correct(UUID draft, int number, boolean scripts, Map<String, String> fields) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        var response = new MockHttpServletResponse();
        return pages.answer(
                pages.importing()
                        .correct(
                                fixture.officer(),
                                pages.shell(),
                                draft,
                                number,
                                sent,
                                scripts,
                                pages.request(),
                                response),
                response);
    }

    private MockHttpServletResponse accept(UUID draft, Map<String, String> fields) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        var response = new MockHttpServletResponse();
        return pages.answer(
                pages.importing()
                        .accept(
                                fixture.officer(),
                                pages.shell(),
                                draft,
                                draft(draft).number(),
                                sent,
                                pages.request(),
                                response),
                response);
    }

    private Notice said() {
        return Objects.requireNonNull(
                (Notice) org.springframework.web.servlet.support.RequestContextUtils.getOutputFlashMap(pages.request())
                        .values()
                        .iterator()
                        .next());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
