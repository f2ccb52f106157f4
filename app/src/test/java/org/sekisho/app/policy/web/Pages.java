package org.sekisho.app.policy.web;

import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.sekisho.app.Statements;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** The pages as a browser gets them, past the sign-in. */
final class Pages {

    private final PolicyFixture fixture;
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    Pages(PolicyFixture fixture) {
        this.fixture = fixture;
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        request.setAttribute(DispatcherServlet.FLASH_MAP_MANAGER_ATTRIBUTE, new SessionFlashMapManager());
    }

    PolicyPages reading() {
        return fixture.use(PolicyPages.class);
    }

    ImportPages importing() {
        return fixture.use(ImportPages.class);
    }

    MockHttpServletRequest request() {
        return request;
    }

    Shell shell() {
        return fixture.use(Shells.class).of(request);
    }

    MockHttpServletResponse answer(View view) {
        return answer(view, new MockHttpServletResponse());
    }

    MockHttpServletResponse answer(View view, MockHttpServletResponse response) {
        try {
            view.render(Map.of(), request, response);
            return response;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Document page(View view) {
        return Jsoup.parse(body(answer(view)));
    }

    static String body(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The element of that id, which must be there. */
    static Element byId(Document page, String id) {
        return Objects.requireNonNull(page.getElementById(id), id);
    }

    /** How many statements an act sends to the database. */
    int statements(Runnable act) {
        return Statements.of(fixture.use(DSLContext.class), act);
    }
}
