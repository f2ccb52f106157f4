package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.demo.SampleBodies;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Actor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Two bodies that hold real things, and the people of one with everything that identifies a thing of the other.
 *
 * <p>The questions are made from the program itself: each link and each form that the people of the one body see is asked
 * with the other's identifiers of the same kind in the place of their own, and each route whose address holds something
 * and that no link led to is asked with one identifier of every kind. What names no thing is asked as it is, so that
 * lists, searches and exports are looked at as well.
 */
final class WallsBetweenBodiesTest {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> LOGINS =
            List.of("officer", "administrator", "ciso", "auditor", "section-head", "clerk");
    private static final int PAGES_OF_A_KIND = 1;
    private static final int OTHERS = 2;
    private static final int FEW = 5;
    private static final int STEM = 5;

    /** The version of identifiers that are worked out from a name and stand in no row. */
    private static final int OF_A_NAME = 3;

    /** What ends the walk. */
    private static final Set<String> NOT_ASKED = Set.of("POST /sign-out", "POST /account/sessions/end");

    @TempDir
    private static Path home;

    @Test
    void nobody_reaches_what_belongs_to_another_body() throws Exception {
        var walk = new Walk(
                AppFixture.demonstrating(),
                TestDatabase.get(),
                body("a-" + UUID.randomUUID(), "梅ヶ枝市"),
                body("b-" + UUID.randomUUID(), "雁金沢町"),
                FEW);
        walk.look();
    }

    @Tag("full")
    @Test
    void nobody_reaches_what_belongs_to_a_city_with_a_year_behind_it() {
        var app = AppFixture.withSamples();
        new EveryIdentifier(app, app.body("shiratsuki"), app.body("shinose")).look();
    }

