package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.Time;

/** The life of a document in a browser: drafted, submitted, decided on paper and then here, a version, its files. */
final class DocumentLifeInBrowserTest {

    private static final String BODY = "shiratsuki";
    private static final Pattern CASE = Pattern.compile(".*/decisions/[0-9a-f-]{36}$");
    private static final byte[] SCAN = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final LocalDate today = LocalDate.now(Time.JAPAN);

    @Test
    void a_change_is_drafted_decided_on_paper_and_in_force_and_the_next_one_goes_by_seals() {
        try (var browser = Browser.open();
                var officer = signedIn(browser, "officer");
                var head = signedIn(browser, "section-head");
                var auditor = signedIn(browser, "auditor");
                var ciso = signedIn(browser, "ciso")) {
            var page = officer.newPage();
            whoDecides(page);

            draft(page);
            words(page, "1", "守る業務を安全に", "守る業務を確実に、安全に");
            insert(page, "3", "通報", "職員は、情報セキュリティに関する異常に気付いたときは、直ちに事務局長に通報する。");
            assertThat(page.locator("[id='c-4']").innerText()).contains("通報");
            assertThat(page.locator("table.revision").innerText()).contains("確実に", "通報");
            submit(page, "業務の継続を明らかにするため", today, "", "");
            assertThat(download(officer, page, "a[href$='/set.pdf']")).startsWith("%PDF-");
            onPaper(page);
            becameVersion(officer, page, "通報");
            inForce(page, "確実に");

            inside(page);
            draft(page);
            words(page, "4", "直ちに", "直ちに、かつ、漏れなく");
            submit(page, "通報の漏れを防ぐため", today.plusDays(1), "総務係 係長", "監査委員書記室 書記");
            var address = page.url();

            var first = visit(head, address);
            var early = visit(auditor, address);
            assertThat(early.locator("form[action$='/seal']").count()).isZero();
            seal(first, "押印しました。");
            early.reload();
            early.locator("summary", new Page.LocatorOptions().setHasText("差戻し"))
                    .click();
            early.locator("form[action$='/return'] button[type=submit]").click();
            wrong(early, "reason", "入力してください");
            early.fill("#field-reason", "「漏れなく」の範囲が分からない。");
            early.locator("form[action$='/return'] button[type=submit]").click();
            told(early, "差し戻しました。");

            page.navigate(address);
            assertThat(page.locator("main").innerText()).contains("「漏れなく」の範囲が分からない。");
            page.locator("a[href$='/again']").click();
            page.locator("main form.form button[type=submit]").click();
            page.waitForURL(CASE);
            first.reload();
            seal(first, "押印しました。");
            early.reload();
            seal(early, "押印しました。");
            var last = visit(ciso, address);
            fits(last, "decision-due");
            seal(last, "決裁しました。");
            page.navigate(address);
            becameVersion(officer, page, "漏れなく");
        }
    }

    private static BrowserContext signedIn(Browser browser, String login) {
        var context = browser.visitor(Browser.Width.OFFICE);
        Demo.running().signIn(context, new Demo.Person(BODY, login));
        return context;
    }

    private static String at(String path) {
        return Demo.running().base().resolve(path).toString();
    }

    private static Page visit(BrowserContext context, String address) {
        var page = context.newPage();
        page.navigate(address);
        return page;
    }

