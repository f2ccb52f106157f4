package org.sekisho.app.publication.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** The page from which a body publishes. */
final class PublicationPagesTest {

    private final PolicyFixture body = PolicyFixture.newBody();
    private final PublicationPages pages = body.use(PublicationPages.class);
    private final MockHttpServletRequest request = request();
    private final UUID version = accept(PolicyFixture.SMALL, "2024-04-01");

    @Test
    void nothing_is_served_until_somebody_chooses_it_and_the_page_says_where_it_would_be() {
        var page = show();
        assertThat(page.select("#here")).isEmpty();
        assertThat(page.select("form button").eachText())
                .contains("このプログラムで公開する")
                .doesNotContain("公開内容を更新する");
        assertThat(page.text()).contains(address());
    }

    @Test
    void what_is_served_stands_on_the_page_with_its_address_and_what_is_not_there_yet() {
        pages.serve(body.officer(), shell(), "説明の文", request);
        var page = show();
        assertThat(page.select("section:has(#here) a").eachAttr("href")).containsExactly(address());
        assertThat(page.select("textarea").text()).isEqualTo("説明の文");
        assertThat(page.select("form a").eachAttr("href")).contains("/policy/publication/here/end");
        assertThat(page.text()).doesNotContain("まだ載っていない");
        accept(PolicyFixture.SMALL.replace("毎年点検を行う。", "毎年二回点検を行う。"), "2025-04-01");
        assertThat(show().text()).contains("公開ページにまだ載っていない版が1件あります");
    }

    @Test
    void recording_a_publication_proposes_the_address_of_what_is_served() {
        assertThat(place()).isEmpty();
        pages.serve(body.officer(), shell(), "", request);
        assertThat(place()).isEqualTo(address());
    }

    @Test
    void ending_it_asks_for_a_reason_and_then_there_is_nothing_to_end() {
        pages.serve(body.officer(), shell(), "", request);
        var refused = answer(pages.closeHere(body.officer(), shell(), " ", request));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(text(refused)).select(".errors a[href=#field-reason]"))
                .isNotEmpty();
        assertThat(answer(pages.closeHere(body.officer(), shell(), "ホームページへ移行", request))
                        .getStatus())
                .isEqualTo(303);
        assertThat(show().select("#here")).isEmpty();
        assertThatThrownBy(() -> pages.endHere(body.officer(), shell(), request))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_statement_that_is_too_long_is_refused_at_its_field_and_kept() {
        var refused = answer(pages.serve(body.officer(), shell(), "あ".repeat(2001), request));
        assertThat(refused.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(text(refused));
        assertThat(page.select(".errors a[href=#field-statement]")).isNotEmpty();
        assertThat(page.select("textarea").text()).hasSize(2001);
    }

    @Test
    void staff_see_where_it_is_and_cannot_change_it() {
        pages.serve(body.officer(), shell(), "", request);
        var page = Jsoup.parse(text(answer(pages.show(body.staff(), shell(), request))));
        assertThat(page.select("section:has(#here) a").eachAttr("href")).containsExactly(address());
        assertThat(page.select("main form, main a[href*=/here/end]")).isEmpty();
    }

    private String place() {
        return Jsoup.parse(text(answer(pages.record(body.officer(), shell(), version.toString(), request))))
                .select("input[name=place]")
                .val();
    }

    private String address() {
        return "http://localhost/public/"
                + body.use(Bodies.class).byId(body.body()).orElseThrow().slug() + "/";
    }

    private Document show() {
        return Jsoup.parse(text(answer(pages.show(body.officer(), shell(), request))));
    }

    private UUID accept(String text, String from) {
        return body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.parse(from)))
                .version();
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest();
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        request.setAttribute(DispatcherServlet.FLASH_MAP_MANAGER_ATTRIBUTE, new SessionFlashMapManager());
        return request;
    }

    private Shell shell() {
        return body.use(Shells.class).of(request);
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

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
