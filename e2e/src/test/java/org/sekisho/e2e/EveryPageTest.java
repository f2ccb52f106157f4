package org.sekisho.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Follows every link of the demonstration as each of its people, at both widths, and looks at what no page may do.
 *
 * <p>Pages that differ only by an identifier or a clause are one kind; each person opens the first of each kind, and
 * its status, its messages, its title, its identifiers and its width are looked at. The rules of accessibility are
 * judged on what a page is built of, which costs seconds on a long page; so axe and the picture are left out where
 * every {@linkplain #shapes shape} of the page has been judged before on a page of this kind and width. A role that
 * sees as little as one more button sees a new shape, and has the page judged anew.
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
    @CsvSource({"TELEPHONE, officer", "OFFICE, clerk"})
    void no_page_one_click_from_the_first_breaks_a_rule_for_those_who_see_most_and_least(
            Browser.Width width, String login) {
        walk(width, Set.of(login), 1);
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(Browser.Width.class)
    void no_page_breaks_a_rule_for_anybody(Browser.Width width) {
        walk(width, Set.of(), Integer.MAX_VALUE);
    }

    /**
     * Walks as a visitor and as the people of these names, or as everybody where none is named, to the pages that so many
     * clicks lead to.
     */
    private static void walk(Browser.Width width, Set<String> logins, int clicks) {
        var people = demo.people(browser);
        assertThat(people).as("five people of each of the two sample bodies").hasSize(10);
        var walk = new Walk(width, clicks);
        try (var context = browser.visitor(width)) {
            walk.as("visitor", context);
            for (var who : people) {
                if (logins.isEmpty() || logins.contains(who.login())) {
                    context.clearCookies();
                    demo.signIn(context, who);
                    walk.as(who.name(), context);
                }
            }
        }
        assertThat(walk.faults).isEmpty();
    }

    /** One walk at one width, by one person after the other. */
    private static final class Walk {

        /** An address, and after how many clicks it was found. */
        private record Way(String path, int clicks) {}

        private final Browser.Width width;
        private final int clicks;
        private final Set<String> faults = new TreeSet<>();
        private final Map<String, Set<String>> judged = new HashMap<>();

        Walk(Browser.Width width, int clicks) {
            this.width = width;
            this.clicks = clicks;
        }

        void as(String who, BrowserContext context) {
            Deque<Way> open = new ArrayDeque<>(List.of(new Way("/", 0), new Way("/sign-in", 0)));
            var seen = new HashSet<String>();
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
                if (!"data".equals(uri.getScheme())
                        && !demo.base().getAuthority().equals(uri.getAuthority())) {
                    said.add("asks another site: " + request.url());
                }
            });
            while (!open.isEmpty()) {
                var way = open.poll();
                var path = way.path();
                if (!seen.add(kind(path))) {
                    continue;
                }
                if (kind(path).endsWith(".pdf")) {
                    // The browser would show it in a page of its own.
                    int status = page.request()
                            .get(demo.base().resolve(path).toString())
                            .status();
                    if (status >= 400) {
                        faults.add(who + " on " + kind(path) + " answers " + status);
                    }
                    continue;
                }
                said.clear();
                Response response;
                try {
                    response = page.navigate(demo.base().resolve(path).toString());
                } catch (PlaywrightException refused) {
                    if (isFile(refused)) {
                        continue;
                    }
                    throw refused;
                }
                var where = who + " at " + width.pixels() + " px on " + kind(path) + ": ";
                if (response == null || response.status() >= 400) {
                    faults.add(where + "answers " + (response == null ? "nothing" : response.status()));
                    continue;
                }
                look(page, where);
                if (who.endsWith("-officer") && !path.startsWith("/record") && isWithoutHistory(page)) {
                    faults.add(where + "does not lead to its history");
                }
                if (judged.computeIfAbsent(kind(URI.create(page.url()).getPath()), kind -> new HashSet<>())
                        .addAll(shapes(page))) {
                    judge(page, where);
                    Browser.picture(
                            page,
                            width.pixels() + "-" + who
                                    + kind(path).replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "-"));
                }
                said.forEach(text -> faults.add(where + text));
                if (way.clicks() < clicks) {
                    links(page).forEach(link -> open.add(new Way(link, way.clicks() + 1)));
                }
            }
            page.close();
        }

        private void look(Page page, String where) {
            if (page.title().isBlank()) {
                faults.add(where + "has no title");
            }
            var overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (overflow > 0) {
                faults.add(where + "is " + overflow + " px wider than the screen");
            }
            strings(page, """
                            () => {
                                const ids = new Set();
                                return [...document.querySelectorAll('[id]')]
                                    .map(element => element.id)
                                    .filter(id => ids.size === ids.add(id).size);
                            }
                            """).forEach(id -> faults.add(where + "has the id " + id + " twice"));
        }

        /** Whether a page inside the application has no link to what was done to its things. */
        private static boolean isWithoutHistory(Page page) {
            return page.locator(".sidebar").count() > 0
                    && page.locator(".footer a[href^='/record']").count() == 0;
        }

        private void judge(Page page, String where) {
            var options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            new AxeBuilder(page)
                    .setLegacyMode(true).options(options).analyze().getViolations().stream()
                            .filter(violation -> SERIOUS.contains(violation.getImpact()))
                            .forEach(violation -> faults.add(where + violation.getId() + " "
                                    + violation.getNodes().getFirst().getHtml()));
        }
    }

    /**
     * The shapes of a page: for each element the way down to it, with the classes on that way, what attributes it has,
     * and whether it says something.
     */
    private static List<String> shapes(Page page) {
        return strings(page, """
                () => {
                    const shapes = new Set();
                    const walk = (element, above) => {
                        const way = above + '>' + element.localName + '.' + [...element.classList].sort().join('.');
                        const attributes = [...element.attributes]
                            .map(one => ['role', 'type', 'lang'].includes(one.name) || one.value === ''
                                ? one.name + '=' + one.value
                                : one.name);
                        const says = [...element.childNodes]
                            .some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
                        shapes.add(way + '[' + attributes.sort().join() + ']' + (says ? ' says' : ''));
                        for (const child of element.children) {
                            walk(child, way);
                        }
                    };
                    walk(document.documentElement, '');
                    return [...shapes];
                }
                """);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }

    /** Whether what came is a file to keep, which a browser saves and does not show. */
    private static boolean isFile(PlaywrightException refused) {
        return refused.getMessage().contains("Download is starting");
    }

    private static List<String> links(Page page) {
        var found = new ArrayList<String>();
        for (var href : strings(page, "[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)")) {
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
