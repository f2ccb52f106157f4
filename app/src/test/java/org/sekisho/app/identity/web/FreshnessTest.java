package org.sekisho.app.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.EnrolCodes;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.identity.TotpSecret;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Shells;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** How long after showing who one is grave things can be done, and what becomes of a form that comes too late. */
final class FreshnessTest {

    private static final Instant SHOWN = Instant.parse("2026-11-20T01:00:00Z");

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";

    private final AppFixture app = AppFixture.serving();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "新鮮市", SigningIn.slug(), BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void ten_minutes_later_the_person_is_asked_again_and_until_then_not() {
        shown(SHOWN);
        assertThat(asked(get("/account/codes"), Duration.ZERO)).isEmpty();
        assertThat(asked(get("/account/codes"), Duration.ofMinutes(10).minusMillis(1)))
                .isEmpty();
        assertThat(asked(get("/account/codes"), Duration.ofMinutes(10)))
                .contains("/account/confirm?to=%2Faccount%2Fcodes");
    }

    @Test
    void whoever_has_shown_nothing_in_this_session_is_asked_and_comes_back_to_the_very_page() {
        var request = get("/conduct/retention/dispose");
        request.setQueryString("kind=PLEDGE&about=2024");
        assertThat(asked(request, Duration.ZERO))
                .contains("/account/confirm?to=%2Fconduct%2Fretention%2Fdispose%3Fkind%3DPLEDGE%26about%3D2024");
    }

    @Test
    void a_form_that_comes_too_late_is_kept_and_sent_with_one_press_once_the_person_has_shown_who_they_are() {
        var request = request("POST", "/accounts");
        request.setParameter("login", "sato");
        request.setParameter("roles", "A", "B");
        request.setParameter("_csrf", "of the page before");
        assertThat(asked(request, Duration.ZERO)).contains("/account/confirm?to=%2Faccount%2Fconfirm%2Fkept");

        shown(SHOWN);
        var form = kept().expectFirst("main form");
        assertThat(form.attr("action")).isEqualTo("/accounts");
        assertThat(form.select("input[name=login]").eachAttr("value")).containsExactly("sato");
        assertThat(form.select("input[name=roles]").eachAttr("value")).isEqualTo(List.of("A", "B"));
        assertThat(form.select("input[name=_csrf]").eachAttr("value")).doesNotContain("of the page before");

        assertThat(asked(request("POST", "/accounts"), Duration.ZERO)).isEmpty();
        assertThat(app.use(ProofAsked.class).kept(get(ProofAsked.KEPT)))
                .as("until the form was dealt with")
                .isPresent();
        app.use(ProofAsked.class).done(request("POST", "/accounts"));
        assertThat(app.use(ProofAsked.class).kept(get(ProofAsked.KEPT))).isEmpty();
    }

    @Test
    void an_account_with_codes_shows_one_as_well_and_its_password_alone_is_not_enough() {
        assertThat(confirming("", Duration.ZERO)).isEqualTo(303);
        var secret = TotpSecret.random();
        var code = SigningIn.code(secret, SHOWN);
        Time.at(
                SHOWN,
                () -> app.use(EnrolCodes.class).enrol(administrator(), new EnrolCodes.Input(secret, code, false)));
        session.clearAttributes();
        assertThat(confirming("", Duration.ofMinutes(1))).isEqualTo(422);
        assertThat(app.use(Door.class).provedAt(get("/"))).isEmpty();
        var later = Duration.ofMinutes(2);
        assertThat(confirming(SigningIn.code(secret, SHOWN.plus(later)), later)).isEqualTo(303);
        assertThat(app.use(Door.class).provedAt(get("/"))).isPresent();
    }

    private int confirming(String code, Duration later) {
        var request = request("POST", "/account/confirm");
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        var response = new MockHttpServletResponse();
        return Time.at(SHOWN.plus(later), () -> {
            var shell = app.use(Shells.class).of(request);
            var view = app.use(AccountPages.class).confirm(request, administrator(), shell, PASSWORD, code, "/");
            try {
                view.render(Map.of(), request, response);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return response.getStatus();
        });
    }

    @Test
    void a_passkey_is_neither_offered_nor_added_without_fresh_proof() {
        var pages = app.use(AccountPages.class);
        assertThat(pages.passkeyOptions(get("/account/passkeys/options"), administrator())
                        .getStatusCode()
                        .is2xxSuccessful())
                .isFalse();
        shown(Instant.now());
        var offered = request("POST", "/account/passkeys/options");
        assertThat(pages.passkeyOptions(offered, administrator())
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        session.removeAttribute("sekisho.proved-at");
        assertThat(pages.addPasskey(request("POST", "/account/passkeys"), administrator(), "{}")
                        .getStatusCode()
                        .is2xxSuccessful())
                .isFalse();
    }

    private Actor administrator() {
        return app.use(Actors.class).of(body.body(), body.administrator());
    }

    @Test
    void the_address_of_something_grave_asks_and_that_of_anything_else_does_not() throws Exception {
        var signedIn = new SignedIn(body.body().value(), "新鮮市", body.administrator(), UUID.randomUUID(), true, false);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of()));
        try {
            assertThat(reached(request("POST", "/accounts"))).isFalse();
            assertThat(reached(get("/accounts/new"))).isFalse();
            assertThat(reached(get("/accounts"))).isTrue();
            shown(Instant.now());
            assertThat(reached(request("POST", "/accounts"))).isTrue();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Whether the handler of the address is reached. */
    private boolean reached(MockHttpServletRequest request) throws Exception {
        ServletRequestPathUtils.parseAndCache(request);
        var chain = Objects.requireNonNull(
                app.use(RequestMappingHandlerMapping.class).getHandler(request));
        for (var gate : chain.getInterceptorList()) {
            if (!gate.preHandle(request, new MockHttpServletResponse(), chain.getHandler())) {
                return false;
            }
        }
        return true;
    }

    private Document kept() {
        var request = get(ProofAsked.KEPT);
        var response = new MockHttpServletResponse();
        try {
            app.use(AccountPages.class)
                    .kept(request, app.use(Shells.class).of(request))
                    .render(Map.of(), request, response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private void shown(Instant at) {
        Time.at(at, () -> {
            app.use(Door.class).proved(get("/"));
            return at;
        });
    }

    private MockHttpServletRequest get(String path) {
        return request("GET", path);
    }

    private MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setSession(session);
        return request;
    }

    /** Where the person is led; empty when the request goes on. */
    private Optional<String> asked(MockHttpServletRequest request, Duration later) {
        var response = new MockHttpServletResponse();
        boolean passed =
                Time.at(SHOWN.plus(later), () -> app.use(ProofAsked.class).pass(request, response));
        return passed ? Optional.empty() : Optional.ofNullable(response.getHeader("Location"));
    }
}
