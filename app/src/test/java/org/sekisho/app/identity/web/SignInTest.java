package org.sekisho.app.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.shared.Actor;

/** Signing in, as a person in front of a browser sees it. */
final class SignInTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";

    private final AppFixture app = AppFixture.serving();
    private final String slug = "b" + UUID.randomUUID().toString().substring(0, 12);

    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "試験市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));

    @Test
    void an_account_without_a_special_role_is_led_to_a_password_of_its_own() {
        app.use(CreateAccounts.class)
                .create(
                        Actor.founder(body.body()),
                        new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                "hanako", "山田 花子", false, Optional.of("first password given")))));
        var browser = Browser.of(app);
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        var answer =
                browser.post("/sign-in", Map.of("body", slug, "login", "hanako", "password", "first password given"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/sign-in/password");
    }

    @Test
    void an_administrator_without_a_second_factor_is_led_to_enrolment() {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", Map.of("body", slug, "login", "ADMIN", "password", PASSWORD));
        assertThat(Browser.location(answer)).isEqualTo("/sign-in/enrol");
    }

    @Test
    void a_demo_account_is_one_click_away() {
        var demo = AppFixture.demonstrating();
        var founded = demo.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "見本町 " + slug, slug + "-d", BodyKind.TOWN, true, "keeper", "見本 花子", Optional.empty()));
        assertThat(founded).isNotNull();
        var browser = Browser.demo(demo, slug + "-d", "keeper");
        assertThat(browser.get("/no-such-page").statusCode()).isEqualTo(404);
    }
}
