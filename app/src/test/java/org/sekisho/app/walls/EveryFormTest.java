package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.demo.SampleBodies;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyRef;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every form that people meet, sent with nothing in it and with what nobody can mean.
 *
 * <p>The answer is the next page or a refusal. A refusal names what is wrong: each line of its summary leads to a field
 * that is there and says the same; and what was typed still stands in the form.
 */
final class EveryFormTest {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> LOGINS = List.of("officer", "administrator", "section-head", "clerk");

    /** What ends the walk. */
    private static final Set<String> NOT_SENT =
            Set.of("POST /sign-out", "POST /account/sessions/end", "POST /accounts/{account}/lock");

    private static final Set<Integer> UNDERSTOOD = Set.of(200, 303, 404, 409, 422);

    private static final String LONG = "髙".repeat(3_000);

    @TempDir
    private static Path home;

    /** What is typed into a form. */
    private enum Typed {
        NOTHING {
            @Override
            String into(Element field) {
                return "";
            }
        },
        NONSENSE {
            @Override
            String into(Element field) {
                if (field.classNames().contains("date")
                        || field.attr("name").matches("(?i).*(day|date|from|until).*")) {
                    return "令和99年2月30日";
                }
                return field.attr("inputmode").equals("numeric") ? "-1" : "<b>'\";--" + LONG;
            }
        };

        abstract String into(Element field);
    }

    private record Sent(Element form, Map<String, String> fields, Set<String> typed) {}

    private AppFixture app = AppFixture.demonstrating();
    private Routes routes = new Routes(app.use(RequestMappingHandlerMapping.class));
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> forms = new TreeMap<>();
    private final Set<String> faults = new TreeSet<>();
    private int refused;

    @Test
    void every_form_answers_nothing_and_nonsense_with_a_refusal_that_says_where_and_keeps_what_was_typed()
            throws Exception {
        judge(AppFixture.demonstrating(), body(), 50);
    }

    @Tag("full")
    @Test
    void so_does_every_form_of_a_city_with_a_year_behind_it() {
        var samples = AppFixture.withSamples();
        judge(samples, samples.body("shinose"), 80);
    }

