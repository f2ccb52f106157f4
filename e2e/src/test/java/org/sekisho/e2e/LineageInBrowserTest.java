package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.app.demo.SampleBodies;

/** A person imports a revision and says, by keyboard alone, what became of the version before. */
final class LineageInBrowserTest {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @ParameterizedTest
    @EnumSource(Browser.Width.class)
    void what_is_unsure_is_decided_with_the_keyboard(Browser.Width width) {
        var demo = Demo.running();
        try (var browser = Browser.open();
                var context = browser.visitor(width)) {
            var officer = demo.people(browser).stream()
                    .filter(person -> person.login().equals("officer"))
                    .findFirst()
                    .orElseThrow();
            demo.signIn(context, officer);
            var page = context.newPage();
            page.navigate(demo.base().resolve("/policy/import").toString());
            page.setInputFiles(
                    "input[type=file]",
                    new FilePayload("改正案.txt", "text/plain", revision().getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action='/policy/import'] button[type=submit]").click();
            page.locator("a[href$='/lineage'][data-kind=primary]").first().click();
            page.waitForURL(Pattern.compile(".*/lineage"));

            assertThat(page.locator(".beside__case").count()).isPositive();
            fits(page, width, "lineage");
            var first = page.locator(".beside__case input[type=radio]").first();
            first.focus();
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".beside__case input[type=radio]").nth(1).isChecked())
                    .isTrue();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/accept"));
            assertThat(page.locator(".notice").allInnerTexts().toString()).contains("対応を決めました");
            fits(page, width, "lineage-accept");

            page.navigate(page.url().replace("/accept", "/lineage?at=0"));
            page.locator("summary", new Page.LocatorOptions().setHasText("自動で判定した条項"))
                    .click();
            fits(page, width, "lineage-decided");
            page.navigate(page.url().replaceAll("/lineage.*", ""));
            page.locator("summary", new Page.LocatorOptions().setHasText("この取込みをやめる"))
                    .click();
            page.locator("button[formaction$='/discard']").click();
            page.waitForURL(Pattern.compile(".*/policy/import$"));

            page.navigate(demo.base().resolve("/policy/versions").toString());
            page.locator("th a[href^='/policy/versions/']").first().click();
            fits(page, width, "lineage-version");
            page.locator("#lineage li", new Page.LocatorOptions().setHasText(Pattern.compile("まとめた|分かれた")))
                    .first()
                    .locator("a")
                    .click();
            page.waitForURL(Pattern.compile(".*/policy/clauses/.*"));
            fits(page, width, "lineage-life");
        }
    }

    private static void fits(Page page, Browser.Width width, String name) {
        Browser.picture(page, name + "-" + width.pixels());
        var overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow).as(name).isLessThanOrEqualTo(0);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true).analyze().getViolations().stream()
                                .filter(violation -> SERIOUS.contains(violation.getImpact()))
                                .map(violation -> violation.getId() + " "
                                        + violation.getNodes().getFirst().getHtml())
                                .toList())
                .as(name)
                .isEmpty();
    }

    /** The city's policy with clauses written anew, parted, put together, new and gone. */
    private static String revision() {
        try (InputStream in = SampleBodies.class.getResourceAsStream("/sekisho/demo/city/policy.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(\\(4\\) 物理的セキュリティ\\s+)[^\\n]+", "$1庁舎の出入口には警備員を配置し、執務室に立ち入る者の身元を確かめ、持ち込まれた機器を預かる。")
                    .replaceAll("(5\\. 職員等の遵守義務\\s+)[^\\n]+", "5. 誓約\n\n採用された者は、着任の日に誓約書を提出する。")
                    .replace("令和8年4月1日から施行", "令和9年4月1日から施行");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
