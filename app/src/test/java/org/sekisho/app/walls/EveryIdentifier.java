package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.api.TokenScope;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.notification.ShareCalendar;
import org.sekisho.app.shared.Actor;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route asked with one identifier of every table of another body, and every search for its words. */
final class EveryIdentifier {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Who can do most comes first; between them they may ask every route. */
    private static final List<String> LOGINS =
            List.of("officer", "administrator", "ciso", "auditor", "section-head", "clerk");

    private static final Set<String> NOT_ASKED = Set.of("POST /sign-out", "POST /account/sessions/end");

    /** What a body hands out whole. */
    private static final List<String> WHOLE = List.of("/record/export", "/policy/publication/site");

    private static final int WORDS = 3;
    private static final int ROUTES_THAT_TELL = 25;
    private static final String DAY = "2026-04-01";

    private record Question(Routes.Route route, String address) {

        Set<UUID> identifiers() {
            return IDENTIFIER
                    .matcher(address)
                    .results()
                    .map(found -> UUID.fromString(found.group()))
                    .collect(Collectors.toSet());
        }
    }

    private record Someone(Actor actor, Browser browser) {}

    private record Answer(int status, String text, Unpacked.Kind kind) {}

    private final AppFixture app;
    private final Routes routes;
    private final BodyRef other;
    private final Rows theirs;
    private final Marks marks;
    private final List<Someone> people;
    private final List<Someone> strangers;
    private final Browser visitor;
    private final Browser program;
    private final String token;
    private final String foreignToken;
    private final List<String> words;
    private final Set<String> faults = new TreeSet<>();
    private int asked;

    EveryIdentifier(AppFixture app, BodyRef own, BodyRef other) {
        this.app = app;
        this.other = other;
        routes = new Routes(app.use(RequestMappingHandlerMapping.class));
        visitor = Browser.of(app);
        program = Browser.of(app);
        theirs = Rows.of(app.database(), other.id());
        // A demonstration names its people to everybody who is about to sign in.
        var toEverybody = visitor.get("/sign-in").body();
        marks = new Marks(theirs, Rows.of(app.database(), own.id()), List.of(), program() + toEverybody);
        words = marks.some(WORDS);
        people = people(own);
        strangers = people(other);
        token = token(people.getFirst().actor());
        foreignToken = token(strangers.getFirst().actor());
    }

    private List<Someone> people(BodyRef body) {
        return LOGINS.stream()
                .flatMap(login -> app.use(Actors.class).named(body.id(), login).stream()
                        .map(actor -> new Someone(actor, Browser.demo(app, body.slug(), login))))
                .toList();
    }

    private String token(Actor actor) {
        return app.use(MakeToken.class)
                .make(
                        actor,
                        new MakeToken.Input(
                                "試験",
                                1,
                                true,
                                new TokenScope(
                                        true,
                                        Set.of(),
                                        app.use(Ledgers.class).all().stream()
                                                .map(Ledger::key)
                                                .collect(Collectors.toSet()))))
                .secret();
    }

    void look() {
        assertThat(marks.count()).as("texts of the other body alone").isGreaterThan(500);
        assertThat(words).hasSize(WORDS);
        var reading = new ArrayList<Question>();
        var changing = new ArrayList<Question>();
        for (var route : routes.all()) {
            if (!NOT_ASKED.contains(route.toString())) {
                (route.verb().equals("POST") ? changing : reading).addAll(questions(route));
            }
        }
        tells(reading);
        var before = Rows.state(app.database(), other.id());
        reading.forEach(this::ask);
        changing.forEach(this::ask);
        asVisitor(reading);
        WHOLE.forEach(address ->
                judge("POST " + address, address, Set.of(), sent(powerful(address), post(powerful(address), address))));
        calendar();
        assertThat(faults).as("what the other body's things answered").isEmpty();
        assertThat(Rows.state(app.database(), other.id()))
                .as("the rows of the other body")
                .isEqualTo(before);
        assertThat(asked).as("questions").isGreaterThan(5_000);
    }

