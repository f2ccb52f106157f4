package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.CreateAccounts.NewAccount;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.AssignPosts.Assignment;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.EstablishOrganisation.NewOrgan;
import org.sekisho.app.organisation.EstablishOrganisation.NewPost;
import org.sekisho.app.organisation.EstablishOrganisation.NewSection;
import org.sekisho.app.organisation.EstablishOrganisation.Place;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.RegisterPeople.NewPerson;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/**
 * What a page asks of the database, through the whole of its request: the same in an office of three as in one with a
 * hundred times the rows. Two of the statements ask who asks.
 */
final class StatementsTest {

    private static final int ACTOR = 2;
    private static final int SNAPSHOT = 7;
    private static final int OWN = 5;
    private static final int KEPT = 1;
    private static final int SCOPE = 4;
    private static final int CASES = 1;

    /** Whether an exception waits for a decision, and whether one ends. */
    private static final int EXCEPTIONS = 2;

    /** Whether anything was asked about assets, or is out. */
    private static final int HANDLING = 1;

    /** Which stocktakings are open, and what is missing. */
    private static final int STOCKTAKINGS = 2;

    /** Whether the body has a text to sign. */
    private static final int PLEDGES = 1;

    /** Whether what was found wrong about the assets still holds. */
    private static final int FINDINGS = KEPT;

    /** Whether a class is left to decide. */
    private static final int MOVES = KEPT;

