package org.sekisho.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.sekisho.app.AppFixture;
import org.sekisho.app.demo.SampleBodies;

/** The demonstration with its sample bodies, as a person finds it. */
final class Demo {

    private static final class Holder {
        private static final Demo ONE = start();
    }

    /** One button of the sign-in page: a body and one of its people. */
    record Person(String body, String login) {
        String name() {
            return body + "-" + login;
        }
    }

    private final URI base;

    private Demo(URI base) {
        this.base = base;
    }

    /** The one demonstration of this JVM. */
    static Demo running() {
        return Holder.ONE;
    }

    URI base() {
        return base;
    }

    /** Everybody whom the sign-in page offers. */
    List<Person> people(Browser browser) {
        try (var visitor = browser.visitor(Browser.Width.OFFICE)) {
            var page = visitor.newPage();
            page.navigate(base.resolve("/sign-in").toString());
            var people = new ArrayList<Person>();
            for (var form : page.locator("form[action='/sign-in/demo']").all()) {
                var body = form.locator("input[name=body]").inputValue();
                for (var button : form.locator("button[name=login]").all()) {
                    people.add(new Person(body, button.getAttribute("value")));
                }
            }
            return people;
        }
    }

    /** Presses the person's button. */
    void signIn(BrowserContext context, Person person) {
        var page = context.newPage();
        page.navigate(base.resolve("/sign-in").toString());
        page.locator("form[action='/sign-in/demo']")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("input[name=body][value='" + person.body() + "']")))
                .locator("button[name=login][value='" + person.login() + "']")
                .click();
        page.waitForURL(Pattern.compile("^(?!.*/sign-in).*$"));
        page.close();
    }

    private static Demo start() {
        var app = AppFixture.demonstrating();
        app.use(SampleBodies.class).load((what, share) -> {});
        return new Demo(app.page("/"));
    }
}