    private void judge(AppFixture where, BodyRef body, int least) {
        app = where;
        routes = new Routes(app.use(RequestMappingHandlerMapping.class));
        for (var login : LOGINS) {
            if (app.use(Actors.class).named(body.id(), login).isPresent()) {
                walk(login, Browser.demo(app, body.slug(), login));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(forms).as("forms that were met").hasSizeGreaterThan(least);
        assertThat(refused).as("refusals").isGreaterThan(least);
    }

    private BodyRef body() throws Exception {
        var path = home.resolve(UUID.randomUUID() + ".txt");
        try (var policy = SampleBodies.class.getResourceAsStream("/sekisho/demo/association/policy.txt")) {
            Files.write(path, Objects.requireNonNull(policy).readAllBytes());
        }
        return app.use(SampleBodies.class).addWithPolicy(path);
    }

    private void walk(String login, Browser browser) {
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        routes.all().stream()
                .filter(route -> route.reads() && route.variables() == 0 && !route.open() && !route.programs())
                .forEach(route -> open.add(route.pattern().getPatternString()));
        var visited = new HashSet<String>();
        while (!open.isEmpty()) {
            var address = open.poll();
            var route = routes.of("GET", address).filter(one -> !one.open() && !one.programs());
            if (route.isEmpty() || !visited.add(address)) {
                continue;
            }
            var kind = login + route.get() + address.replaceAll("^[^?]*", "").replaceAll("=[^&]*", "=");
            if (seen.merge(kind, 1, Integer::sum) > 1) {
                continue;
            }
            var answer = browser.get(address);
            if (answer.statusCode() >= 500) {
                faults.add(login + ": " + address + " answers " + answer.statusCode());
            }
            if (answer.statusCode() == 200 && isPage(answer)) {
                var page = page(answer, address);
                page.select("a[href]")
                        .forEach(link -> local(link.absUrl("href")).ifPresent(open::add));
                page.select("form[method=post]").forEach(form -> send(login, browser, address, form));
            }
        }
    }

    private void send(String login, Browser browser, String address, Element form) {
        var action = local(form.absUrl("action").isEmpty() ? app.page(address).toString() : form.absUrl("action"));
        var route = action.flatMap(to -> routes.of("POST", to));
        if (route.isEmpty()
                || route.get().open()
                || NOT_SENT.contains(route.get().toString())) {
            return;
        }
        var names = form.select("[name]").eachAttr("name").stream()
                .map(name -> IDENTIFIER.matcher(name).replaceAll("*"))
                .distinct()
                .collect(Collectors.joining(" "));
        if (forms.putIfAbsent(route.get() + " " + names, login) != null) {
            return;
        }
        for (var typed : Typed.values()) {
            var sent = filled(form, typed);
            if (typed != Typed.NOTHING && sent.typed().isEmpty()) {
                continue;
            }
            // What was sent before may have ended what the form is for.
            if (page(browser.get(address), address)
                    .select("form[action=" + form.attr("action") + "]")
                    .isEmpty()) {
                continue;
            }
            var answer = post(browser, action.get(), sent);
            judge(login + ", " + typed + ": " + route.get(), answer, sent, action.get());
        }
    }

    private static Sent filled(Element form, Typed typed) {
        var fields = new LinkedHashMap<String, String>();
        var keyed = new HashSet<String>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            var name = field.attr("name");
            switch (field.normalName().equals("input") ? field.attr("type") : field.normalName()) {
                case "hidden" -> fields.put(name, field.attr("value"));
                case "checkbox", "radio", "file" -> {}
                case "select" ->
                    fields.put(
                            name,
                            field.select("option").stream()
                                    .map(Element::val)
                                    .findFirst()
                                    .orElse(""));
                default -> {
                    fields.put(name, typed.into(field));
                    if (!field.attr("type").equals("password")
                            && !field.attr("autocomplete").equals("one-time-code")) {
                        keyed.add(name);
                    }
                }
            }
        }
        fields.remove("_csrf");
        return new Sent(form, fields, keyed);
    }

    private HttpResponse<String> post(Browser browser, String action, Sent sent) {
        if (!sent.form().attr("enctype").equals("multipart/form-data")) {
            return browser.post(action, sent.fields());
        }
        var parts = new StringBuilder();
        var all = new LinkedHashMap<>(sent.fields());
        all.put("_csrf", browser.token());
        all.forEach((name, value) -> parts.append("--parts\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        // What a browser sends where no file was chosen.
        sent.form()
                .select("input[type=file]")
                .eachAttr("name")
                .forEach(name -> parts.append("--parts\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append("\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n"));
        return browser.send(HttpRequest.newBuilder(app.page(action))
                .header("Content-Type", "multipart/form-data; boundary=parts")
                .POST(HttpRequest.BodyPublishers.ofString(parts + "--parts--\r\n")));
    }

    private void judge(String what, HttpResponse<String> answer, Sent sent, String action) {
        if (!UNDERSTOOD.contains(answer.statusCode())) {
            faults.add(what + " answers " + answer.statusCode());
        }
        if (answer.statusCode() != 422) {
            return;
        }
        refused++;
        var page = page(answer, action);
        var wrong = new ArrayList<>(page.select(".errors li"));
        if (wrong.isEmpty()) {
            faults.add(what + " is refused without saying why");
        }
        for (var link : page.select(".errors a[href^=#]")) {
            var field = page.getElementById(link.attr("href").substring(1));
            if (field == null) {
                faults.add(what + " is refused for a field that is not there: " + link.text());
            } else if (page.getElementById(field.id() + "-error") == null) {
                faults.add(what + " does not say at the field what is wrong: " + link.text());
            }
        }
        for (var name : sent.typed()) {
            var typed = Objects.requireNonNull(sent.fields().get(name));
            var kept = page.select("input[name], textarea[name]").stream()
                    .filter(field -> field.attr("name").equals(name))
                    .anyMatch(field -> field.val().equals(typed));
            if (!kept) {
                faults.add(what + " does not keep what was typed as " + name);
            }
        }
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private Document page(HttpResponse<String> answer, String address) {
        return Jsoup.parse(answer.body(), app.page(address).toString());
    }

    private Optional<String> local(String url) {
        var base = app.page("/").toString();
        return url.startsWith(base)
                ? Optional.of("/" + url.substring(base.length()).replaceAll("#.*", ""))
                : Optional.empty();
    }
}