    private static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);

    private static Office few;
    private static Office many;

    @BeforeAll
    static void open() {
        few = new Office(1);
        many = new Office(60);
    }

    @Test
    void who_asks_is_known_after_two_statements() {
        for (var office : List.of(few, many)) {
            for (var login : List.of("officer", "clerk")) {
                var account = Objects.requireNonNull(office.accounts.get(login));
                assertThat(Statements.of(
                                office.app.use(DSLContext.class),
                                () -> office.app.use(Actors.class).of(office.body, account)))
                        .isEqualTo(ACTOR);
            }
        }
    }

    @Test
    void the_home_page_asks_for_documents_news_cases_open_imports_ones_own_duties_what_changed_and_the_scope() {
        for (var office : List.of(few, many)) {
            // What is kept of the day is derived before.
            Browser.demo(office.app, office.slug, "officer").get("/");
        }
        asks("clerk", "/", ACTOR + 2 + CASES + HANDLING + PLEDGES + OWN + KEPT);
        asks(
                "officer",
                "/",
                ACTOR
                        + 3
                        + CASES
                        + EXCEPTIONS
                        + STOCKTAKINGS
                        + HANDLING
                        + PLEDGES
                        + MOVES
                        + FINDINGS
                        + 2
                        + OWN
                        + KEPT
                        + 1
                        + KEPT
                        + SCOPE);
    }

    @Test
    void the_chart_and_a_section_take_one_look_at_the_organisation() {
        asks("clerk", "/organisation", ACTOR + SNAPSHOT);
        asks("clerk", "/organisation?day=2025-04-01&known=then", ACTOR + SNAPSHOT);
        asks("officer", "/organisation/sections/{section}", ACTOR + SNAPSHOT);
    }

    @Test
    void the_roles_take_one_look_at_the_organisation() {
        asks("clerk", "/organisation/roles", ACTOR + SNAPSHOT);
    }

    @Test
    void the_people_are_counted_and_listed_and_sections_offered_to_choose_from() {
        asks("clerk", "/organisation/people", ACTOR + 3 + SNAPSHOT);
        asks("clerk", "/organisation/people?sort=post-", ACTOR + 3 + SNAPSHOT);
        asks("clerk", "/organisation/people?section={section}", ACTOR + 4 + SNAPSHOT);
    }

    @Test
    void the_file_of_a_person_asks_for_what_they_held_and_for_todays_roles() {
        asks("clerk", "/organisation/people/{person}", ACTOR + 6 + SNAPSHOT);
        asks("officer", "/organisation/people/{person}", ACTOR + 6 + SNAPSHOT);
    }

    @Test
    void a_form_about_a_person_offers_the_posts() {
        asks("officer", "/organisation/people/{person}/assign", ACTOR + 6 + 2 * SNAPSHOT);
        asks("officer", "/organisation/people/{person}/appoint", ACTOR + 6 + SNAPSHOT);
        asks("officer", "/organisation/people/{person}/change", ACTOR + 6 + SNAPSHOT);
        asks("officer", "/organisation/people/{person}/retire", ACTOR + 6 + SNAPSHOT);
    }

    @Test
    void a_post_asks_for_its_holders_and_for_the_roles_it_carries() {
        asks("clerk", "/organisation/posts/{post}", ACTOR + 4 + SNAPSHOT);
        asks("officer", "/organisation/posts/{post}/assign?q=N0", ACTOR + 4 + SNAPSHOT + 3);
    }

    @Test
    void the_rules_take_one_look_at_the_organisation_beside_their_own() {
        asks("clerk", "/organisation/rules", ACTOR + 2 + SNAPSHOT);
        asks("officer", "/organisation/rules/new", ACTOR + SNAPSHOT);
    }

    @Test
    void a_form_about_a_section_takes_one_look_at_the_organisation() {
        asks("officer", "/organisation/sections/{section}/change", ACTOR + SNAPSHOT);
        asks("officer", "/organisation/sections/{section}/close", ACTOR + SNAPSHOT);
        asks("officer", "/organisation/posts/new", ACTOR + SNAPSHOT);
    }

    @Test
    void the_list_of_a_ledger_asks_as_much_whoever_keeps_it_and_however_long_it_is() {
        for (var path : List.of("/ledgers/asset?q=B", "/ledgers/asset?sort=-name")) {
            for (var office : List.of(few, many)) {
                // How many there are, the places, the body's own fields and the classes are kept afterwards.
                Browser.demo(office.app, office.slug, "officer").get(path);
            }
            // One of them asks whether what is known of the scheme still holds.
            asks("officer", path, ACTOR + 6);
        }
    }

    @Test
    void what_looks_wrong_about_assets_asks_as_much_however_many_there_are() {
        for (var office : List.of(few, many)) {
            // What is found is kept afterwards.
            Browser.demo(office.app, office.slug, "officer").get("/ledgers/asset/findings");
        }
        asks("officer", "/ledgers/asset/findings", ACTOR + FINDINGS + 5);
    }

    @Test
    void the_interface_for_programs_asks_as_much_of_a_large_body_as_of_a_small_one() {
        for (var path : List.of(
                "/api/v1/body",
                "/api/v1/documents",
                "/api/v1/versions",
                "/api/v1/versions/{version}",
                "/api/v1/versions/{version}/clauses?size=2",
                "/api/v1/overview",
                "/api/v1/duties?size=2",
                "/api/v1/duties/{duty}",
                "/api/v1/status/clauses?size=2")) {
            var asked = new ArrayList<Integer>();
            for (var office : List.of(few, many)) {
                var browser = Browser.demo(office.app, office.slug, "officer");
                var address = path.replace("{version}", office.version.toString())
                        .replace("{duty}", office.duty.value().toString());
                // What is kept of the day and of the text is derived before.
                assertThat(browser.get(address).statusCode()).as(path).isEqualTo(200);
                asked.add(Statements.ofRequests(
                        office.app.use(DSLContext.class),
                        () -> assertThat(browser.get(address).statusCode()).isEqualTo(200)));
            }
            assertThat(asked.getLast()).as(path).isEqualTo(asked.getFirst()).isBetween(ACTOR, 20);
        }
    }

    @Test
    void a_token_is_known_after_as_many_statements_in_a_large_body() {
        var asked = new ArrayList<Integer>();
        for (var office : List.of(few, many)) {
            var actor = office.app
                    .use(Actors.class)
                    .of(office.body, Objects.requireNonNull(office.accounts.get("officer")));
            var secret = office.app
                    .use(MakeToken.class)
                    .make(actor, new MakeToken.Input("件数", 30, true))
                    .secret();
            var request = HttpRequest.newBuilder(office.app.page("/api/v1/duties"))
                    .header("Authorization", "Bearer " + secret)
                    .GET();
            var program = Browser.of(office.app);
            // Its first use on a day is an entry.
            assertThat(program.send(request).statusCode()).isEqualTo(200);
            program.send(request);
            asked.add(Statements.ofRequests(
                    office.app.use(DSLContext.class),
                    () -> assertThat(program.send(request).statusCode()).isEqualTo(200)));
        }
        assertThat(asked.getLast()).isEqualTo(asked.getFirst()).isBetween(ACTOR, 8);
    }

    /** Both offices answer the page with this many statements, the first time and again. */
    private static void asks(String login, String path, int statements) {
        for (var office : List.of(few, many)) {
            var browser = Browser.demo(office.app, office.slug, login);
            for (var time : List.of("first", "again")) {
                assertThat(Statements.ofRequests(office.app.use(DSLContext.class), () -> {
                            var answer = browser.get(path.replace("{section}", office.section.toString())
                                    .replace("{post}", office.post.toString())
                                    .replace("{person}", office.person.toString())
                                    .replace("{version}", office.version.toString())
                                    .replace("{duty}", office.duty.value().toString()));
                            assertThat(answer.statusCode()).isEqualTo(200);
                        }))
                        .as(path + " for " + login + " of " + office.slug + ", " + time)
                        .isEqualTo(statements);
            }
        }
    }

    /**
     * A body whose sections, people, tenures, rules, appointments, documents and open imports are so many times as many
     * as in the smallest.
     */
    private static final class Office {

        private final AppFixture app = AppFixture.demonstrating();
        private final String slug;
        private final BodyId body;
        private final Map<String, UUID> accounts;
        private final SectionId section;
        private final PostId post;
        private final PersonId person;
        private final UUID version;
        private final DutyId duty;

        Office(int times) {
            slug = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
            var founded = app.use(FoundBody.class)
                    .found(new FoundBody.Input(
                            "件数町" + times, slug, BodyKind.TOWN, true, "root", "管理 太郎", Optional.empty()));
            body = founded.body();
            var root = app.use(Actors.class).of(body, founded.administrator());
            accounts = app.use(CreateAccounts.class)
                    .create(root, new CreateAccounts.Input(List.of(account("officer"), account("clerk"))));
            var numbers = IntStream.range(0, times).boxed().toList();
            var established = establish(root, numbers);
            section = Objects.requireNonNull(established.sections().get("S0"));
            post = established.posts().getFirst();
            var people = register(root, numbers);
            person = Objects.requireNonNull(people.get("N0"));
            hold(root, established, people, numbers);
            rule(root, established, numbers);
            appoint(root, people, numbers);
            var versions = new ArrayList<UUID>();
            numbers.forEach(number -> {
                if (number % 10 == 0) {
                    versions.add(accepted(root, number));
                    begun(root, DocumentKind.STANDARD, PolicyFixture.SMALL.replace("みなと村", "基準" + number + "村"));
                }
            });
            version = versions.getFirst();
            // The duties of the policy come by themselves; they would end those that are counted here.
            Statements.awaitReactions(app.use(DSLContext.class));
            duty = oweAndGive(numbers);
            register(numbers);
            Statements.awaitReactions(app.use(DSLContext.class));
        }

        /** As many duties, each with as much evidence. */
        private DutyId oweAndGive(List<Integer> numbers) {
            var officer = app.use(Actors.class).of(body, Objects.requireNonNull(accounts.get("officer")));
            app.use(EstablishDuties.class)
                    .establish(
                            officer,
                            new EstablishDuties.Input(
                                    BEGIN,
                                    numbers.stream()
                                            .map(number -> new EstablishDuties.Wanted(
                                                    "test.counted" + number,
                                                    Scope.BODY,
                                                    Role.CHIEF_SECURITY_OFFICER,
                                                    new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty()),
                                                    CycleOrigin.POLICY,
                                                    ""))
                                            .toList()));
            var found = app.use(StatusOfDuties.class).on(officer, AsOf.known(BEGIN.plusYears(1))).duties().stream()
                    .map(one -> one.duty())
                    .filter(one -> one.control().equals("test.counted0"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            numbers.forEach(number -> app.use(GiveEvidence.class)
                    .give(officer, GiveEvidence.Input.done(found, BEGIN.plusDays(number), "係長")));
            return found;
        }

        /** Two assets for each number, one held in the other. */
        private void register(List<Integer> numbers) {
            var officer = app.use(Actors.class).of(body, Objects.requireNonNull(accounts.get("officer")));
            var keep = app.use(KeepLines.class);
            for (int number : numbers) {
                var system = keep.add(officer, "asset", asset("A" + number, "SYSTEM"));
                keep.add(
                        officer,
                        "asset",
                        asset("B" + number, "INFORMATION").with("heldIn", new Value.Named(system.value())));
            }
        }

        private Values asset(String name, String kind) {
            return Values.none()
                    .with("name", name)
                    .with("code", name)
                    .with("kind", kind)
                    .with("section", new Value.Named(section.value()));
        }

        private static NewAccount account(String login) {
            return new NewAccount(login, login, false, Optional.empty());
        }

        private EstablishOrganisation.Established establish(Actor root, List<Integer> numbers) {
            var organs = new ArrayList<NewOrgan>();
            var sections = new ArrayList<NewSection>();
            var posts = new ArrayList<NewPost>();
            for (int number : numbers) {
                organs.add(new NewOrgan("機関" + number, BEGIN));
                sections.add(new NewSection("S" + number, "課" + number, "機関" + number, Optional.empty(), BEGIN));
                sections.add(
                        new NewSection("T" + number, "係" + number, "機関" + number, Optional.of("S" + number), BEGIN));
                posts.add(new NewPost("課長", new Place.InSection("S" + number), 1, OptionalInt.empty(), BEGIN));
                posts.add(new NewPost("主事", new Place.InSection("T" + number), 9, OptionalInt.empty(), BEGIN));
            }
            return app.use(EstablishOrganisation.class)
                    .establish(root, new EstablishOrganisation.Input(organs, sections, posts));
        }

        private Map<String, PersonId> register(Actor root, List<Integer> numbers) {
            var people = new ArrayList<NewPerson>();
            people.add(person("officer", "統括", Optional.ofNullable(accounts.get("officer"))));
            people.add(person("clerk", "主事", Optional.ofNullable(accounts.get("clerk"))));
            numbers.forEach(number -> people.add(person("N" + number, "佐藤", Optional.empty())));
            return app.use(RegisterPeople.class).register(root, new RegisterPeople.Input(people));
        }

        private static NewPerson person(String number, String family, Optional<UUID> account) {
            return new NewPerson(number, new PersonName(family, "進", "サトウ", "ススム"), Employment.REGULAR, account, BEGIN);
        }

        /** Each in a post of their own; the person whose file is looked at in as many as there are sections. */
        private void hold(
                Actor root,
                EstablishOrganisation.Established established,
                Map<String, PersonId> people,
                List<Integer> numbers) {
            PersonId clerk = Objects.requireNonNull(people.get("clerk"));
            List<PersonId> both = List.of(person, clerk);
            var assignments = new ArrayList<Assignment>();
            for (int number : numbers) {
                var someone = Objects.requireNonNull(people.get("N" + number));
                var head = established.posts().get(2 * number);
                var desk = established.posts().get(2 * number + 1);
                assignments.add(new Assignment(someone, head, Holding.MAIN, BEGIN, Optional.empty()));
                for (PersonId other : both) {
                    assignments.add(new Assignment(
                            other, desk, Holding.CONCURRENT, BEGIN.plusMonths(number), Optional.empty()));
                }
            }
            app.use(AssignPosts.class).assign(root, new AssignPosts.Input(assignments));
        }

        private void rule(Actor root, EstablishOrganisation.Established established, List<Integer> numbers) {
            app.use(SetRoleRules.class)
                    .set(
                            root,
                            new SetRoleRules.Input(
                                    BEGIN,
                                    numbers.stream()
                                            .map(number -> new SetRoleRules.NewRule(
                                                    Role.SYSTEM_OPERATOR,
                                                    "主事",
                                                    Optional.ofNullable(established
                                                            .sections()
                                                            .get("S" + number))))
                                            .toList(),
                                    List.of()));
        }

        private void appoint(Actor root, Map<String, PersonId> people, List<Integer> numbers) {
            appoint(root, Objects.requireNonNull(people.get("officer")), Role.CHIEF_SECURITY_OFFICER);
            numbers.forEach(
                    number -> appoint(root, Objects.requireNonNull(people.get("N" + number)), Role.SYSTEM_MANAGER));
        }

        private void appoint(Actor root, PersonId someone, Role role) {
            app.use(AppointToRole.class)
                    .appoint(root, new AppointToRole.Input(someone, role, "件数を数えるため", BEGIN, Optional.empty()));
        }

        private BeginImport.Begun begun(Actor root, DocumentKind kind, String text) {
            return app.use(BeginImport.class)
                    .begin(
                            root,
                            new BeginImport.Input(
                                    kind,
                                    "policy.txt",
                                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }

        private UUID accepted(Actor root, int number) {
            var begun = begun(root, DocumentKind.POLICY, PolicyFixture.SMALL + "\n" + number + "回目の改正。\n");
            return app.use(AcceptImport.class)
                    .accept(root, AcceptImport.Input.proposed(begun).inForceFrom(BEGIN.plusMonths(number)))
                    .version();
        }
    }
}
