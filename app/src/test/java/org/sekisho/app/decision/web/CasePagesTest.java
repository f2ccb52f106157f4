package org.sekisho.app.decision.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.decision.DecidingOffice.ITO;
import static org.sekisho.app.decision.DecidingOffice.JUNE;
import static org.sekisho.app.decision.DecidingOffice.KATO;
import static org.sekisho.app.decision.DecidingOffice.SATO;
import static org.sekisho.app.decision.DecidingOffice.route;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.sekisho.app.decision.CaseId;
import org.sekisho.app.decision.CaseState;
import org.sekisho.app.decision.DecidingOffice;
import org.sekisho.app.decision.SubmitCase;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** What those who draft, agree and decide see of a case, and what its forms answer. */
final class CasePagesTest {

    private static final byte[] SCAN = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final DecidingOffice office = new DecidingOffice();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    CasePagesTest() {
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        request.setAttribute(DispatcherServlet.FLASH_MAP_MANAGER_ATTRIBUTE, new SessionFlashMapManager());
    }

    /** An answer: a page, or the address of the next. */
    private record Answer(int status, String next, Document page) {}

    private interface Handler {
        View answer(Actor actor, Shell shell);
    }

    private Answer as(String post, Handler handler) {
        return office.as(post, JUNE, actor -> answer(handler, actor));
    }

    private Answer drafting(Handler handler) {
        return office.drafting(JUNE, actor -> answer(handler, actor));
    }

    private Answer answer(Handler handler, Actor actor) {
        var response = new MockHttpServletResponse();
        var view = handler.answer(actor, office.use(Shells.class).of(request));
        try {
            view.render(Map.of(), request, response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Answer(
                response.getStatus(),
                Optional.ofNullable(response.getRedirectedUrl()).orElse(""),
                Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)));
    }

    private CasePages cases() {
        return office.use(CasePages.class);
    }

    private SubmitPages submitting() {
        return office.use(SubmitPages.class);
    }

    private Document show(String post, CaseId id) {
        return as(post, (actor, shell) -> cases().show(actor, shell, id.toString(), request))
                .page();
    }

    /** What a form would send as it stands on the page. */
    private static Map<String, String> form(Document page, String selector) {
        var sent = new LinkedHashMap<String, String>();
        ((FormElement) page.expectFirst(selector)).formData().forEach(field -> sent.put(field.key(), field.value()));
        return sent;
    }

    private Map<String, String> form(String post, CaseId id, String act) {
        return form(show(post, id), "form[action$=/" + act + "]");
    }

    private Answer seal(String post, CaseId id, Map<String, String> sent) {
        return as(post, (actor, shell) -> cases().seal(actor, shell, id.toString(), sent, request));
    }

    private Answer giveBack(String post, CaseId id, Map<String, String> sent) {
        return as(post, (actor, shell) -> cases().giveBack(actor, shell, id.toString(), sent, request));
    }

    private SubmitCase.Submitted submitted() {
        return office.submit(route(office.stop(SATO), office.stop(ITO)));
    }

