package org.sekisho.app.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.schema.tables.Tables.ENTRY;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.api.TokenScope;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.ledgers.ImportLines;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.ledgers.web.AssetTargets;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read and keep of ledgers with a token. */
final class LedgerApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ASSETS = "/api/v1/ledgers/asset/lines";

    private final SmallOffice office = new SmallOffice("台帳連携町");
    private final AppFixture app = office.app();
    private final Published published = new Published();
    private final SmallOffice.Member officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member nobody = office.join("職員");
    private final String keeper = token(
            officer,
            new TokenScope(
                    true,
                    Set.of(),
                    app.use(Ledgers.class).all().stream().map(Ledger::key).collect(Collectors.toSet())));
    private SectionId general;
    private SectionId tax;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(office.join("原"), "税務課", BEGIN);
    }

    @Test
    void every_answer_fits_the_published_description() {
        var duty = office.owes(
                        "test.yearly",
                        Scope.BODY,
                        Role.CHIEF_SECURITY_OFFICER,
                        new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty()),
                        CycleOrigin.POLICY)
                .value();
        var version = accepted();
        var line = json(add(asset("サーバ", "SYSTEM"))).get("id").asString();
        var nothing = UUID.randomUUID();
        var others = token(nobody, new TokenScope(true, Set.of("asset"), Set.of()));
        for (var operation : published.operations()) {
            var verb = operation.substring(0, operation.indexOf(' '));
            // Every ledger is asked for its list and its refusals; lines of one are kept.
            var path = operation
                    .substring(operation.indexOf(' ') + 1)
                    .replace("{duty}", duty.toString())
                    .replace("{version}", version.toString());
            boolean keeping = !verb.equals("GET");
            send("", verb, path.replace("{line}", line), "{}", Map.of());
            send(others, verb, path.replace("{line}", line), "{}", Map.of());
            if (path.contains("{line}")) {
                send(keeper, verb, path.replace("{line}", nothing.toString()), "{}", Map.of("If-Match", "*"));
            }
            if (keeping) {
                send(keeper, verb, path.replace("{line}", line), "[", Map.of("If-Match", "*"));
            } else {
                send(keeper, verb, path.replace("{line}", line) + "?on=x", "", Map.of());
                var read = send(keeper, verb, path.replace("{line}", line), "", Map.of());
                if (read.statusCode() == 200) {
                    send(
                            keeper,
                            verb,
                            path.replace("{line}", line),
                            "",
                            Map.of(
                                    "If-None-Match",
                                    read.headers().firstValue("ETag").orElseThrow()));
                }
            }
        }
        change(line, "*", asset("サーバ室のサーバ", "SYSTEM"));
        change(line, "\"0\"", asset("サーバ", "SYSTEM"));
        end(line, "*", "廃棄した");

        var succeeded = published.judged().stream()
                .filter(one -> one.matches(".* 20[01]"))
                .map(one -> one.substring(0, one.lastIndexOf(' ')))
                .collect(Collectors.toSet());
        assertThat(succeeded)
                .as("operations of which an answer was looked at")
                .containsAll(published.operations().stream()
                        .filter(operation -> operation.contains("/ledgers/asset/")
                                || (operation.startsWith("GET") && !operation.contains("{line}")))
                        .toList());
        assertThat(published.judged())
                .contains(
                        "PUT " + ASSETS + "/{line} 412",
                        "PUT " + ASSETS + "/{line} 400",
                        "POST " + ASSETS + " 403",
                        "GET " + ASSETS + "/{line} 404",
                        "GET " + ASSETS + " 304",
                        "GET " + ASSETS + " 401");
    }

    @Test
    void an_answer_with_a_member_too_many_or_too_few_does_not_pass() {
        add(asset("サーバ", "SYSTEM"));
        var good = read(keeper, ASSETS);
        assertThatThrownBy(() ->
                        published.judge(new Told(good, good.body().replace("\"own\":{}", "\"own\":{},\"more\":1"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("more");
        assertThatThrownBy(() -> published.judge(new Told(good, good.body().replace("\"kind\":\"SYSTEM\",", ""))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> published.judge(new Told(good, good.body().replace("\"SYSTEM\"", "\"PARROT\""))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_line_is_added_changed_and_ended_and_the_record_names_the_token() {
        var added = add(asset("課税台帳", "INFORMATION"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        var place = added.headers().firstValue("Location").orElseThrow();
        assertThat(json(read(keeper, place)).at("/fields/name").asString()).isEqualTo("課税台帳");
        assertThat(json(added).at("/fields/section/name").asString()).isEqualTo("総務課");

        var line = json(added).get("id").asString();
        var tag = added.headers().firstValue("ETag").orElseThrow();
        var changed = change(line, tag, asset("課税台帳システム", "SYSTEM"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).at("/fields/kind").asString()).isEqualTo("SYSTEM");

        var late = change(line, tag, asset("別の名前", "SYSTEM"));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(read(keeper, place)).at("/fields/name").asString()).isEqualTo("課税台帳システム");
        var blind = send(keeper, "PUT", place, asset("別の名前", "SYSTEM"), Map.of());
        assertThat(blind.statusCode()).isEqualTo(400);
        assertThat(json(blind).at("/problems/0/parameter").asString()).isEqualTo("If-Match");

        var unreasoned = end(line, changed.headers().firstValue("ETag").orElseThrow(), "");
        assertThat(json(unreasoned).at("/problems/0/parameter").asString()).isEqualTo("reason");
        var ended = end(line, changed.headers().firstValue("ETag").orElseThrow(), "廃棄した");
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(read(keeper, place).statusCode()).isEqualTo(404);

        var leaves = leaves();
        for (var kind : List.of("ledgers.line.added", "ledgers.line.changed", "ledgers.line.ended")) {
            assertThat(leaves)
                    .as(kind)
                    .anySatisfy(leaf -> assertThat(leaf)
                            .contains(kind)
                            .contains("token")
                            .contains(officer.account().toString()));
        }
    }

    @Test
    void a_token_does_no_more_than_it_was_made_for() {
        var policies = token(officer, TokenScope.ofPolicies());
        var reader = token(officer, new TokenScope(false, Set.of("asset"), Set.of()));
        assertThat(read(policies, "/api/v1/duties").statusCode()).isEqualTo(200);
        assertThat(read(policies, ASSETS).statusCode()).isEqualTo(403);
        assertThat(read(policies, "/api/v1/ledgers").statusCode()).isEqualTo(403);
        assertThat(read(reader, ASSETS).statusCode()).isEqualTo(200);
        assertThat(json(read(reader, "/api/v1/ledgers"))
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("key").asString()))
                .containsExactly("asset");
        assertThat(read(reader, "/api/v1/duties").statusCode()).isEqualTo(403);
        var refused = send(reader, "POST", ASSETS, asset("サーバ", "SYSTEM"), Map.of());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("detail").asString()).contains("使える範囲");
        assertThat(json(read(reader, ASSETS)).get("total").asInt()).isZero();
    }

    @Test
    void a_token_for_a_ledger_does_no_more_than_its_holder_may() {
        var heads = token(mori, new TokenScope(false, Set.of(), Set.of("asset")));
        var own = json(add(asset("公印", "INFORMATION")));
        var other = json(add(asset("課税台帳", "INFORMATION", "税務課")));
        assertThat(json(read(heads, ASSETS))
                        .get("items")
                        .valueStream()
                        .map(one -> one.at("/fields/name").asString()))
                .containsExactly("公印");
        assertThat(read(heads, ASSETS + "/" + other.get("id").asString()).statusCode())
                .isEqualTo(404);
        assertThat(send(
                                heads,
                                "POST",
                                ASSETS + "/" + other.get("id").asString() + "/end",
                                "{\"reason\":\"不要\"}",
                                Map.of("If-Match", "*"))
                        .statusCode())
                .isEqualTo(404);
        var elsewhere = send(heads, "POST", ASSETS, asset("滞納整理簿", "INFORMATION", "税務課"), Map.of());
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(json(elsewhere).at("/problems/0/parameter").asString()).isEqualTo("section");
        assertThat(send(heads, "POST", ASSETS, asset("文書庫", "FACILITY"), Map.of())
                        .statusCode())
                .isEqualTo(201);
        var none = token(nobody, new TokenScope(false, Set.of(), Set.of("asset")));
        assertThat(send(none, "POST", ASSETS, asset("私物", "MEDIA"), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(own.get("id").asString()).isNotBlank();
    }

    @Test
    void a_session_reads_ledgers_and_changes_nothing() {
        add(asset("サーバ", "SYSTEM"));
        var browser = SigningIn.byPassword(app, office.slug(), officer.login(), SmallOffice.PASSWORD);
        assertThat(json(browser.get(ASSETS)).get("total").asInt()).isEqualTo(1);
        assertThat(browser.send(HttpRequest.newBuilder(app.page(ASSETS))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(asset("偽物", "SYSTEM"))))
                        .statusCode())
                .isEqualTo(401);
        assertThat(json(browser.get(ASSETS)).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void everything_that_is_wrong_with_a_line_is_told_by_field_in_the_reader_s_language() {
        var wrong = """
                {"fields": {"kind": 1, "persons": "many", "beganOn": "令和8年", "section": {"name": "宇宙課"}, "colour": "red"}}""";
        var japanese = send(keeper, "POST", ASSETS, wrong, Map.of());
        assertThat(japanese.statusCode()).isEqualTo(400);
        assertThat(json(japanese)
                        .get("problems")
                        .valueStream()
                        .map(one -> one.get("parameter").asString()))
                .containsExactlyInAnyOrder("kind", "persons", "beganOn", "section", "colour");
        assertThat(json(japanese)
                        .get("problems")
                        .valueStream()
                        .map(one -> one.get("detail").asString()))
                .contains("「宇宙課」という名前のものが見つかりません。", "整数で指定してください。");
        var english = send(keeper, "POST", ASSETS, wrong, Map.of("Accept-Language", "en"));
        assertThat(english.body()).contains("Give a whole number.", "Nothing is called “宇宙課”.");
        var missing = send(keeper, "POST", ASSETS, "{\"fields\": {}}", Map.of());
        assertThat(json(missing)
                        .get("problems")
                        .valueStream()
                        .map(one -> one.get("parameter").asString()))
                .contains("name", "kind", "section");
        var form = send(keeper, "POST", ASSETS, "name=x", Map.of("Content-Type", "text/plain"));
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(json(read(keeper, ASSETS)).get("total").asInt()).isZero();
    }

    @Test
    void the_lines_are_narrowed_ordered_and_read_in_pages() {
        for (var name : List.of("B", "A", "C")) {
            add(asset(name, name.equals("C") ? "MEDIA" : "SYSTEM"));
        }
        var first = json(read(keeper, ASSETS + "?kind=SYSTEM&sort=-name&size=1"));
        assertThat(first.get("total").asInt()).isEqualTo(2);
        assertThat(first.at("/items/0/fields/name").asString()).isEqualTo("B");
        var second = json(read(keeper, first.get("next").asString()));
        assertThat(second.at("/items/0/fields/name").asString()).isEqualTo("A");
        assertThat(second.has("next")).isFalse();
        assertThat(json(read(keeper, ASSETS + "?q=C")).get("total").asInt()).isEqualTo(1);
        assertThat(json(read(keeper, ASSETS + "?on=2024-05-01")).get("total").asInt())
                .isZero();
        for (var wrong : List.of("kind=PARROT", "colour=red", "sort=description", "size=501", "on=x")) {
            var answer = read(keeper, ASSETS + "?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(json(answer).at("/problems/0/parameter").asString())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(read(keeper, "/api/v1/ledgers/nothing/lines").statusCode()).isEqualTo(404);
    }

    @Test
    void an_import_answers_with_as_many_lines_as_are_then_listed() {
        var table = "資産名称,課名\nサーバ室,総務課\n公印,総務課\n課税台帳,税務課\n";
        var importing = app.use(ImportLines.class);
        var file = importing.take(office.officer(), "asset", "台帳.csv", table.getBytes(StandardCharsets.UTF_8));
        var done = importing.apply(
                office.officer(),
                "asset",
                file,
                new ImportLines.Reading(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Values.none().with("kind", "INFORMATION")),
                AssetTargets.of(app, office.officer()),
                false);
        assertThat(done.added()).isEqualTo(3);
        var listed = json(read(keeper, ASSETS));
        assertThat(listed.get("total").asInt()).isEqualTo(done.added());
        assertThat(listed.get("items")
                        .valueStream()
                        .map(one -> one.at("/fields/name").asString()))
                .containsExactlyInAnyOrder("サーバ室", "公印", "課税台帳");
    }

    @Test
    void a_token_for_keeping_a_ledger_is_made_on_the_page_and_says_what_it_is_good_for() {
        var browser = SigningIn.byPassword(app, office.slug(), officer.login(), SmallOffice.PASSWORD);
        browser.get("/account/tokens");
        var none = browser.post(
                "/account/tokens", Map.of("label", "資産管理", "days", "30", "policies", "", "ledger-asset", ""));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("使える範囲を一つ以上選んでください");
        var page = browser.follow(browser.post(
                        "/account/tokens",
                        Map.of("label", "資産管理", "days", "30", "policies", "", "ledger-asset", "keep")))
                .body();
        assertThat(page).contains("情報資産台帳（読取りと登録・変更）");
        var secret = Pattern.compile("sekisho_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(secret.find()).isTrue();
        assertThat(send(secret.group(), "POST", ASSETS, asset("サーバ", "SYSTEM"), Map.of())
                        .statusCode())
                .isEqualTo(201);
    }

    private static String asset(String name, String kind) {
        return asset(name, kind, "総務課");
    }

    private static String asset(String name, String kind, String section) {
        return """
                {"fields": {"name": "%s", "kind": "%s", "section": {"name": "%s"}}}""".formatted(name, kind, section);
    }

    private HttpResponse<String> add(String line) {
        return send(keeper, "POST", ASSETS, line, Map.of());
    }

    private HttpResponse<String> change(String line, String seen, String said) {
        return send(keeper, "PUT", ASSETS + "/" + line, said, Map.of("If-Match", seen));
    }

    private HttpResponse<String> end(String line, String seen, String reason) {
        return send(
                keeper,
                "POST",
                ASSETS + "/" + line + "/end",
                "{\"reason\": \"" + reason + "\"}",
                Map.of("If-Match", seen));
    }

    private HttpResponse<String> read(String token, String path) {
        return send(token, "GET", path, "", Map.of());
    }

    /** Every answer is held to the description, but those of what the description does not know. */
    private HttpResponse<String> send(
            String token, String verb, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(app.page(path))
                .method(
                        verb,
                        verb.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        var answer = Browser.of(app).send(request);
        return path.contains("/nothing/") ? answer : published.judge(answer);
    }

    private String token(SmallOffice.Member member, TokenScope scope) {
        return app.use(MakeToken.class)
                .make(
                        app.use(Actors.class).of(office.body(), member.account()),
                        new MakeToken.Input("試験", 30, true, scope))
                .secret();
    }

    private List<String> leaves() {
        return app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ENTRY.LEAF)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()))
                                .fetch(row ->
                                        new String(Objects.requireNonNull(row.value1()), StandardCharsets.UTF_8)));
    }

    private UUID accepted() {
        var actor = office.officer();
        var begun = app.use(BeginImport.class)
                .begin(
                        actor,
                        new BeginImport.Input(
                                DocumentKind.POLICY,
                                "policy.txt",
                                new ByteArrayInputStream(PolicyFixture.SMALL.getBytes(StandardCharsets.UTF_8))));
        app.use(AcceptImport.class)
                .accept(
                        actor,
                        new AcceptImport.Input(
                                begun.draft(),
                                begun.number(),
                                Optional.empty(),
                                "情報セキュリティ基本方針",
                                Instrument.DECISION,
                                Optional.empty(),
                                Optional.of(LocalDate.of(2025, 4, 1)),
                                Optional.of("町長"),
                                Optional.of(LocalDate.of(2025, 4, 1)),
                                new Disclosure.Public()));
        return UUID.fromString(
                json(read(keeper, "/api/v1/versions")).at("/items/0/id").asString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** An answer that says something else. */
    private record Told(HttpResponse<String> real, String body) implements HttpResponse<String> {
        @Override
        public int statusCode() {
            return real.statusCode();
        }

        @Override
        public HttpRequest request() {
            return real.request();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return real.headers();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return real.uri();
        }

        @Override
        public HttpClient.Version version() {
            return real.version();
        }
    }
}
