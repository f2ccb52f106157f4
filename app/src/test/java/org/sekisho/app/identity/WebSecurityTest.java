package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.TestDatabase;

/** What stands before every page. */
final class WebSecurityTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";

    private final AppFixture app = AppFixture.serving();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "門番市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));

    @Test
    void the_headers_stand_on_every_answer() {
        assertThat(body).isNotNull();
        var signedIn = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        var browser = Browser.of(app);
        var answers = List.of(
                browser.get("/sign-in"),
                browser.get("/accounts"),
                browser.get("/no-such-page"),
                browser.get("/assets/no-such-file.js"),
                browser.post("/sign-in", Map.of("login", "x", "password", "y")),
                browser.postWith("/sign-in", "wrong", Map.of()),
                signedIn.get("/accounts"),
                signedIn.get("/no-such-page"),
                signedIn.get("/accounts/not-an-id"));
        assertThat(answers).allSatisfy(answer -> {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        });
        assertThat(signedIn.get("/accounts")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    @Test
    void what_is_not_open_leads_to_the_sign_in_and_back() {
        var browser = Browser.of(app);
        assertThat(Browser.location(browser.get("/accounts?q=a&page=2")))
                .isEqualTo("/sign-in?to=%2Faccounts%3Fq%3Da%26page%3D2");
        assertThat(browser.get("/sign-in?to=%2Faccounts").body()).contains("name=\"to\" value=\"/accounts\"");
    }

    @Test
    void an_exchange_of_a_page_s_part_leads_the_whole_page_to_the_sign_in() {
        var answer = Browser.of(app)
                .send(HttpRequest.newBuilder(app.page("/accounts"))
                        .header("HX-Request", "true")
                        .GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect").orElse("")).startsWith("/sign-in");
    }

    @Test
    void no_address_leads_away_from_here() {
        for (var away : List.of(
                "https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "javascript%3Aalert(1)")) {
            assertThat(Browser.of(app).get("/sign-in?to=" + away).body())
                    .as(away)
                    .contains("name=\"to\" value=\"/\"")
                    .doesNotContain("evil.example\"");
        }
        var demo = AppFixture.demonstrating();
        demo.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "見本市 " + slug, slug + "-w", BodyKind.CITY, true, "keeper", "見本 花子", Optional.empty()));
        var browser = Browser.of(demo);
        browser.get("/sign-in");
        var answer =
                browser.post("/sign-in/demo", Map.of("body", slug + "-w", "login", "keeper", "to", "//evil.example/x"));
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }

    @Test
    void a_form_without_the_session_s_token_is_refused() {
        var browser = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        var account = Map.of("login", "intruder", "displayName", "侵入者");
        assertThat(browser.postWith("/accounts", "", account).statusCode()).isEqualTo(403);
        assertThat(browser.postWith("/accounts", "guess", account).statusCode()).isEqualTo(403);
        assertThat(app.use(Actors.class).named(body.body(), "intruder")).isEmpty();
        assertThat(Browser.of(app)
                        .postWith("/sign-in", "", Map.of("login", "admin", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_host_that_is_not_one_of_ours_is_not_answered() throws IOException {
        assertThat(raw("GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .doesNotContain("name=\"password\"");
        assertThat(raw("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void nobody_is_sent_back_what_they_sent() throws IOException {
        var answer = raw(
                "TRACE /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Said: sent-and-returned\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("sent-and-returned");
    }

    @Test
    void the_demo_s_click_does_not_exist_in_service() {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var answer = browser.post("/sign-in/demo", Map.of("body", slug, "login", "admin"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/sign-in");
        assertThat(Browser.location(browser.get("/account"))).startsWith("/sign-in");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> app.use(EnterDemo.class))
                .isInstanceOf(org.springframework.beans.factory.NoSuchBeanDefinitionException.class);
    }

    @Test
    void nobody_uploads_before_signing_in() {
        var answer = Browser.of(app)
                .send(
                        HttpRequest.newBuilder(app.page("/policy/import"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--x--\r\n")));
        assertThat(Browser.location(answer)).isEqualTo("/sign-in");
    }

    @Test
    void under_tls_the_cookies_are_secure_and_bound_to_the_host_and_browsers_are_told_to_stay() throws Exception {
        var database = TestDatabase.get();
        var home = Files.createTempDirectory("sekisho-tls-");
        var settings = new Settings(
                Settings.Mode.SERVE,
                home,
                new Settings.Database(database.jdbcUrl(), database.app(), database.appPassword(), 4),
                InetAddress.getLoopbackAddress(),
                0,
                Set.of("localhost"),
                new Settings.Transport.BehindProxy("127\\.0\\.0\\.1"));
        try (var sekisho = Sekisho.start(settings)) {
            var answer = raw(
                    sekisho.port(),
                    "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200");
            var cookie = answer.lines()
                    .filter(line -> line.startsWith("Set-Cookie: "))
                    .findFirst()
                    .orElse("");
            assertThat(cookie).contains("__Host-sekisho=", "Path=/", "Secure", "HttpOnly", "SameSite=Lax");
            assertThat(cookie).doesNotContain("Domain");
            assertThat(answer).contains("Strict-Transport-Security: max-age=31536000");
            assertThat(raw(
                            sekisho.port(),
                            "GET /language/en HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
                                    + "Connection: close\r\n\r\n"))
                    .contains("Set-Cookie: __Host-sekisho-language=en; Path=/", "; Secure; HttpOnly; SameSite=Lax");
        }
    }

    private String raw(String request) throws IOException {
        return raw(app.page("/").getPort(), request);
    }

    private static String raw(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
