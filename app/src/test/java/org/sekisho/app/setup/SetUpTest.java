package org.sekisho.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.shared.Refusal;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.schema.Migration;

/** From an empty installation to the first administrator, in the order in which it happens once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SetUpTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String PASSWORD = "furuike ya kawazu tobikomu";

    private ThrowawayPostgres database;
    private Sekisho sekisho;
    private Path token;
    private String csrf = "";
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        database = ThrowawayPostgres.open();
        Migration.apply(
                database.jdbcUrl(),
                database.owner().userName(),
                database.owner().password(),
                database.app().userName());
        token = home.resolve("secrets").resolve("setup-token");
        Files.createDirectories(token.getParent());
        Files.writeString(token, TOKEN + "\n");
        sekisho = Sekisho.start(new Settings(
                Settings.Mode.SERVE,
                home,
                new Settings.Database(
                        database.jdbcUrl(),
                        database.app().userName(),
                        database.app().password(),
                        4),
                InetAddress.getLoopbackAddress(),
                0,
                Set.of("localhost"),
                new Settings.Transport.Plain()));
    }

    @AfterAll
    void stop() {
        sekisho.close();
        database.close();
    }

    @Test
    @Order(1)
    void every_page_of_an_empty_installation_leads_to_the_set_up() {
        for (var page : List.of("/", "/sign-in", "/accounts", "/policy", "/set-up/policy")) {
            assertThat(location(get(page))).as(page).isEqualTo("/set-up");
        }
        assertThat(get("/set-up?token=from-the-address").body()).contains("value=\"from-the-address\"");
    }

    @Test
    @Order(2)
    void without_the_token_no_step_is_reached() {
        get("/set-up");
        assertThat(post("/set-up", Map.of("typed", "a-guess")).statusCode()).isEqualTo(422);
        for (var step : List.of("/set-up/body", "/set-up/administrator")) {
            assertThat(location(get(step))).as(step).isEqualTo("/set-up");
            assertThat(location(post(step, Map.of("name", "侵入市", "kind", "CITY"))))
                    .as(step)
                    .isEqualTo("/set-up");
        }
        assertThat(sekisho.use(Bodies.class).all()).isEmpty();
    }

    @Test
    @Order(3)
    void what_is_wrong_is_said_and_the_token_stays() {
        get("/set-up");
        assertThat(location(post("/set-up", Map.of("typed", " " + TOKEN + " "))))
                .isEqualTo("/set-up/body");
        get("/set-up/body");
        assertThat(post("/set-up/body", Map.of("name", "", "kind", "CITY")).body())
                .contains("団体名を");
        assertThat(post("/set-up/body", Map.of("name", "初期市", "kind", "")).body())
                .contains("種別を選択");
        assertThat(location(post("/set-up/body", Map.of("name", "初期市", "kind", "CITY", "slug", ""))))
                .isEqualTo("/set-up/administrator");
        get("/set-up/administrator");
        var refused = post(
                "/set-up/administrator",
                Map.of("adminLogin", "Admin Name", "adminName", "", "adminPassword", "short", "again", "short"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("氏名を", "12 文字以上", "ユーザー名は").doesNotContain("value=\"short\"");
        assertThat(token).exists();
        assertThat(sekisho.use(Bodies.class).all()).isEmpty();
    }

    @Test
    @Order(4)
    void the_first_administrator_is_led_to_a_second_factor_and_the_token_is_gone() {
        var answer = post(
                "/set-up/administrator",
                Map.of("adminLogin", "admin", "adminName", "初期 太郎", "adminPassword", PASSWORD, "again", PASSWORD));
        assertThat(location(answer)).isEqualTo("/sign-in/enrol");
        assertThat(token).doesNotExist();
        assertThat(token.resolveSibling("setup-token.spent")).doesNotExist();
        assertThat(sekisho.use(Bodies.class).all()).hasSize(1).allSatisfy(body -> {
            assertThat(body.name()).isEqualTo("初期市");
            assertThat(body.slug()).isEqualTo("city");
        });
        assertThat(location(get("/set-up/policy"))).as("not in yet").startsWith("/sign-in");
        assertThat(get("/sign-in/enrol").body()).contains("<svg");
    }

    @Test
    @Order(5)
    void the_set_up_is_closed_for_good() {
        assertThat(location(get("/set-up"))).isEqualTo("/");
        assertThat(location(post("/set-up", Map.of("typed", TOKEN)))).isEqualTo("/");
        assertThat(location(get("/set-up/body"))).isEqualTo("/set-up");
        assertThat(location(get("/accounts"))).startsWith("/sign-in");
        assertThat(sekisho.use(Bodies.class).all()).hasSize(1);
    }

    @Test
    @Order(6)
    void a_token_is_spent_once_and_comes_back_when_the_act_fails(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets").resolve("setup-token"), TOKEN);
        var spending = new SetUpToken(new Settings(
                Settings.Mode.SERVE,
                home,
                new Settings.Database("jdbc:postgresql:none", "none", "none", 1),
                InetAddress.getLoopbackAddress(),
                0,
                Set.of(),
                new Settings.Transport.Plain()));
        assertThatThrownBy(() -> spending.spend(() -> {
                    throw new Refusal.Stale();
                }))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(spending.is(TOKEN)).isTrue();
        assertThat(spending.<String>spend(() -> {
                    assertThat(spending.is(TOKEN)).isFalse();
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(spending.is(TOKEN)).isFalse();
        assertThat(spending.is("")).isFalse();
        assertThatThrownBy(() -> spending.spend(() -> "again")).isInstanceOf(Refusal.Stale.class);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(page(path)).GET());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "", "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(page(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(answer.body());
            if (found.find()) {
                csrf = found.group(1);
            }
            return answer;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI page(String path) {
        return URI.create("http://localhost:" + sekisho.port() + path);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .map(URI::getPath)
                .orElse("");
    }
}
