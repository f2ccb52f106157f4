package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;

/** The second factor on a sheet of paper. */
final class PaperSheetTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";
    private static final Pattern CODE = Pattern.compile("<code>[0-9A-Z]{4}(-[0-9A-Z]{4}){3}</code>");

    private final AppFixture app = AppFixture.serving();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "用紙市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));

    @Test
    void it_carries_the_secret_and_after_the_first_code_the_recovery_codes_too_until_they_are_kept() {
        var browser = atEnrolment();
        var secret = SigningIn.secret(browser.get("/sign-in/enrol").body());
        assertThat(browser.get("/sign-in/enrol").body()).contains("href=\"/sign-in/sheet\"");
        var before = browser.get("/sign-in/sheet");
        assertThat(before.body()).contains("用紙市 " + slug, "管理 太郎", "admin", "<path fill=\"#000\" d=\"M");
        assertThat(SigningIn.secret(before.body())).isEqualTo(secret);
        assertThat(CODE.matcher(before.body()).results()).isEmpty();
        assertThat(before.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

        browser.get("/sign-in/enrol");
        browser.post("/sign-in/enrol", Map.of("code", SigningIn.code(app, secret, 0)));
        var after = browser.get("/sign-in/sheet").body();
        assertThat(SigningIn.secret(after)).isEqualTo(secret);
        assertThat(CODE.matcher(after).results()).hasSize(10);

        browser.get("/sign-in/recovery-codes");
        browser.post("/sign-in/recovery-codes", Map.of());
        assertThat(Browser.location(browser.get("/sign-in/sheet"))).isEqualTo("/sign-in");
        var own = browser.get("/account/sheet").body();
        assertThat(SigningIn.secret(own)).as("another one, not yet set up").isNotEqualTo(secret);

        var knowsThePassword = withPassword();
        assertThat(Browser.location(knowsThePassword.get("/sign-in/code"))).isEmpty();
        assertThat(Browser.location(knowsThePassword.get("/sign-in/sheet"))).isEqualTo("/sign-in");
    }

    @Test
    void a_token_s_own_secret_is_not_printed() {
        var browser = atEnrolment();
        var token = TotpSecret.random();
        browser.post("/sign-in/enrol", Map.of("secret", token.base32(), "code", SigningIn.code(app, token, 0)));
        var sheet = browser.get("/sign-in/sheet").body();
        assertThat(CODE.matcher(sheet).results()).hasSize(10);
        assertThat(sheet).doesNotContain("<svg viewBox=\"0 0 4", String.join(" ", token.groups()));
        assertThat(Pattern.compile("<code>[A-Z2-7 ]{30,}</code>").matcher(sheet).find())
                .isFalse();
    }

    @Test
    void nobody_sees_it_before_the_password() {
        assertThat(body).isNotNull();
        var browser = Browser.of(app);
        assertThat(Browser.location(browser.get("/sign-in/sheet"))).isEqualTo("/sign-in");
        assertThat(Browser.location(browser.get("/account/sheet"))).startsWith("/sign-in");
    }

    private Browser atEnrolment() {
        var browser = withPassword();
        browser.get("/sign-in/enrol");
        return browser;
    }

    private Browser withPassword() {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("body", slug, "login", "admin", "password", PASSWORD));
        return browser;
    }
}
