package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Follows every link of the demonstration as each of its people, at both widths, and looks at what no page may do.
 *
 * <p>Pages that differ only by an identifier or a clause are one kind; the first of each kind is looked at.
 */
final class EveryPageTest {

    private static final Pattern IDENTIFIER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

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

    @ParameterizedTest
    @EnumSource(Browser.Width.class)
    void no_page_breaks_a_rule_for_those_who_see_most_and_least(Browser.Width width) {
        walk(width, Set.of("officer", "clerk"));
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(Browser.Width.class)
    void no_page_breaks_a_rule_for_anybody(Browser.Width width) {
        walk(width, Set.of());
    }

    /** Walks as a visitor and as the people of these names, or as everybody where none is named. */
    private static void walk(Browser.Width width, Set<String> logins) {
        var faults = new TreeSet<String>();
        try (var visitor = browser.visitor(width)) {
            look(visitor, "visitor", width, new HashSet<>(), faults);
        }
        var people = demo.people(browser);
        assertThat(people).as("five people of each of the two sample bodies").hasSize(10);
        for (var who : people) {
            if (logins.isEmpty() || logins.contains(who.login())) {
                try (var context = browser.visitor(width)) {
                    demo.signIn(context, who);
                    look(context, who.name(), width, new HashSet<>(), faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(
            BrowserContext context, String who, Browser.Width width, Set<String> seen, Set<String> faults) {
        Deque<String> open = new ArrayDeque<>(List.of("/", "/sign-in"));
        var page = context.newPage();
        var said = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(message.text());
            }
        });
        page.onPageError(said::add);
        page.onRequest(request -> {
            var uri = URI.create(request.url());
            if (!"data".equals(uri.getScheme()) && !demo.base().getAuthority().equals(uri.getAuthority())) {
                said.add("asks another site: " + request.url());
            }
        });
        while (!open.isEmpty()) {
            var path = open.poll();
            if (!seen.add(kind(path))) {
                continue;
            }
            said.clear();
            if (isDownload(path)) {
                continue;
            }
            var response = page.navigate(demo.base().resolve(path).toString());
            var where = who + " at " + width.pixels() + " px on " + kind(path) + ": ";
            if (response == null || response.status() >= 400) {
                faults.add(where + "answers " + (response == null ? "nothing" : response.status()));
                continue;
            }
            said.forEach(text -> faults.add(where + text));
            if (page.title().isBlank()) {
                faults.add(where + "has no title");
            }
            var overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (overflow > 0) {
                faults.add(where + "is " + overflow + " px wider than the screen");
            }
            new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .filter(violation -> SERIOUS.contains(violation.getImpact()))
                            .forEach(violation -> faults.add(where + violation.getId() + " "
                                    + violation.getNodes().getFirst().getHtml()));
            Browser.picture(
                    page, width.pixels() + "-" + who + kind(path).replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "-"));
            links(page).forEach(open::add);
        }
        page.close();
    }

    /** A file to keep, which a browser saves and does not show. */
    private static boolean isDownload(String path) {
        return path.endsWith("/source");
    }

    private static List<String> links(Page page) {
        var found = new ArrayList<String>();
        @SuppressWarnings("unchecked")
        var all = (List<String>)
                page.evaluate("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)");
        for (var href : all) {
            var uri = URI.create(href);
            if (demo.base().getAuthority().equals(uri.getAuthority())
                    && !uri.getPath().startsWith("/language/")) {
                found.add(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
            }
        }
        return found;
    }

    private static String kind(String path) {
        var plain = IDENTIFIER.matcher(path).replaceAll("*").replaceAll("/c/[^/?]+", "/c/*");
        int query = plain.indexOf('?');
        return query < 0 ? plain : plain.substring(0, query);
    }
}