    private static String error(Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".errors a[href=#field-" + field + "]"))
                .as("summary of " + field)
                .isNotEmpty();
        return answer.page().expectFirst("#field-" + field + "-error").text();
    }

    private Map<String, String> asked() {
        var page = drafting((actor, shell) ->
                submitting().begin(actor, shell, office.draft.draft().toString()));
        return form(page.page(), "main form.form");
    }

    private Answer submit(Map<String, String> sent) {
        return drafting((actor, shell) -> submitting().submit(actor, shell, sent, request));
    }

    @Test
    void a_draft_is_submitted_by_the_form_as_it_stands_with_reason_day_and_who_is_asked() {
        var sent = asked();
        sent.put("reason", "点検の周期を改めるため");
        sent.put("inForce", "R7.8.1");
        sent.put("post0", "総務課　課長");
        var answer = submit(sent);
        assertThat(answer.next()).startsWith("/decisions/");
        var id = new CaseId(UUID.fromString(answer.next().replace("/decisions/", "")));
        assertThat(office.the(id).last().reason()).isEqualTo("点検の周期を改めるため");
        assertThat(show(SATO, id).text()).contains("総務課　課長", "点検の周期を改めるため", "令和7年8月1日");
        assertThat(drafting((actor, shell) -> submitting()
                                .begin(actor, shell, office.draft.draft().toString()))
                        .next())
                .as("what is submitted already")
                .isEqualTo(answer.next());
    }

    @Test
    void what_is_missing_or_unknown_when_submitting_is_said_at_each_field_and_what_was_typed_stays() {
        var sent = asked();
        sent.put("petition", "別案のとおり伺います。");
        sent.put("inForce", "R7.13.1");
        sent.put("post0", "総務課　次長");
        var answer = submit(sent);
        assertThat(error(answer, "inForce")).contains("R7.13.1");
        assertThat(error(answer, "post0")).contains("「総務課　次長」");
        assertThat(error(answer, "reason")).contains("入力してください");
        assertThat(answer.page().expectFirst("#field-post0").val()).isEqualTo("総務課　次長");
        assertThat(answer.page().expectFirst("#field-petition").text()).isEqualTo("別案のとおり伺います。");
    }

    @Test
    void only_whose_turn_it_is_finds_the_seal_and_the_last_one_decides() {
        office.inside();
        var id = submitted().id();
        assertThat(show(ITO, id).select("form[action$=/seal]")).isEmpty();
        assertThat(show(SATO, id).select("form[action$=/seal] button").text()).isEqualTo("押印する");
        assertThat(seal(SATO, id, form(SATO, id, "seal")).next()).isEqualTo("/decisions/" + id);
        assertThat(show(SATO, id).select("form[action$=/seal]")).isEmpty();
        var comment = form(ITO, id, "seal");
        comment.put("comment", "周知をお願いします。");
        seal(ITO, id, comment);
        var last = show(KATO, id);
        assertThat(last.text()).contains("周知をお願いします。");
        assertThat(last.select("form[action$=/seal] button").text()).isEqualTo("決裁する");
        seal(KATO, id, form(KATO, id, "seal"));
        assertThat(office.the(id).state()).isEqualTo(CaseState.DECIDED);
        assertThat(show(KATO, id).select("main form")).isEmpty();
        assertThat(show(KATO, id).select("main a[href^=/policy/versions/]")).isNotEmpty();
    }

    @Test
    void giving_back_asks_for_a_reason_which_the_drafter_reads() {
        office.inside();
        var id = submitted().id();
        var sent = form(SATO, id, "return");
        var refused = giveBack(SATO, id, sent);
        assertThat(error(refused, "reason")).contains("入力してください");
        assertThat(refused.page()
                        .expectFirst("details:has(form[action$=/return])")
                        .hasAttr("open"))
                .isTrue();
        assertThat(refused.page().select("#field-withdrawal-error")).isEmpty();
        sent.put("reason", "施行日を改めてください。");
        assertThat(giveBack(SATO, id, sent).next()).isEqualTo("/decisions/" + id);
        var page = drafting((actor, shell) -> cases().show(actor, shell, id.toString(), request))
                .page();
        assertThat(page.text()).contains("施行日を改めてください。");
        assertThat(page.select("a[href$=/again]")).hasSize(1);
        assertThat(show(SATO, id).select("a[href$=/again], form[action$=/return]"))
                .isEmpty();
    }

    @Test
    void after_a_change_of_the_draft_the_page_offers_no_seal_and_says_why() {
        office.inside();
        var id = submitted().id();
        office.edit();
        var page = show(SATO, id);
        assertThat(page.select("form[action$=/seal]")).isEmpty();
        assertThat(page.select(".notice").text()).contains("変更");
    }

    private Answer record(CaseId id, Map<String, String> sent, Optional<MultipartFile> scan) {
        return drafting((actor, shell) -> cases().recordPaper(actor, shell, id.toString(), sent, scan, request));
    }

    private Map<String, String> paper(CaseId id) {
        var page = drafting((actor, shell) -> cases().paper(actor, shell, id.toString()))
                .page();
        return form(page, "form[action$=/paper]");
    }

    private static Optional<MultipartFile> file(byte[] content) {
        return Optional.of(new MockMultipartFile("scan", "決裁.pdf", "application/pdf", content));
    }

    @Test
    void a_decision_on_paper_is_recorded_with_its_number_and_its_scan() {
        var submitted = submitted();
        var id = submitted.id();
        assertThat(show(SATO, id).select("form[action$=/seal]")).isEmpty();
        var sent = paper(id);
        sent.put("digest", submitted.digest().hex().substring(0, 10));
        sent.put("documentNumber", "総発第12号");
        assertThat(record(id, sent, file(SCAN)).next()).isEqualTo("/decisions/" + id);
        var page = show(SATO, id);
        assertThat(page.text()).contains("総発第12号");
        assertThat(page.select("a[href$=/scan.pdf]")).hasSize(1);
        var scan = office.drafting(JUNE, actor -> cases().scan(actor, id.toString(), 1));
        assertThat(scan.getBody()).isEqualTo(SCAN);
        assertThat(scan.getHeaders().getFirst("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void a_scan_that_is_no_picture_and_no_pdf_is_refused_at_its_field_and_nothing_is_recorded() {
        var submitted = submitted();
        var sent = paper(submitted.id());
        sent.put("digest", submitted.digest().hex().substring(0, 10));
        sent.put("documentNumber", "総発第12号");
        var refused = record(submitted.id(), sent, file("<html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(error(refused, "scan")).contains("PDF");
        assertThat(refused.page().expectFirst("#field-documentNumber").val()).isEqualTo("総発第12号");
        assertThat(office.the(submitted.id()).state()).isEqualTo(CaseState.RUNNING);
    }
}