    /** The other body's own people are answered with what must not come back otherwise: on pages and in what is packed. */
    private void tells(List<Question> reading) {
        var told = new HashSet<Routes.Route>();
        var kinds = EnumSet.noneOf(Unpacked.Kind.class);
        for (var question : reading) {
            if (question.route().open() || told.contains(question.route())) {
                continue;
            }
            var answer = answer(question, strangers, foreignToken);
            if (answer.filter(one -> one.status() == 200)
                    .flatMap(one -> marks.in(one.text(), question.address(), question.identifiers()))
                    .isPresent()) {
                told.add(question.route());
                kinds.add(answer.orElseThrow().kind());
            }
        }
        assertThat(told).as("routes that would give it away").hasSizeGreaterThan(ROUTES_THAT_TELL);
        assertThat(told).as("what programs read").anyMatch(Routes.Route::programs);
        assertThat(kinds).contains(Unpacked.Kind.TEXT, Unpacked.Kind.PDF, Unpacked.Kind.ZIP);
    }

    private List<Question> questions(Routes.Route route) {
        var questions = new LinkedHashSet<Question>();
        var types = types(route);
        if (types.isEmpty()) {
            var plain = route.pattern().getPatternString();
            questions.add(new Question(route, plain));
            if (route.reads()) {
                searches(route).forEach(query -> questions.add(new Question(route, plain + "?" + query)));
            }
            return List.copyOf(questions);
        }
        for (var row : theirs.firstOfEach()) {
            questions.add(new Question(route, route.at(values(types, row))));
            if (types.size() > 1 && row.size() > 1) {
                questions.add(new Question(route, route.at(values(types, row.reversed()))));
            }
        }
        return List.copyOf(questions);
    }

    /** One value for each variable of the address: identifiers of one row where they can stand. */
    private static List<String> values(List<Class<?>> types, List<UUID> row) {
        var values = new ArrayList<String>();
        int next = 0;
        for (var type : types) {
            if (type == int.class) {
                values.add("1");
            } else {
                values.add(row.get(next % row.size()).toString());
                next++;
            }
        }
        return values;
    }

