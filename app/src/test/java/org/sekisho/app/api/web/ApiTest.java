package org.sekisho.app.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.API_TOKEN;
import static org.sekisho.schema.tables.Tables.ENTRY;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.api.RevokeToken;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Fact;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.KeepAccount;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read, with a token and with a session, over the real database. */
final class ApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SECRET = Pattern.compile("value=\"(sekisho_[A-Za-z0-9_-]{43})\"");
    private static final Rhythm YEARLY = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty());

    private final SmallOffice office = new SmallOffice("窓口組合");
    private final SmallOffice.Member officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
    private final SmallOffice.Member clerk = office.join("職員");
    private final AppFixture app = office.app();
    private final String officersToken = token(officer, true);
    private final String clerksToken = token(clerk, false);

    @Test
    void duties_are_read_with_their_status_as_of_a_day_in_both_meanings() {
        var duty = office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        // Done in 2024, entered a year later.
        office.done(LocalDate.of(2025, 6, 2), duty, LocalDate.of(2024, 9, 1));

        var now = json(get("/api/v1/duties?on=2025-05-01", officersToken));
        assertThat(now.at("/total").asInt()).isEqualTo(1);
        assertThat(now.at("/items/0/id").asString()).isEqualTo(duty.value().toString());
        assertThat(now.at("/items/0/status/state").asString()).isEqualTo("KEPT_ATTESTED");
        var then = json(get("/api/v1/duties?on=2025-05-01&known=then", officersToken));
        assertThat(then.at("/items/0/status/state").asString()).isEqualTo("BREACHED");
        assertThat(then.at("/items/0/rhythm/kind").asString()).isEqualTo("EVERY");
        assertThat(then.at("/items/0/rhythm").has("fact"))
                .as("what is absent is left out")
                .isFalse();
    }

    @Test
    void one_duty_is_read_with_its_evidence() {
        var duty = office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        office.done(LocalDate.of(2025, 6, 2), duty, LocalDate.of(2024, 9, 1));
        var file = json(get("/api/v1/duties/" + duty.value() + "?on=2025-05-01&known=then", officersToken));
        assertThat(file.at("/evidence/0/happenedOn").asString()).isEqualTo("2024-09-01");
        assertThat(file.at("/evidence/0/enteredOn").asString()).isEqualTo("2025-06-02");
        assertThat(file.at("/evidence/0/late").asBoolean()).isTrue();
        assertThat(file.at("/evidence/0/nature").asString()).isEqualTo("ATTESTED");
        assertThat(file.at("/current/status/state").asString()).isEqualTo("BREACHED");
        assertThat(get("/api/v1/duties/" + UUID.randomUUID(), officersToken).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/duties/x", officersToken).statusCode()).isEqualTo(404);
    }

    @Test
    void evidence_beyond_what_stands_in_the_file_is_read_in_pages_that_lead_on() {
        var duty = office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        var first = LocalDate.of(2024, 4, 1);
        for (int i = 0; i < 203; i++) {
            office.done(LocalDate.of(2025, 6, 2), duty, first.plusDays(i));
        }
        var path = "/api/v1/duties/" + duty.value();
        assertThat(json(get(path, officersToken)).get("evidence").size()).isEqualTo(200);
        var page = json(get(path + "/evidence?on=2025-07-01&size=200", officersToken));
        assertThat(page.get("total").asInt()).isEqualTo(203);
        assertThat(page.get("items").size()).isEqualTo(200);
        assertThat(page.at("/items/0/evidence/happenedOn").asString()).isEqualTo("2024-10-20");
        assertThat(page.at("/items/0/counts").asBoolean()).isTrue();
        assertThat(page.get("next").asString()).isEqualTo(path + "/evidence?on=2025-07-01&size=200&page=2");
        var rest = json(get(page.get("next").asString(), officersToken));
        assertThat(rest.get("items")
                        .valueStream()
                        .map(one -> one.at("/evidence/happenedOn").asString()))
                .containsExactly("2024-04-03", "2024-04-02", "2024-04-01");
        assertThat(rest.has("next")).isFalse();
        var past = json(get(path + "/evidence?on=2025-07-01&size=200&page=3", officersToken));
        assertThat(past.get("items").size()).isZero();
        assertThat(past.has("next")).isFalse();
        assertThat(json(get(path + "/evidence?on=2025-05-01&known=then", officersToken))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(json(get(path + "/evidence?on=2024-04-10", officersToken))
                        .get("total")
                        .asInt())
                .isEqualTo(10);
        assertThat(get("/api/v1/duties/" + UUID.randomUUID() + "/evidence", officersToken)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_part_of_each_section_is_read_with_its_own_status() {
        var general = office.heads(officer, "総務課", SmallOffice.BEGIN);
        office.heads(clerk, "住民課", SmallOffice.BEGIN);
        var duty = office.owes(
                "test.round", Scope.EACH_SECTION, Role.SECTION_SECURITY_MANAGER, YEARLY, CycleOrigin.POLICY);
        office.done(LocalDate.of(2025, 5, 2), duty, general, LocalDate.of(2025, 3, 1));
        var path = "/api/v1/duties/" + duty.value() + "/sections";
        var parts = json(get(path + "?on=2025-05-03", officersToken));
        assertThat(parts.get("total").asInt()).isEqualTo(2);
        assertThat(parts.get("items")
                        .valueStream()
                        .map(one -> one.get("name").asString() + " "
                                + one.at("/status/state").asString()))
                .containsExactly("住民課 BREACHED", "総務課 KEPT_ATTESTED");
        assertThat(json(get(path + "?on=2025-05-01&known=then", officersToken))
                        .get("items")
                        .valueStream()
                        .map(one -> one.at("/status/state").asString()))
                .containsOnly("BREACHED");
        assertThat(json(get(path + "?on=2025-05-03&size=1", officersToken))
                        .get("next")
                        .asString())
                .isEqualTo(path + "?on=2025-05-03&size=1&page=2");
        var whole = office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        assertThat(json(get("/api/v1/duties/" + whole.value() + "/sections", officersToken))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(get("/api/v1/duties/" + UUID.randomUUID() + "/sections", officersToken)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_overview_counts_attested_and_observed_apart() {
        var attested =
                office.owes("test.attested", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        office.done(LocalDate.of(2026, 6, 2), attested, LocalDate.of(2026, 6, 1));
        office.owes(
                "test.observed",
                Scope.BODY,
                Role.CHIEF_SECURITY_OFFICER,
                new Rhythm.Always(new Fact.StaffRegistered()),
                CycleOrigin.POLICY);
        office.owes("test.missed", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        var counts = json(get("/api/v1/overview?on=2026-06-10", officersToken)).get("duties");
        assertThat(counts.get("keptAttested").asInt()).isEqualTo(1);
        assertThat(counts.get("keptObserved").asInt()).isEqualTo(1);
        assertThat(counts.get("breached").asInt()).isEqualTo(1);
    }

    @Test
    void a_list_is_read_in_pages() {
        for (var name : List.of("test.a", "test.b", "test.c")) {
            office.owes(name, Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        }
        var second = json(get("/api/v1/duties?on=2025-05-01&page=2&size=2", officersToken));
        assertThat(second.get("total").asInt()).isEqualTo(3);
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.at("/items/0/control").asString()).isEqualTo("test.c");
        assertThat(second.has("next")).isFalse();
        assertThat(json(get("/api/v1/duties?page=1&on=2025-05-01&size=2", officersToken))
                        .get("next")
                        .asString())
                .isEqualTo("/api/v1/duties?on=2025-05-01&size=2&page=2");
        assertThat(json(get("/api/v1/duties?page=1000000&size=1000", officersToken))
                        .get("items")
                        .size())
                .isZero();
        assertThat(json(get("/api/v1/duties?on=2025-05-01&state=breached", officersToken))
                        .get("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(json(get("/api/v1/duties?on=2025-05-01&owner=CISO", officersToken))
                        .get("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/duties?on=2026-13-01, on",
        "/api/v1/duties?on=, on",
        "/api/v1/duties?on=%E4%BB%A4%E5%92%8C8%E5%B9%B44%E6%9C%881%E6%97%A5, on",
        "/api/v1/duties?on=0001-01-01, on",
        "/api/v1/duties?known=later, known",
        "/api/v1/duties?state=GREEN, state",
        "/api/v1/duties?page=0, page",
        "/api/v1/duties?size=1001, size",
        "/api/v1/overview?on=yesterday, on",
        "/api/v1/versions?kind=LAW, kind"
    })
    void what_cannot_be_read_is_refused_with_the_name_of_its_parameter(String path, String parameter) {
        var answer = get(path, officersToken);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/problems/0/parameter").asString()).isEqualTo(parameter);
        assertThat(problem.at("/problems/0/detail").asString()).matches(".*[ぁ-ん].*");
        assertThat(problem.get("instance").asString()).isEqualTo(path.substring(0, path.indexOf('?')));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_reader_s_language() {
        var answer = Browser.of(app)
                .send(request("/api/v1/duties?on=x&known=y&page=z", Optional.of(officersToken))
                        .header("Accept-Language", "en-GB,en;q=0.9"));
        assertThat(json(answer).get("problems").size()).isEqualTo(3);
        assertThat(json(answer).at("/problems/0/detail").asString())
                .isEqualTo("“x” is not a day. Write it as" + " year-month-day, like 2026-04-01.");
        assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/body",
                "/api/v1/documents",
                "/api/v1/versions",
                "/api/v1/versions/00000000-0000-0000-0000-000000000000",
                "/api/v1/versions/00000000-0000-0000-0000-000000000000/clauses",
                "/api/v1/overview",
                "/api/v1/duties",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000/sections",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000/evidence",
                "/api/v1/status/clauses",
                "/api/v1/nothing"
            })
    void nothing_is_read_without_a_token_or_a_session(String path) {
        for (var token : List.of(Optional.<String>empty(), Optional.of("sekisho_" + "A".repeat(43)), Optional.of(""))) {
            assertThat(Browser.of(app).send(request(path, token))).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                assertThat(json(answer).get("status").asInt()).isEqualTo(401);
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/overview",
                "/api/v1/duties",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000/sections",
                "/api/v1/duties/00000000-0000-0000-0000-000000000000/evidence",
                "/api/v1/status/clauses"
            })
    void who_may_not_read_duties_reads_none_by_token_either(String path) {
        var answer = get(path, clerksToken);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("detail").asString()).contains("実施状況の閲覧");
        assertThat(get("/api/v1/body", clerksToken).statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_without_a_role_reads_no_policy() {
        var administrator = Browser.of(app);
        assertThat(administrator.get("/api/v1/documents").statusCode()).isEqualTo(401);
        var lonely = SmallOffice.at(
                SmallOffice.BEGIN,
                () -> app.use(CreateAccounts.class)
                        .create(
                                app.use(Actors.class).of(office.body(), office.administrator()),
                                new CreateAccounts.Input(List.of(
                                        new CreateAccounts.NewAccount("lonely", "無役", false, Optional.empty())))));
        var actor = app.use(Actors.class).of(office.body(), Objects.requireNonNull(lonely.get("lonely")));
        var token = app.use(MakeToken.class)
                .make(actor, new MakeToken.Input("試験", 30, false))
                .secret();
        for (var path : List.of("/api/v1/body", "/api/v1/documents", "/api/v1/versions")) {
            assertThat(get(path, token).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_body_reads_nothing_of_another() {
        var duty = office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        var other = new SmallOffice("隣組合");
        var neighbour = other.join("統括", Role.CHIEF_SECURITY_OFFICER);
        var token = app.use(MakeToken.class)
                .make(app.use(Actors.class).of(other.body(), neighbour.account()), new MakeToken.Input("試験", 30, true))
                .secret();
        assertThat(json(get("/api/v1/duties", token)).get("total").asInt()).isZero();
        assertThat(get("/api/v1/duties/" + duty.value(), token).statusCode()).isEqualTo(404);
        assertThat(json(get("/api/v1/body", token)).get("name").asString()).isEqualTo("隣組合");
    }

    @Test
    void a_session_reads_too_and_nothing_is_changed_by_it() {
        office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        var browser = SigningIn.byPassword(app, office.slug(), officer.login(), SmallOffice.PASSWORD);
        assertThat(json(browser.get("/api/v1/duties")).get("total").asInt()).isEqualTo(1);
        var posted = browser.post("/api/v1/duties", Map.of());
        assertThat(posted.statusCode()).as("a session reads alone").isEqualTo(401);
        var post = Browser.of(app)
                .send(request("/api/v1/duties", Optional.of(officersToken)).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(json(post).get("status").asInt()).isEqualTo(405);
        assertThat(json(browser.get("/api/v1/nothing")).get("status").asInt()).isEqualTo(404);
        // A wrong token is not made good by a session.
        assertThat(browser.send(request("/api/v1/duties", Optional.of("wrong"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_asks_again_learns_that_nothing_changed() {
        var first = get("/api/v1/overview?on=2025-05-01", officersToken);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache, private");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = Browser.of(app)
                .send(request("/api/v1/overview?on=2025-05-01", Optional.of(officersToken))
                        .header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, YEARLY, CycleOrigin.POLICY);
        assertThat(get("/api/v1/overview?on=2025-05-01", officersToken)
                        .headers()
                        .firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(Optional.of(tag));
    }

    @Test
    void a_token_is_made_on_the_page_shown_once_and_works_until_it_is_revoked() {
        var browser = SigningIn.byPassword(app, office.slug(), officer.login(), SmallOffice.PASSWORD);
        browser.get("/account/tokens");
        var page = browser.follow(browser.post("/account/tokens", Map.of("label", "集計", "days", "30")))
                .body();
        var found = SECRET.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        var token = found.group(1);
        assertThat(get("/api/v1/duties", token).statusCode()).isEqualTo(200);

        var after = browser.get("/account/tokens").body();
        assertThat(after).contains("集計", "有効").doesNotContain(token);
        var id = Pattern.compile("/account/tokens/([0-9a-f-]{36})/revoke")
                .matcher(after)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(id).hasSize(2);
        browser.post("/account/tokens/" + id.getFirst() + "/revoke", Map.of());
        assertThat(get("/api/v1/duties", token).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/duties", officersToken).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_without_a_purpose_or_for_too_long_is_not_made() {
        var browser = SigningIn.byPassword(app, office.slug(), clerk.login(), SmallOffice.PASSWORD);
        browser.get("/account/tokens");
        var answer = browser.post("/account/tokens", Map.of("label", " ", "days", "4000"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("366日以内", "入力してください");
    }

    @Test
    void a_token_expires_and_ends_with_its_account() {
        var actor = app.use(Actors.class).of(office.body(), clerk.account());
        var past = SmallOffice.at(
                LocalDate.of(2025, 4, 1),
                () -> app.use(MakeToken.class)
                        .make(actor, new MakeToken.Input("昔", 30, false))
                        .secret());
        assertThat(get("/api/v1/body", past).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/body", clerksToken).statusCode()).isEqualTo(200);
        app.use(KeepAccount.class)
                .lock(
                        new Actor(office.body(), office.administrator(), "管理者", Set.of(Role.ADMINISTRATOR)),
                        clerk.account(),
                        "退職");
        assertThat(get("/api/v1/body", clerksToken).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_made_without_a_second_factor_is_no_good_once_the_roles_ask_for_one() {
        assertThat(get("/api/v1/body", clerksToken).statusCode()).isEqualTo(200);
        app.use(AppointToRole.class)
                .appoint(
                        app.use(Actors.class).of(office.body(), office.administrator()),
                        new AppointToRole.Input(
                                clerk.person(), Role.CISO, "試験のため", LocalDate.of(2026, 4, 1), Optional.empty()));
        assertThat(get("/api/v1/body", clerksToken).statusCode()).isEqualTo(401);
    }

    @Test
    void only_the_holder_and_who_manages_accounts_take_a_token_back() {
        var made = app.use(MakeToken.class)
                .make(app.use(Actors.class).of(office.body(), officer.account()), new MakeToken.Input("集計", 30, true));
        var other = app.use(Actors.class).of(office.body(), clerk.account());
        assertThatThrownBy(() -> app.use(RevokeToken.class).revoke(other, made.id()))
                .isInstanceOf(Refusal.NotFound.class);
        var administrator = app.use(Actors.class).of(office.body(), office.administrator());
        app.use(RevokeToken.class).revoke(administrator, made.id());
        assertThat(get("/api/v1/body", made.secret()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_record_says_who_made_used_and_revoked_a_token_and_nobody_keeps_the_token_itself() {
        get("/api/v1/body", officersToken);
        get("/api/v1/body", officersToken);
        var work = app.use(Work.class);
        var kinds = work.read(
                office.officer(),
                Permission.READ_RECORD,
                tx -> tx.sql()
                        .select(ENTRY.KIND)
                        .from(ENTRY)
                        .where(ENTRY.BODY_ID.eq(tx.body()))
                        .fetch(ENTRY.KIND));
        assertThat(kinds).contains("api.token.made").containsOnlyOnce("api.token.used");
        var kept = work.read(
                office.officer(),
                Permission.READ_RECORD,
                tx -> tx.sql()
                        .select(API_TOKEN.TOKEN_HASH)
                        .from(API_TOKEN)
                        .where(API_TOKEN.BODY_ID.eq(tx.body()))
                        .fetch(API_TOKEN.TOKEN_HASH));
        assertThat(kept).hasSize(2).doesNotContain(officersToken.getBytes(StandardCharsets.UTF_8));
    }

    private String token(SmallOffice.Member member, boolean secondFactor) {
        return app.use(MakeToken.class)
                .make(
                        app.use(Actors.class).of(office.body(), member.account()),
                        new MakeToken.Input("試験", 30, secondFactor))
                .secret();
    }

    private HttpResponse<String> get(String path, String token) {
        return Browser.of(app).send(request(path, Optional.of(token)));
    }

    private HttpRequest.Builder request(String path, Optional<String> token) {
        var request = HttpRequest.newBuilder(app.page(path)).GET();
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