    private static BodyRef body(String file, String name) throws Exception {
        var path = home.resolve(file + ".txt");
        try (var policy = SampleBodies.class.getResourceAsStream("/sekisho/demo/association/policy.txt")) {
            var text = new String(java.util.Objects.requireNonNull(policy).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(path, name + "情報セキュリティ基本方針\n\n" + text.substring(text.indexOf('\n') + 1));
        }
        return AppFixture.demonstrating().use(SampleBodies.class).addWithPolicy(path);
    }

    /** One question: whom it is asked by follows from the route. */
    private record Question(Routes.Route route, String address, Map<String, String> form) {

        String words() {
            return address + form.values();
        }

        Set<UUID> identifiers() {
            return IDENTIFIER
                    .matcher(words())
                    .results()
                    .map(found -> UUID.fromString(found.group()))
                    .collect(Collectors.toSet());
        }
    }

    private static final class Walk {

        private final TestDatabase database;
        private final AppFixture app;
        private final Routes routes;
        private final int most;
        private final BodyRef own;
        private final BodyRef other;
        private Rows ours;
        private final Rows theirs;
        private final Marks marks;
        private final Map<String, Browser> people = new LinkedHashMap<>();
        private final Map<String, Actor> actors = new HashMap<>();
        private final Map<String, Browser> strangers = new LinkedHashMap<>();
        private final Map<String, Actor> strangeActors = new HashMap<>();
        private final Set<Question> questions = new LinkedHashSet<>();
        private final Set<String> faults = new TreeSet<>();
        private final Set<String> unknown = new TreeSet<>();

        /** @param most so many questions of a route with different things, where not everything is asked */
        Walk(AppFixture app, TestDatabase database, BodyRef own, BodyRef other, int most) {
            this.most = most;
            this.app = app;
            this.database = database;
            this.own = own;
            this.other = other;
            routes = new Routes(app.use(RequestMappingHandlerMapping.class));
            ours = Rows.of(database, own.id());
            theirs = Rows.of(database, other.id());
            marks = new Marks(theirs, ours, List.of(other.name()), sources());
            sign(own, people, actors);
            sign(other, strangers, strangeActors);
        }

        private void sign(BodyRef body, Map<String, Browser> browsers, Map<String, Actor> who) {
            for (var login : LOGINS) {
                app.use(Actors.class).named(body.id(), login).ifPresent(actor -> {
                    who.put(login, actor);
                    browsers.put(login, Browser.demo(app, body.slug(), login));
                });
            }
        }

        void look() {
            assertThat(marks.count()).as("texts of the other body alone").isGreaterThan(10);
            // What is kept in memory is kept for them before it is asked for by us.
            crawl(strangers, strangeActors, false);
            crawl(people, actors, true);
            assertThat(unknown)
                    .as("identifiers on pages that stand in no table")
                    .isEmpty();
            fill();
            var before = Rows.state(database, other.id());
            questions.forEach(this::ask);
            assertThat(faults).as("what the other body's things answered").isEmpty();
            assertThat(Rows.state(database, other.id()))
                    .as("the rows of the other body")
                    .isEqualTo(before);
            var asked = questions.stream().map(Question::route).collect(Collectors.toSet());
            assertThat(routes.all())
                    .filteredOn(route -> !route.open() && !NOT_ASKED.contains(route.toString()))
                    .as("routes that were not asked")
                    .allMatch(asked::contains);
            seesThroughAHole();
        }

        /** The same questions by somebody whom no wall stands before: what is judged by can tell. */
        private void seesThroughAHole() {
            faults.clear();
            var times = new HashMap<Routes.Route, Integer>();
            var reading = questions.stream()
                    .filter(question -> question.route().reads())
                    .filter(question -> question.route().variables() > 0)
                    .filter(question -> !question.identifiers().isEmpty())
                    .filter(question -> times.merge(question.route(), 1, Integer::sum) <= FEW)
                    .toList();
            reading.forEach(question ->
                    by(question.route(), strangers, strangeActors).ifPresent(browser -> judge(question, browser)));
            var found = faults.stream()
                    .map(fault -> fault.substring(0, fault.indexOf(" → ")))
                    .collect(Collectors.toSet());
            assertThat(found).as("routes whose answers would give it away").hasSizeGreaterThan(15);
        }

        private static Optional<Browser> by(
                Routes.Route route, Map<String, Browser> browsers, Map<String, Actor> actors) {
            return browsers.entrySet().stream()
                    .filter(one -> route.permission()
                            .map(wanted -> java.util.Objects.requireNonNull(actors.get(one.getKey()))
                                    .may(wanted))
                            .orElse(true))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        private void crawl(Map<String, Browser> browsers, Map<String, Actor> who, boolean collecting) {
            var seen = new HashMap<String, Integer>();
            browsers.forEach((login, browser) -> {
                Deque<String> open = new ArrayDeque<>(List.of("/", "/account", "/record"));
                routes.all().stream()
                        .filter(route -> route.reads() && route.variables() == 0 && !route.open())
                        .forEach(route -> open.add(route.pattern().getPatternString()));
                var visited = new HashSet<String>();
                while (!open.isEmpty()) {
                    var address = open.poll();
                    var route = routes.of("GET", address).filter(one -> !one.open());
                    if (route.isEmpty()
                            || !route.get()
                                    .permission()
                                    .filter(java.util.Objects.requireNonNull(who.get(login))::may)
                                    .isPresent()
                            || !visited.add(address)) {
                        continue;
                    }
                    var kind = route.get() + IDENTIFIER.matcher(query(address)).replaceAll("*");
                    if (seen.merge(kind, 1, Integer::sum) > PAGES_OF_A_KIND) {
                        continue;
                    }
                    var answer = browser.get(address);
                    if (collecting) {
                        questions.add(new Question(route.get(), address, Map.of()));
                    }
                    if (answer.statusCode() == 200
                            && answer.headers()
                                    .firstValue("Content-Type")
                                    .orElse("")
                                    .startsWith("text/html")) {
                        read(answer.body(), address, open, collecting);
                    }
                }
            });
        }

        private static String query(String address) {
            int query = address.indexOf('?');
            return query < 0 ? "" : address.substring(query).replaceAll("=(?![0-9a-f]{8}-)[^&]*", "=");
        }

        private void read(String html, String address, Deque<String> open, boolean collecting) {
            var page = Jsoup.parse(html, app.page(address).toString());
            for (var link : page.select("a[href]")) {
                var to = local(link.absUrl("href"));
                if (to.isEmpty() && link.absUrl("href").startsWith("http") && !leadsOutSafely(link)) {
                    faults.add("GET " + address + " → leads out to " + link.attr("href"));
                }
                to.ifPresent(open::add);
                if (collecting) {
                    to.ifPresent(one -> turn("GET", one, Map.of()));
                }
            }
            if (collecting) {
                for (var form : page.select("form")) {
                    local(form.absUrl("action").isEmpty() ? app.page(address).toString() : form.absUrl("action"))
                            .ifPresent(to -> turn(
                                    form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET", to, fields(form)));
                }
            }
        }

        /** Whoever is led out is not told to the other side, and what is there gets no hold of the page. */
        private static boolean leadsOutSafely(Element link) {
            return Set.of(link.attr("rel").split(" ")).containsAll(Set.of("noopener", "noreferrer"));
        }

        private Optional<String> local(String url) {
            var base = app.page("/").toString();
            return url.startsWith(base)
                    ? Optional.of("/" + url.substring(base.length()).replaceAll("#.*", ""))
                    : Optional.empty();
        }

        private static Map<String, String> fields(Element form) {
            var fields = new LinkedHashMap<String, String>();
            for (var field : form.select("input[name], select[name], textarea[name], button[name]")) {
                var value = field.normalName().equals("select")
                        ? field.select("option").stream()
                                .map(option -> option.attr("value"))
                                .filter(one -> !one.isBlank())
                                .reduce((first, last) ->
                                        IDENTIFIER.matcher(first).find() ? first : last)
                                .orElse("")
                        : field.normalName().equals("textarea") ? field.text() : field.attr("value");
                fields.put(field.attr("name"), value.isBlank() ? "試し" : value);
            }
            fields.remove("_csrf");
            return fields;
        }

        /** The question with their identifiers in the place of ours: all of them, and each of them alone. */
        private void turn(String verb, String address, Map<String, String> form) {
            var route = routes.of(verb, address).filter(one -> !one.open() && !NOT_ASKED.contains(one.toString()));
            if (route.isEmpty()) {
                return;
            }
            var found = new LinkedHashSet<UUID>();
            Stream.concat(Stream.of(address), Stream.concat(form.keySet().stream(), form.values().stream()))
                    .forEach(text -> IDENTIFIER
                            .matcher(text)
                            .results()
                            .forEach(match -> found.add(UUID.fromString(match.group()))));
            var kinds = new LinkedHashMap<UUID, String>();
            found.stream()
                    .filter(id -> id.version() != OF_A_NAME)
                    .forEach(id -> kind(id).ifPresentOrElse(
                                    kind -> kinds.put(id, kind), () -> unknown.add(id + " in " + route.get())));
            if (kinds.isEmpty()) {
                return;
            }
            for (int i = 0; i < OTHERS; i++) {
                var all = instead(kinds, i);
                add(route.get(), address, form, all);
                if (all.size() > 1) {
                    all.forEach((own, their) -> add(route.get(), address, form, Map.of(own, their)));
                }
            }
        }

        /** What one of ours is; it may have come into being during the walk. */
        private Optional<String> kind(UUID id) {
            if (!ours.has(id)) {
                ours = Rows.of(database, own.id());
            }
            return ours.kind(id);
        }

        /** For each of ours one of theirs of the same kind; of one row with the one before where there is such a row. */
        private Map<UUID, UUID> instead(Map<UUID, String> kinds, int turn) {
            var instead = new LinkedHashMap<UUID, UUID>();
            var chosen = new HashSet<UUID>();
            kinds.forEach((own, kind) -> {
                var rows = theirs.with(kind);
                if (!rows.isEmpty()) {
                    var column = kind.substring(kind.indexOf('.') + 1);
                    var fitting = rows.stream()
                            .filter(row -> row.values().stream().anyMatch(chosen::contains))
                            .findFirst()
                            .orElse(rows.get(turn == 0 ? 0 : rows.size() - 1));
                    var id = java.util.Objects.requireNonNull(fitting.get(column));
                    chosen.add(id);
                    instead.put(own, id);
                }
            });
            return instead;
        }

        private void add(Routes.Route route, String address, Map<String, String> form, Map<UUID, UUID> instead) {
            if (instead.isEmpty()
                    || questions.stream()
                                    .filter(one -> one.route().equals(route))
                                    .count()
                            >= 2L * most) {
                return;
            }
            var fields = new LinkedHashMap<String, String>();
            form.forEach((name, value) -> fields.put(turned(name, instead), turned(value, instead)));
            questions.add(new Question(route, turned(address, instead), fields));
        }

        private static String turned(String text, Map<UUID, UUID> instead) {
            return IDENTIFIER
                    .matcher(text)
                    .replaceAll(match -> String.valueOf(
                            instead.getOrDefault(UUID.fromString(match.group()), UUID.fromString(match.group()))));
        }

        /** Asks the routes that no link or form led to with one of each kind, and those without any as they are. */
        private void fill() {
            for (var route : routes.all()) {
                if (route.open() || NOT_ASKED.contains(route.toString())) {
                    continue;
                }
                boolean asked = questions.stream()
                        .anyMatch(one -> one.route().equals(route)
                                && (route.variables() == 0
                                        || one.identifiers().stream().anyMatch(theirs::has)));
                if (asked) {
                    continue;
                }
                switch (route.variables()) {
                    case 0 -> questions.add(new Question(route, route.pattern().getPatternString(), Map.of()));
                    case 1 ->
                        likely(route)
                                .forEach(id ->
                                        questions.add(new Question(route, route.at(List.of(id.toString())), Map.of())));
                    default ->
                        theirs.pairs().stream().limit(2L * most).forEach(pair -> {
                            var values = new ArrayList<>(
                                    pair.stream().map(UUID::toString).toList());
                            values.addAll(Collections.nCopies(route.variables() - 2, values.getLast()));
                            questions.add(new Question(route, route.at(values), Map.of()));
                        });
                }
            }
            marks.text()
                    .ifPresent(text -> routes.all().stream()
                            .filter(route -> route.reads() && route.variables() == 0 && !route.open())
                            .forEach(route -> questions.add(new Question(
                                    route,
                                    route.pattern().getPatternString() + "?q="
                                            + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8),
                                    Map.of("q", text)))));
        }

        /** One identifier of each kind, those first whose table is called as the address is. */
        private List<UUID> likely(Routes.Route route) {
            var address = route.pattern().getPatternString();
            return theirs.oneOfEach().entrySet().stream()
                    .sorted(java.util.Comparator.comparing(one -> !address.contains(one.getKey()
                            .substring(0, Math.min(STEM, one.getKey().length())))))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .limit(most)
                    .toList();
        }

        private void ask(Question question) {
            by(question.route(), people, actors)
                    .ifPresentOrElse(
                            browser -> judge(question, browser),
                            () -> faults.add(question.route() + " → nobody may ask it"));
        }

        private void judge(Question question, Browser browser) {
            HttpResponse<String> answer = question.route().reads()
                    ? browser.get(question.address())
                    : browser.post(question.address(), question.form());
            var whole = answer.headers().firstValue("Location").orElse("") + "\n"
                    + answer.headers().firstValue("Content-Disposition").orElse("") + "\n" + answer.body();
            if (answer.statusCode() >= 500) {
                faults.add(question.route() + " → " + answer.statusCode() + " to " + question.address());
            }
            int query = question.address().indexOf('?');
            var path = query < 0 ? question.address() : question.address().substring(0, query);
            boolean foreign =
                    IDENTIFIER.matcher(path).results().anyMatch(id -> theirs.has(UUID.fromString(id.group())));
            if (foreign && answer.statusCode() == 200) {
                faults.add(question.route() + " → 200 to " + question.address());
            }
            marks.in(whole, question.words(), question.identifiers())
                    .ifPresent(mark -> faults.add(question.route() + " → says " + mark + " to " + question.address()));
        }

        /** Everything that the program itself says to everybody. */
        /** What the program itself says, in its texts and in the catalogue of controls, to every body. */
        private static String sources() {
            return Stream.of("src/main/resources", "../engines/controls/src/main/resources")
                    .flatMap(Walk::sources)
                    .collect(Collectors.joining("\n"));
        }

        private static Stream<String> sources(String folder) {
            try (var files = Files.walk(Path.of(folder))) {
                var texts = new ArrayList<String>();
                for (var file : files.toList()) {
                    if (file.toString().endsWith(".properties")
                            || file.toString().endsWith(".yaml")) {
                        texts.add(Files.readString(file));
                    }
                }
                return texts.stream();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
