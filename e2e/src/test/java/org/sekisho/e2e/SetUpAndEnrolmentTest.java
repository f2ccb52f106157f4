package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import org.sekisho.app.identity.SigningIn;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.schema.Migration;

/** An empty installation in a real browser with an authenticator of its own, in the order in which it happens once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SetUpAndEnrolmentTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String PASSWORD = "furuike ya kawazu tobikomu";
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final String POLICY = """
            初期市情報セキュリティ基本方針

            第１条（目的）この方針は、本市の情報資産を守るため、必要な事項を定める。
            第２条（定義）この方針において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
            (1) 情報資産　情報及び情報システムをいう。
            (3) 職員等　職員及び会計年度任用職員をいう。
            第３条（適用範囲）前条に定める情報資産を対象とする。
            """;

    private ThrowawayPostgres database;
    private Sekisho sekisho;
    private Browser browser;
    private BrowserContext context;
    private Page page;
    private CDPSession devTools;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        database = ThrowawayPostgres.open();
        Migration.apply(
                database.jdbcUrl(),
                database.owner().userName(),
                database.owner().password(),
                database.app().userName());
        var token = home.resolve("secrets").resolve("setup-token");
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
        browser = Browser.open();
        context = browser.visitor(Browser.Width.OFFICE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                faults.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(faults::add);
        authenticator();
    }

    @AfterAll
    void stop() {
        browser.close();
        sekisho.close();
        database.close();
    }

    @Test
    @Order(1)
    void the_set_up_leads_from_the_token_to_the_first_administrator() {
        open("/set-up?token=" + TOKEN);
        look("set-up");
        press("次へ");
        look("set-up-body");
        page.locator("#field-name").fill("初期市");
        page.locator("#field-kind").selectOption("CITY");
        press("次へ");
        look("set-up-administrator");
        page.locator("#field-adminName").fill("初期 太郎");
        page.locator("#field-adminLogin").fill("admin");
        page.locator("#field-adminPassword").fill(PASSWORD);
        page.locator("#field-again").fill("another one");
        press("次へ");
        page.getByText("一致").first().waitFor();
        look("set-up-administrator-refused");
        page.locator("#field-adminPassword").fill(PASSWORD);
        page.locator("#field-again").fill(PASSWORD);
        press("次へ");
        page.waitForURL("**/sign-in/enrol");
        look("enrol");
    }

    @Test
    @Order(2)
    void the_sheet_for_paper_holds_what_an_authenticator_needs_and_prints_without_the_buttons() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("印刷用の控えを開く"))
                .click();
        look("sheet-of-codes");
        assertThat(page.locator("svg[role=img]").isVisible()).isTrue();
        assertThat(page.locator("main code").count()).isEqualTo(1);
        printsWithoutButtons();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("戻る")).click();
        page.waitForURL("**/sign-in/enrol");
    }

    @Test
    @Order(3)
    void a_passkey_is_enrolled_and_its_recovery_codes_are_shown_once() {
        press("パスキーを登録する");
        page.waitForURL("**/sign-in/recovery-codes");
        look("recovery-codes");
        assertThat(page.locator("main ol code").count()).isEqualTo(10);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("印刷用の控えを開く"))
                .click();
        assertThat(page.locator("main code").count())
                .as("ten recovery codes, and no secret of codes that were not set up")
                .isEqualTo(10);
        look("sheet");
        paper("sheet");
        printsWithoutButtons();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("戻る")).click();
        press("保管したので次へ進む");
        page.waitForURL("**/set-up/policy");
        look("set-up-policy");
        open("/account/recovery-codes");
        assertThat(page.url()).as("not a second time").endsWith("/account");
    }

    @Test
    @Order(4)
    void a_policy_goes_in_and_is_corrected() {
        open("/policy/import");
        look("import");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("方針.txt", "text/plain", POLICY.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button[type=submit], main form button:not([type])")
                .last()
                .click();
        page.waitForURL("**/policy/import/*");
        assertThat(page.locator("main").innerText()).contains("目的", "会計年度任用職員");
        look("import-correction");
        var doubts = page.locator("#doubts li");
        int before = doubts.count();
        assertThat(before).as("the item (2) is missing").isPositive();
        doubts.first().locator("button[value^='settle']").click();
        doubts.nth(before - 1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.reload();
        assertThat(doubts.count()).as("and stays corrected").isEqualTo(before - 1);
    }

    @Test
    @Order(5)
    void codes_come_beside_the_passkey_on_one_s_own_account() {
        open("/account");
        look("account");
        open("/account/codes");
        look("account-codes");
        var secret = SigningIn.secret(page.content());
        page.locator("#field-code").fill(SigningIn.code(secret, Instant.now()));
        press("設定する");
        page.waitForURL("**/account");
        look("account-with-both");
        open("/settings");
        look("settings");
    }

    @Test
    @Order(6)
    void the_passkey_signs_in_alone() {
        signOut();
        look("sign-in");
        press("パスキーでサインイン");
        page.waitForURL(url -> !url.contains("/sign-in"));
        open("/account");
        assertThat(page.locator("main").innerText()).contains("初期 太郎");
    }

    @Test
    @Order(7)
    void an_authenticator_that_does_not_verify_the_person_does_not_sign_in() {
        signOut();
        verified(false);
        press("パスキーでサインイン");
        var said = page.locator("[data-passkey-part] [role=alert]");
        said.waitFor(new Locator.WaitForOptions().setTimeout(90_000));
        assertThat(page.url()).contains("/sign-in");
        verified(true);
        press("パスキーでサインイン");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    @Test
    @Order(8)
    void a_removed_passkey_no_longer_signs_in_and_the_page_says_so() {
        open("/account");
        page.locator("form[action^='/account/passkeys/'] button").click();
        page.waitForURL("**/account");
        assertThat(page.locator("form[action^='/account/passkeys/']").count()).isZero();
        signOut();
        press("パスキーでサインイン");
        page.locator("[data-passkey-part] [role=alert]").waitFor();
        assertThat(page.url()).contains("/sign-in");
        look("sign-in-passkey-refused");
    }

    @Test
    @Order(9)
    void no_page_on_the_way_broke_a_rule() {
        assertThat(faults).isEmpty();
    }

    private void open(String path) {
        page.navigate(URI.create("http://localhost:" + sekisho.port() + path).toString());
    }

    private void press(String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .first()
                .click();
    }

    private void signOut() {
        open("/account");
        page.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
        page.waitForURL("**/sign-in?out");
    }

    /** Notes what no page may do, at both widths, and keeps pictures. */
    private void look(String name) {
        for (var width : Browser.Width.values()) {
            page.setViewportSize(width.pixels(), width == Browser.Width.OFFICE ? 900 : 844);
            var where = name + " at " + width.pixels() + " px: ";
            var overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (overflow > 0) {
                faults.add(where + "is " + overflow + " px wider than the screen");
            }
            new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .filter(violation -> SERIOUS.contains(violation.getImpact()))
                            .forEach(violation -> faults.add(where + violation.getId() + " "
                                    + violation.getNodes().getFirst().getHtml()));
            Browser.picture(page, "set-up-" + width.pixels() + "-" + name);
        }
        page.setViewportSize(Browser.Width.OFFICE.pixels(), 900);
    }

    private void printsWithoutButtons() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (var button : page.locator("main .button").all()) {
            assertThat(button.isVisible()).as(button.innerText()).isFalse();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("戻る"))
                        .isVisible())
                .isTrue();
    }

    /** Keeps a picture of the page as a sheet of A4 shows it. */
    private void paper(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(642, 980);
        Browser.picture(page, "paper-" + name);
        page.setViewportSize(Browser.Width.OFFICE.pixels(), 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private String device = "";

    /** Puts an authenticator of software into the browser, one that verifies the person by itself. */
    private void authenticator() {
        devTools = context.newCDPSession(page);
        devTools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        device = devTools.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
    }

    private void verified(boolean yes) {
        var arguments = new JsonObject();
        arguments.addProperty("authenticatorId", device);
        arguments.addProperty("isUserVerified", yes);
        devTools.send("WebAuthn.setUserVerified", arguments);
    }
}