    private void whoDecides(Page page) {
        page.navigate(at("/decisions/rules/set?kind=POLICY&matter=REVISION"));
        page.fill("#field-post", "管理者");
        page.fill("#field-substitute0", "事務局 事務局長");
        page.fill("#field-from", today.minusDays(30).toString());
        page.locator("main form.form button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/decisions/rules$"));
    }

    private static void inside(Page page) {
        page.navigate(at("/decisions/rules"));
        page.locator("form[action$='/mode'] button").click();
        page.getByText("このシステムの中で、回議、合議及び決裁を行います。").waitFor();
    }

    private static void draft(Page page) {
        page.navigate(at("/policy/drafts"));
        page.locator("button[name=version]").last().click();
        page.waitForURL(Pattern.compile(".*/policy/drafts/[0-9a-f-]{36}.*"));
    }

    private static void words(Page page, String clause, String before, String after) {
        page.locator("[id='c-" + clause + "'] a[href*='what=words']").first().click();
        var text = page.locator("#field-text");
        var said = text.inputValue();
        assertThat(said).contains(before);
        text.fill(said.replace(before, after));
        page.locator("main form.form button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/policy/drafts/[0-9a-f-]{36}.*"));
    }

    private static void insert(Page page, String behind, String caption, String text) {
        page.locator("[id='c-" + behind + "'] a[href*='what=after']").first().click();
        page.fill("#field-caption", caption);
        page.fill("#field-text", text);
        page.locator("main form.form button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/policy/drafts/[0-9a-f-]{36}.*"));
    }

    private static void submit(Page page, String reason, LocalDate from, String first, String second) {
        page.locator("a[href^='/decisions/new']").first().click();
        page.locator("main form.form button[type=submit]").click();
        page.locator("#field-reason-error").waitFor();
        page.fill("#field-reason", reason);
        page.fill("#field-inForce", from.toString());
        page.fill("#field-post0", first);
        page.fill("#field-post1", second);
        page.locator("main form.form button[type=submit]").click();
        page.waitForURL(CASE);
        told(page, "提出しました。照合番号は");
        fits(page, "decision-submitted");
    }

    /** What a clerk gets wrong is said at its field, and what was typed stays; then the decision is recorded. */
    private void onPaper(Page page) {
        var digits = page.locator("dt", new Page.LocatorOptions().setHasText("照合番号"))
                .locator("xpath=following-sibling::dd[1]")
                .innerText();
        page.locator("a[href$='/paper']").click();
        page.fill("#field-digest", "0123456789");
        page.fill("#field-documentNumber", "白環総第12号");
        page.fill("#field-decidedOn", today.minusDays(1).toString());
        record(page);
        wrong(page, "digest", "照合番号と一致しません");
        wrong(page, "decidedOn", "提出した日");
        assertThat(page.locator("#field-documentNumber").inputValue()).isEqualTo("白環総第12号");
        fits(page, "decision-paper-refused");
        page.fill("#field-digest", digits.replaceAll("\\s", "").substring(0, 10));
        page.fill("#field-decidedOn", today.toString());
        page.locator("#field-post").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#field-absence", "管理者が出張のため");
        record(page);
        wrong(page, "post", "起案した本人は決裁できません");
        page.locator("#field-post").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(0));
        page.fill("#field-absence", "");
        page.setInputFiles("#field-scan", new FilePayload("決裁.pdf", "application/pdf", SCAN));
        record(page);
        page.waitForURL(CASE);
        told(page, "決裁しました。");
        assertThat(page.locator("main").innerText()).contains("白環総第12号");
        assertThat(page.locator("a[href$='/scan.pdf']").count()).isOne();
    }

    private static void record(Page page) {
        page.locator("form[action$='/paper'] button[type=submit]").click();
    }

    /** From the case: the version that it became, its files and its comparison. */
    private static void becameVersion(BrowserContext context, Page page, String changed) {
        page.locator("a[href^='/policy/versions/']").first().click();
        page.waitForURL(Pattern.compile(".*/policy/versions/[0-9a-f-]{36}"));
        fits(page, "decided-version");
        assertThat(page.locator("main").innerText()).contains(changed);
        assertThat(download(context, page, "a[href$='/pdf']")).startsWith("%PDF-");
        assertThat(download(context, page, "a[href$='/docx']")).startsWith("PK");
        page.navigate(page.url() + "/comparison");
        assertThat(page.locator("main").innerText()).contains(changed);
    }

    /** From the comparison: what everybody reads from that day, and that the version is to be published. */
    private static void inForce(Page page, String changed) {
        var version = page.url().replaceAll(".*/versions/([0-9a-f-]{36}).*", "$1");
        page.navigate(at("/policy"));
        assertThat(page.locator("main").innerText()).contains(changed);
        page.navigate(at("/policy/publication"));
        assertThat(page.locator("a[href$='" + version + "']").count()).isPositive();
    }

    /** The first bytes of what a link leads to, after a look at its type. */
    private static String download(BrowserContext context, Page page, String link) {
        var href = page.locator(link).first().getAttribute("href");
        var answer = context.request().get(at(href));
        assertThat(answer.status()).as(href).isEqualTo(200);
        assertThat(answer.headers().get("content-type"))
                .as(href)
                .startsWith(
                        href.endsWith("docx")
                                ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                                : "application/pdf");
        return new String(answer.body(), 0, 8, StandardCharsets.ISO_8859_1);
    }

    private static void seal(Page page, String said) {
        Locator form = page.locator("form[action$='/seal']");
        form.locator("button[type=submit]").click();
        told(page, said);
    }

    private static void told(Page page, String what) {
        page.locator(".notice", new Page.LocatorOptions().setHasText(what))
                .first()
                .waitFor();
    }

    private static void wrong(Page page, String field, String what) {
        page.locator("#field-" + field + "-error", new Page.LocatorOptions().setHasText(what))
                .waitFor();
    }

    private static void fits(Page page, String name) {
        Browser.picture(page, name);
        page.setViewportSize(390, 844);
        var overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        Browser.picture(page, name + "-390");
        page.setViewportSize(1280, 900);
        assertThat(overflow).as(name).isLessThanOrEqualTo(0);
    }
}