    /** Every parameter of a question in its turn: texts with the words of the other body, identifiers with its own. */
    private List<String> searches(Routes.Route route) {
        var searches = new ArrayList<String>();
        for (var parameter : route.handler().getMethodParameters()) {
            var declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared == null || Map.class.isAssignableFrom(parameter.getParameterType())) {
                continue;
            }
            var name = name(parameter, declared.name());
            var type = parameter.nestedIfOptional().getNestedParameterType();
            if (type == UUID.class || name.equals("of") || name.equals("thing") || name.equals("person")) {
                theirs.firstOfEach().forEach(row -> searches.add(name + "=" + row.getFirst()));
            } else if (type == String.class) {
                words.forEach(word -> searches.add(name + "=" + URLEncoder.encode(word, StandardCharsets.UTF_8)));
            }
        }
        // Pages that take whatever filters they are sent.
        words.forEach(word -> searches.add("q=" + URLEncoder.encode(word, StandardCharsets.UTF_8) + "&from=" + DAY));
        return searches;
    }

    private static List<Class<?>> types(Routes.Route route) {
        var types = new ArrayList<Class<?>>();
        Arrays.stream(route.handler().getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .forEach(parameter -> types.add(parameter.getParameterType()));
        return route.variables() == 0
                ? List.of()
                : types.size() == route.variables()
                        ? types
                        : Stream.<Class<?>>generate(() -> UUID.class)
                                .limit(route.variables())
                                .toList();
    }

    private static String name(MethodParameter parameter, String declared) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return declared.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : declared;
    }

    private void ask(Question question) {
        var answer = answer(question, people, token);
        if (answer.isEmpty()) {
            faults.add(question.route() + " → nobody may ask it");
        }
        answer.ifPresent(one ->
                judge(question.route().toString(), question.address(), question.identifiers(), Optional.of(one)));
    }

    private Optional<Answer> answer(Question question, List<Someone> who, String bearer) {
        if (question.route().programs()) {
            return sent(
                    program,
                    HttpRequest.newBuilder(app.page(question.address()))
                            .header("Authorization", "Bearer " + bearer)
                            .method(question.route().verb(), HttpRequest.BodyPublishers.noBody()));
        }
        return who.stream()
                .filter(one ->
                        question.route().permission().map(one.actor()::may).orElse(true))
                .findFirst()
                .flatMap(one -> sent(
                        one.browser(),
                        question.route().verb().equals("POST")
                                ? post(one.browser(), question.address())
                                : HttpRequest.newBuilder(app.page(question.address()))));
    }

    private static HttpRequest.Builder post(Browser browser, String address) {
        return browser.form(address, Map.of());
    }

    private Browser powerful(String address) {
        var route = routes.of("POST", address).orElseThrow();
        return people.stream()
                .filter(one -> route.permission().map(one.actor()::may).orElse(true))
                .findFirst()
                .orElseThrow()
                .browser();
    }

    private Optional<Answer> sent(Browser browser, HttpRequest.Builder request) {
        asked++;
        HttpResponse<byte[]> answer = browser.bytes(request);
        var headers = Stream.of("Location", "Content-Disposition", "ETag")
                .map(name -> answer.headers().firstValue(name).orElse(""))
                .collect(Collectors.joining("\n"));
        return Optional.of(new Answer(
                answer.statusCode(), headers + "\n" + Unpacked.text(answer.body()), Unpacked.Kind.of(answer.body())));
    }

    private void judge(String route, String address, Set<UUID> identifiers, Optional<Answer> given) {
        var answer = given.orElseThrow();
        int query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        if (answer.status() >= 500 || answer.status() == 429) {
            faults.add(route + " → " + answer.status() + " to " + address);
        }
        if (answer.status() == 200 && IDENTIFIER.matcher(path).find()) {
            faults.add(route + " → 200 to " + address);
        }
        marks.in(answer.text(), URLDecoder.decode(address, StandardCharsets.UTF_8), identifiers)
                .ifPresent(mark -> faults.add(route + " → says " + mark + " to " + address));
    }

    /** Without having signed in, and at the address where the other body publishes. */
    private void asVisitor(List<Question> reading) {
        var once = new HashSet<Routes.Route>();
        for (var question : reading) {
            if (question.route().open() || once.add(question.route())) {
                judge(
                        "visitor: " + question.route(),
                        question.address(),
                        question.identifiers(),
                        sent(visitor, HttpRequest.newBuilder(app.page(question.address()))));
            }
        }
        for (var row : theirs.firstOfEach()) {
            for (var ending : List.of("", ".html", ".pdf")) {
                var address = "/public/" + other.slug() + "/" + row.getFirst() + ending;
                var answer =
                        sent(visitor, HttpRequest.newBuilder(app.page(address))).orElseThrow();
                if (answer.status() != 404) {
                    faults.add("visitor: " + address + " → " + answer.status());
                }
            }
        }
    }

    /** The calendar of the one body's own officer. */
    private void calendar() {
        var secret = app.use(ShareCalendar.class).renew(people.getFirst().actor());
        var address = "/calendar/" + secret + ".ics";
        var answer = sent(visitor, HttpRequest.newBuilder(app.page(address)));
        assertThat(answer.orElseThrow().status()).isEqualTo(200);
        judge("calendar", address, Set.of(), answer);
    }

    /** What the program says to every body: its texts, templates, catalogues and source, without the sample bodies. */
    private static String program() {
        var texts = new StringBuilder();
        for (var module : List.of("src/main", "../engines/controls/src/main", "../engines/typeset/src/main")) {
            try (var files = Files.walk(Path.of(module))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = file.toString();
                    if (!name.contains("/demo/")
                            && Stream.of(".java", ".properties", ".yaml", ".jte", ".json", ".txt", ".csv")
                                    .anyMatch(name::endsWith)) {
                        texts.append(Files.readString(file)).append('\n');
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts.toString();
    }
}
