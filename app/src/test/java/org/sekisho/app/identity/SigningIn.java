package org.sekisho.app.identity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.shared.Time;

/** Signs people in for tests of pages, through the pages themselves. */
public final class SigningIn {

    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{30,})</code>");

    private SigningIn() {}

    /** A slug that no other test uses. */
    public static String slug() {
        return "t" + UUID.randomUUID().toString().substring(0, 12);
    }

    /**
     * A browser signed in as the account, which has no second factor yet: codes are set up on the way where the roles
     * require it, and an initial password becomes another one.
     */
    public static Browser byPassword(AppFixture app, String slug, String login, String password) {
        var browser = Browser.of(app);
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", Map.of("body", slug, "login", login, "password", password));
        while (true) {
            if (answer.statusCode() != 303) {
                throw new AssertionError("Not signed in: " + answer.statusCode() + " " + answer.body());
            }
            var next = Browser.location(answer);
            if (!next.startsWith("/sign-in")) {
                return browser;
            }
            var page = browser.get(next);
            answer = switch (next) {
                case "/sign-in/enrol" -> browser.post(next, Map.of("code", code(app, secret(page.body()), 0)));
                case "/sign-in/recovery-codes" -> browser.post(next, Map.of());
                case "/sign-in/password" ->
                    browser.post(next, Map.of("wished", password + " changed", "again", password + " changed"));
                default -> throw new AssertionError("Led to " + next);
            };
        }
    }

    /** The secret that an enrolment page shows. */
    public static TotpSecret secret(String page) {
        var found = SECRET.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No secret on the page: " + page);
        }
        return TotpSecret.typed(found.group(1)).orElseThrow();
    }

    /** The code of a secret at a moment. */
    public static String code(TotpSecret secret, Instant moment) {
        return Totp.code(secret.bytes(), Totp.step(moment));
    }

    /** The code so many steps from now. */
    static String code(AppFixture app, TotpSecret secret, int stepsFromNow) {
        return Totp.code(secret.bytes(), Totp.step(app.use(Time.class).now()) + stepsFromNow);
    }
}
