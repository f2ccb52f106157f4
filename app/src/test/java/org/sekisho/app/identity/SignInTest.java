package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.shared.Actor;

/** Signing in, as a person in front of a browser sees it. */
final class SignInTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";
    private static final String FIRST = "first password given";

    private final AppFixture app = AppFixture.serving();
    private final String slug = SigningIn.slug();

    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "試験市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));

    @Test
    void a_first_password_is_changed_before_anything_else() {
        create("hanako");
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var answer = signIn(browser, "hanako", FIRST);
        assertThat(Browser.location(answer)).isEqualTo("/sign-in/password");
        assertThat(Browser.location(browser.get("/account"))).startsWith("/sign-in?to=");
        browser.get("/sign-in/password");
        var short_ = browser.post("/sign-in/password", Map.of("wished", "short", "again", "short"));
        assertThat(short_.statusCode()).isEqualTo(422);
        assertThat(short_.body()).contains("12 文字以上");
        var done = browser.post("/sign-in/password", Map.of("wished", PASSWORD, "again", PASSWORD));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("山田 hanako");
    }

    @Test
    void an_administrator_without_a_second_factor_reaches_nothing_but_its_enrolment() {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        assertThat(Browser.location(signIn(browser, "ADMIN", PASSWORD))).isEqualTo("/sign-in/enrol");
        for (var page : List.of("/", "/account", "/accounts", "/policy", "/account/codes", "/set-up/policy")) {
            assertThat(Browser.location(browser.get(page))).as(page).startsWith("/sign-in");
        }
        assertThat(Browser.location(browser.get("/sign-in/password"))).isEqualTo("/sign-in");
        var enrol = browser.get("/sign-in/enrol");
        assertThat(enrol.body()).contains("<svg", "二要素認証の設定");
        var secret = SigningIn.secret(enrol.body());
        assertThat(browser.post("/sign-in/enrol", Map.of("code", "000000")).statusCode())
                .isEqualTo(422);
        var answer = browser.post("/sign-in/enrol", Map.of("code", SigningIn.code(app, secret, 0)));
        assertThat(Browser.location(answer)).isEqualTo("/sign-in/recovery-codes");
        assertThat(Browser.location(browser.get("/account"))).as("not in yet").startsWith("/sign-in");
        assertThat(browser.get("/sign-in/recovery-codes").body().split("<code>"))
                .hasSize(11);
        assertThat(browser.post("/sign-in/recovery-codes", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);

        var another = Browser.of(app);
        another.get("/sign-in");
        assertThat(Browser.location(signIn(another, "admin", PASSWORD))).isEqualTo("/sign-in/code");
        assertThat(Browser.location(another.get("/sign-in/enrol"))).isEqualTo("/sign-in");
        assertThat(Browser.location(another.get("/accounts"))).startsWith("/sign-in");
        another.get("/sign-in/code");
        assertThat(another.post("/sign-in/code", Map.of("code", SigningIn.code(app, secret, 0)))
                        .statusCode())
                .as("the code of the enrolment again")
                .isEqualTo(422);
        var in = another.post("/sign-in/code", Map.of("code", SigningIn.code(app, secret, 1)));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(another.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_page() {
        create("hanako");
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var wrong = signIn(browser, "hanako", "some other password");
        var unknown = signIn(browser, "nobody", "some other password");
        assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
        assertThat(plain(unknown.body())).isEqualTo(plain(wrong.body()).replace("\"hanako\"", "\"nobody\""));
        assertThat(wrong.body()).contains("ユーザー名又はパスワードが正しくありません").doesNotContain("some other password");
    }

    @Test
    void the_session_has_another_identifier_after_the_sign_in() {
        create("hanako");
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var before = session(browser);
        signIn(browser, "hanako", FIRST);
        var half = session(browser);
        browser.get("/sign-in/password");
        browser.post("/sign-in/password", Map.of("wished", PASSWORD, "again", PASSWORD));
        assertThat(List.of(before, half, session(browser))).doesNotHaveDuplicates();
    }

    @Test
    void a_changed_password_ends_the_sessions_elsewhere_and_keeps_the_own_one() {
        create("hanako");
        var here = SigningIn.byPassword(app, slug, "hanako", FIRST);
        var there = SigningIn.byPassword(app, slug, "hanako", FIRST + " changed");
        assertThat(there.get("/account").statusCode()).isEqualTo(200);
        here.get("/account");
        var changed = here.post(
                "/account/password", Map.of("present", FIRST + " changed", "wished", PASSWORD, "again", PASSWORD));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(Browser.location(there.get("/account"))).isEqualTo("/sign-in?ended");
        assertThat(here.get("/account").body()).contains("パスワードを変更しました");
    }

    @Test
    void a_locked_person_is_out_at_once() {
        create("hanako");
        var browser = SigningIn.byPassword(app, slug, "hanako", FIRST);
        var hanako = app.use(Actors.class).named(body.body(), "hanako").orElseThrow();
        var admin = app.use(Actors.class).of(body.body(), body.administrator());
        app.use(KeepAccount.class).lock(admin, hanako.account(), "調査のため");
        assertThat(Browser.location(browser.get("/account"))).isEqualTo("/sign-in?ended");
    }

    @Test
    void who_signs_out_is_out() {
        create("hanako");
        var browser = SigningIn.byPassword(app, slug, "hanako", FIRST);
        browser.get("/account");
        var left = browser.post("/sign-out", Map.of());
        assertThat(Browser.location(left)).isEqualTo("/sign-in?out");
        assertThat(left.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
        assertThat(Browser.location(browser.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void an_administrator_keeps_accounts() {
        var admin = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        admin.get("/accounts/new");
        assertThat(admin.post("/accounts", Map.of("login", "not a login!", "displayName", ""))
                        .statusCode())
                .isEqualTo(422);
        var created = admin.post("/accounts", Map.of("login", "taro", "displayName", "鈴木 太郎"));
        var page = admin.get(Browser.location(created));
        assertThat(page.body()).contains("鈴木 太郎", "初期パスワード");
        var password = java.util.regex.Pattern.compile("(?<=初期パスワード：)[a-z0-9]{4}(-[a-z0-9]{4}){3}")
                .matcher(page.body());
        assertThat(password.find()).isTrue();
        assertThat(admin.get(Browser.location(created)).body()).doesNotContain(password.group());
        assertThat(admin.get("/accounts?q=" + java.net.URLEncoder.encode("鈴木", java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("taro")
                .doesNotContain(">admin<");
        var locked = admin.post(Browser.location(created) + "/lock", Map.of("reason", ""));
        assertThat(locked.statusCode()).isEqualTo(422);
        assertThat(admin.post(Browser.location(created) + "/lock", Map.of("reason", "退職"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/accounts?which=locked").body()).contains("taro");
        var clerk = SigningIn.byPassword(app, slug, "hanako", create("hanako"));
        assertThat(clerk.get("/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void the_ways_in_are_changed_only_after_showing_who_one_is() {
        create("hanako");
        var browser = SigningIn.byPassword(app, slug, "hanako", FIRST);
        assertThat(browser.get("/account/codes").statusCode()).isEqualTo(200);
        assertThat(browser.get("/account/confirm").statusCode()).isEqualTo(200);
        assertThat(browser.post("/account/confirm", Map.of("password", "wrong one"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Browser.location(browser.post(
                        "/account/confirm", Map.of("password", FIRST + " changed", "to", "//evil.example"))))
                .isEqualTo("/");
    }

    @Test
    void a_demo_account_is_one_click_away() {
        var demo = AppFixture.demonstrating();
        demo.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "見本町 " + slug, slug + "-d", BodyKind.TOWN, true, "keeper", "見本 花子", Optional.empty()));
        var browser = Browser.demo(demo, slug + "-d", "keeper");
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(browser.get("/account").body()).contains("これはデモです");
    }

    @Test
    void the_demo_opens_no_body_that_is_not_a_sample() {
        var demo = AppFixture.demonstrating();
        var browser = Browser.of(demo);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in/demo", Map.of("body", slug, "login", "admin"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.location(browser.get("/accounts"))).startsWith("/sign-in");
    }

    private String create(String login) {
        app.use(CreateAccounts.class)
                .create(
                        Actor.founder(body.body()),
                        new CreateAccounts.Input(List.of(
                                new CreateAccounts.NewAccount(login, "山田 " + login, false, Optional.of(FIRST)))));
        return FIRST;
    }

    private java.net.http.HttpResponse<String> signIn(Browser browser, String login, String password) {
        return browser.post("/sign-in", Map.of("body", slug, "login", login, "password", password));
    }

    private static String session(Browser browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("sekisho-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String plain(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("data-csrf=\"[^\"]*\"", "");
    }
}
