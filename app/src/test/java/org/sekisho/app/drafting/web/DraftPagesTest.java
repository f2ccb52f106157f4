package org.sekisho.app.drafting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.drafting.EditRevision;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.policytext.drafting.Edit;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** The drafter's pages, as a browser gets them. */
final class DraftPagesTest {

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final AcceptImport.Accepted policy = fixture.accept(
            AcceptImport.Input.proposed(fixture.begin(PolicyFixture.SMALL)).inForceFrom(LocalDate.of(2026, 4, 1)));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private DraftPages pages() {
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        request.setAttribute(DispatcherServlet.FLASH_MAP_MANAGER_ATTRIBUTE, new SessionFlashMapManager());
        return fixture.use(DraftPages.class);
    }

    private Shell shell() {
        return fixture.use(Shells.class).of(request);
    }

    private Document page(View view) {
        var response = answer(view);
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse answer(View view) {
        var response = new MockHttpServletResponse();
        try {
            view.render(Map.of(), request, response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private BeginRevision.Begun begin() {
        return fixture.use(BeginRevision.class)
                .begin(fixture.officer(), new BeginRevision.Input.From(policy.version()));
    }

    @Test
    void the_list_says_what_to_do_while_there_is_no_draft_and_begins_one_from_a_version() {
        var list = page(pages().list(fixture.officer(), shell(), request));
        assertThat(list.text()).contains("改正案はありません", "みなと村情報セキュリティ基本方針（第1版");
        assertThat(list.select("button[name=version]").eachAttr("value"))
                .containsExactly(policy.version().toString());
        request.setParameter("version", policy.version().toString());
        answer(pages().begin(fixture.officer(), shell(), request));
        assertThat(fixture.use(OpenDrafts.class).list(fixture.officer())).hasSize(1);
        assertThat(page(pages().list(fixture.officer(), shell(), request)).text())
                .contains("起草中")
                .doesNotContain("改正案はありません");
    }

    @Test
    void a_new_document_without_a_title_is_refused_at_its_field() {
        request.setParameter("kind", "STANDARD");
        request.setParameter("title", "");
        var refused = page(pages().begin(fixture.officer(), shell(), request));
        assertThat(refused.text()).contains("題名を入力してください。");
    }

    @Test
    void every_clause_has_its_acts_and_the_changes_stand_beside_the_version() {
        var begun = begin();
        fixture.use(EditRevision.class)
                .edit(
                        fixture.officer(),
                        new EditRevision.Input(
                                begun.draft(),
                                1,
                                new Edit.Insert(
                                        Edit.Side.AFTER,
                                        "2",
                                        Optional.of("連絡"),
                                        List.of("職員等は、連絡先を届け出なければならない。"),
                                        Edit.Numbering.RENUMBER)));
        var shown = page(pages().show(fixture.officer(), shell(), begun.draft().value(), request));
        assertThat(shown.select("[id='c-4(1)'], [id='c-5(1)'] .drafting__acts a")
                        .eachText())
                .anyMatch(text -> text.startsWith("直す"))
                .anyMatch(text -> text.startsWith("移す"))
                .anyMatch(text -> text.startsWith("削る"));
        assertThat(shown.select("table.revision").text()).contains("届け出なければならない");
        assertThat(shown.text()).contains("直前の編集で書き換わった箇所", "上記３ → 上記４");
        int statements = Statements.of(
                fixture.use(DSLContext.class),
                () -> page(
                        pages().show(fixture.officer(), shell(), begun.draft().value(), request)));
        assertThat(statements).isLessThanOrEqualTo(8);
    }

    @Test
    void an_edit_that_does_not_fit_comes_back_with_what_was_typed() {
        var begun = begin();
        request.setParameter("caption", "遵守");
        request.setParameter("text", "(1) 守る。");
        var refused =
                page(pages().edit(fixture.officer(), shell(), begun.draft().value(), 1, "words", "3", request));
        assertThat(refused.text()).contains("本文の行が番号で始まっています");
        assertThat(refused.select("textarea").text()).isEqualTo("(1) 守る。");
        request.setParameter("text", "職員等は、情報資産を守る。");
        answer(pages().edit(fixture.officer(), shell(), begun.draft().value(), 1, "words", "3", request));
        assertThat(fixture.use(OpenDrafts.class)
                        .text(fixture.officer(), begun.draft())
                        .text()
                        .at("3")
                        .orElseThrow()
                        .paragraphs())
                .containsExactly("職員等は、情報資産を守る。");
    }

    @Test
    void every_form_of_an_edit_is_shown() {
        var begun = begin();
        for (var what : Editing.What.values()) {
            var form = page(pages().ask(
                            fixture.officer(),
                            shell(),
                            begun.draft().value(),
                            what.key(),
                            what.toClause() ? "4(1)" : ""));
            assertThat(form.select("form.form button").eachText())
                    .as(what.key())
                    .isNotEmpty();
        }
    }
}
