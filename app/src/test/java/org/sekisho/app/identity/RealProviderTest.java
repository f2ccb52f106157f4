package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.shared.Actor;

/** The whole way through a certified provider that runs beside the test: its own pages, its own keys. */
final class RealProviderTest {

    private static final String SECRET = "known to the provider and to us";
    private static final AppFixture APP = AppFixture.serving();
    private static String issuer = "";
    private static Optional<Process> process = Optional.empty();

    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = APP.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "実証市 " + slug,
                    slug,
                    BodyKind.CITY,
                    false,
                    "admin",
                    "管理 太郎",
                    Optional.of("kawazu tobikomu mizu no oto")));
    private final Actor admin = APP.use(Actors.class).of(body.body(), body.administrator());
    private final Browser browser = Browser.of(APP);
    private final HttpClient there =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() throws IOException {
        var started = new ProcessBuilder(
                        "node",
                        "provider.mjs",
                        APP.page("/sign-in/provider/answer").toString(),
                        SECRET)
                .directory(Path.of("target", "provider").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = Optional.of(started);
        issuer = Objects.requireNonNull(
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            process.get().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void aClerk() {
        APP.use(CreateAccounts.class)
                .create(
                        Actor.founder(body.body()),
                        new CreateAccounts.Input(
                                List.of(new CreateAccounts.NewAccount("hanako", "山田 花子", false, Optional.empty()))));
    }

    @Test
    void a_clerk_signs_in_there_and_confirms_there_before_anything_grave() throws Exception {
        set(false);
        assertThat(Browser.location(signIn(""))).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("山田 花子");

        var address = browser.get("/account/confirm/provider?to=/account/codes")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(Browser.location(back(typed(address, "hanako", "")))).isEqualTo("/account/codes");
    }

    @Test
    void a_second_factor_that_is_kept_here_follows_whatever_was_shown_there() throws Exception {
        APP.use(RequireSecondFactor.class).decide(admin, new RequireSecondFactor.Input(true));
        set(false);
        assertThat(Browser.location(signIn("otp"))).isEqualTo("/sign-in/enrol");
        assertThat(Browser.location(browser.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void one_factor_there_is_not_enough_where_two_are_needed_though_they_are_delegated() throws Exception {
        APP.use(RequireSecondFactor.class).decide(admin, new RequireSecondFactor.Input(true));
        set(true);
        assertThat(Browser.location(signIn(""))).isEqualTo("/sign-in/enrol");
    }

    @Test
    void two_factors_there_are_enough_where_they_are_delegated() throws Exception {
        APP.use(RequireSecondFactor.class).decide(admin, new RequireSecondFactor.Input(true));
        set(true);
        assertThat(Browser.location(signIn("otp"))).isEqualTo("/account");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_says_no_there_or_is_nobody_here_reads_why() throws Exception {
        set(false);
        assertThat(back(send(form(ask()), Map.of("act", "no"))).body()).contains("提供者での確認が中止されました");
        assertThat(back(typed(ask(), "taro", "")).body()).contains("結び付いた Sekisho のアカウントがありません", "person-taro");
    }

    @Test
    void a_wrong_client_secret_lets_nobody_in() throws Exception {
        APP.use(SetSignInProvider.class).set(admin, new SetSignInProvider.Input(rule(false), "another secret"));
        var answer = signIn("");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("受け付けられませんでした");
    }

    private void set(boolean delegated) {
        APP.use(SetSignInProvider.class).set(admin, new SetSignInProvider.Input(rule(delegated), SECRET));
    }

    private static ProviderRule rule(boolean delegated) {
        return new ProviderRule(issuer, "sekisho", "preferred_username", true, delegated, Optional.empty());
    }

    private HttpResponse<String> signIn(String second) throws Exception {
        return back(typed(ask(), "hanako", second));
    }

    private String ask() {
        return browser.get("/sign-in/provider?to=/account&body=" + slug)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Types a name into the form of the provider; gives the address that it leads back to. */
    private String typed(String address, String login, String second) throws Exception {
        return send(form(address), Map.of("login", login, "password", "right", "second", second));
    }

    /** The address of the provider's form. */
    private URI form(String address) throws Exception {
        var at = URI.create(address);
        for (int i = 0; i < 5; i++) {
            var answer = there.send(HttpRequest.newBuilder(at).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).contains("name=\"login\"");
                return at;
            }
            at = at.resolve(
                    answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
        }
        throw new AssertionError("No form at " + address);
    }

    private String send(URI form, Map<String, String> fields) throws Exception {
        var sent = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
        var answer = there.send(request, HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < 5; i++) {
            var next = form.resolve(answer.headers().firstValue("Location").orElseThrow(missing(answer)));
            if (!next.toString().startsWith(issuer)) {
                return next.toString();
            }
            answer = there.send(HttpRequest.newBuilder(next).GET().build(), HttpResponse.BodyHandlers.ofString());
        }
        throw new AssertionError("Led around");
    }

    private static java.util.function.Supplier<AssertionError> missing(HttpResponse<String> answer) {
        return () -> new AssertionError(answer.statusCode() + " " + answer.body());
    }

    private HttpResponse<String> back(String address) {
        return browser.get(address.substring(APP.page("").toString().length()));
    }
}
