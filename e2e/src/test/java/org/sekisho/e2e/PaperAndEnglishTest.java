package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demonstration on paper, and in the other language. */
final class PaperAndEnglishTest {

    private static Demo demo;
    private static Browser browser;

    @BeforeAll
    static void open() {
        demo = Demo.running();
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void the_policy_prints_as_a_document_without_what_only_a_screen_needs() {
        try (var context = browser.visitor(Browser.Width.OFFICE)) {
            var page = signedIn(context);
            page.navigate(demo.base().resolve("/policy").toString());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(642, 980);
            for (var unseen : List.of(".header", ".sidebar", ".navmenu", ".footer", ".button")) {
                for (var one : page.locator(unseen).all()) {
                    assertThat(one.isVisible()).as(unseen).isFalse();
                }
            }
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("fits on the sheet")
                    .isNotPositive();
            Browser.picture(page, "paper-policy");
            assertThat(page.pdf(new Page.PdfOptions().setFormat("A4"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Browser.Width.class)
    void in_english_no_page_is_wider_than_the_screen_and_none_shows_a_key_for_a_text(Browser.Width width) {
        try (var context = browser.visitor(width)) {
            var page = context.newPage();
            page.navigate(demo.base().resolve("/language/en?to=/sign-in").toString());
            look(page, width, "sign-in");
            page = signedIn(context);
            for (var path : Map.of(
                            "home", "/",
                            "policy", "/policy",
                            "organisation", "/organisation",
                            "people", "/organisation/people",
                            "account", "/account")
                    .entrySet()) {
                page.navigate(demo.base().resolve(path.getValue()).toString());
                look(page, width, path.getKey());
            }
        }
    }

    private static void look(Page page, Browser.Width width, String name) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name)
                .isNotPositive();
        assertThat(page.locator("body").innerText())
                .as(name)
                .doesNotContainPattern(
                        "\\b(ui|api|controls|duties|home|identity|notification|organisation|policy|setup|shared)\\.[a-z-]+\\.[a-z-]+");
        Browser.picture(page, "english-" + width.pixels() + "-" + name);
    }

    private static Page signedIn(BrowserContext context) {
        var officer = demo.people(browser).stream()
                .filter(who -> who.login().equals("officer"))
                .findFirst()
                .orElseThrow();
        demo.signIn(context, officer);
        return context.newPage();
    }
}
