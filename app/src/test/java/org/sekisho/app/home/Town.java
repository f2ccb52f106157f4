package org.sekisho.app.home;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.Statements;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.OpenOccasion;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.duties.StatusOfDuties.DutyStatus;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.CreateAccounts.NewAccount;
import org.sekisho.app.identity.FoundBody;
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
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.RegisterPeople.NewPerson;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/**
 * A town of its own for a test whose policy is in force and bound: an officer, a CISO, an auditor, the heads of two
 * sections, and clerks.
 */
final class Town {

    static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);
    private static final int TRIES = 6000;
    private static final List<String> LOGINS =
            List.of("officer", "ciso", "auditor", "head", "other-head", "clerk", "colleague");

    final AppFixture app = AppFixture.demonstrating();
    final String slug = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    final Map<String, SectionId> sections;
    private final BodyId body;
    private final Map<String, UUID> accounts;

    Town() {
        this(PolicyFixture.sample("city/policy.txt"), 0);
    }

    /** @param others how many more clerks there are */
    Town(String policy, int others) {
        var founded = at(
                BEGIN,
                () -> app.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                "みはらし町", slug, BodyKind.TOWN, true, "root", "管理 太郎", Optional.empty())));
        body = founded.body();
        var root = at(BEGIN, () -> app.use(Actors.class).of(body, founded.administrator()));
        accounts = at(
                BEGIN,
                () -> app.use(CreateAccounts.class)
                        .create(
                                root,
                                new CreateAccounts.Input(LOGINS.stream()
                                        .map(login -> new NewAccount(login, login, false, Optional.empty()))
                                        .toList())));
        sections = at(BEGIN, () -> organise(root, others));
        at(BEGIN, () -> accept(root, policy));
        on(
                BEGIN,
                "officer",
                officer -> app.use(BeginIntroduction.class)
                        .begin(officer, new BeginIntroduction.Input(BEGIN, BEGIN.plusDays(1))));
        awaitDuties();
    }

    private Map<String, SectionId> organise(Actor root, int others) {
        var established = app.use(EstablishOrganisation.class)
                .establish(
                        root,
                        new EstablishOrganisation.Input(
                                List.of(new NewOrgan("町長部局", BEGIN)),
                                List.of(
                                        new NewSection("総務課", "総務課", "町長部局", Optional.empty(), BEGIN),
                                        new NewSection("住民課", "住民課", "町長部局", Optional.empty(), BEGIN)),
                                List.of(
                                        new NewPost("課長", new Place.InSection("総務課"), 1, OptionalInt.empty(), BEGIN),
                                        new NewPost("課長", new Place.InSection("住民課"), 1, OptionalInt.empty(), BEGIN))));
        var people = new ArrayList<NewPerson>();
        LOGINS.forEach(login -> people.add(person(login, Optional.ofNullable(accounts.get(login)))));
        for (int i = 0; i < others; i++) {
            people.add(person("other-" + i, Optional.empty()));
        }
        var registered = app.use(RegisterPeople.class).register(root, new RegisterPeople.Input(people));
        app.use(AssignPosts.class)
                .assign(
                        root,
                        new AssignPosts.Input(List.of(
                                new Assignment(
                                        id(registered, "head"),
                                        established.posts().get(0),
                                        Holding.MAIN,
                                        BEGIN,
                                        Optional.empty()),
                                new Assignment(
                                        id(registered, "other-head"),
                                        established.posts().get(1),
                                        Holding.MAIN,
                                        BEGIN,
                                        Optional.empty()))));
        app.use(SetRoleRules.class)
                .set(
                        root,
                        new SetRoleRules.Input(
                                BEGIN,
                                List.of(new SetRoleRules.NewRule(
                                        Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty())),
                                List.of()));
        appoint(root, id(registered, "officer"), Role.CHIEF_SECURITY_OFFICER);
        appoint(root, id(registered, "ciso"), Role.CISO);
        appoint(root, id(registered, "auditor"), Role.AUDITOR);
        return established.sections();
    }

    private static PersonId id(Map<String, PersonId> people, String number) {
        return Objects.requireNonNull(people.get(number));
    }

    private static NewPerson person(String number, Optional<UUID> account) {
        return new NewPerson(number, new PersonName(number, "進", "カナ", "ススム"), Employment.REGULAR, account, BEGIN);
    }

    private void appoint(Actor root, PersonId person, Role role) {
        app.use(AppointToRole.class)
                .appoint(root, new AppointToRole.Input(person, role, "試験のため", BEGIN, Optional.empty()));
    }

    private UUID accept(Actor root, String policy) {
        var begun = app.use(BeginImport.class)
                .begin(
                        root,
                        new BeginImport.Input(
                                DocumentKind.POLICY,
                                "policy.txt",
                                new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8))));
        app.use(AcceptImport.class)
                .accept(
                        root,
                        new AcceptImport.Input(
                                begun.draft(),
                                begun.number(),
                                Optional.empty(),
                                "みはらし町情報セキュリティ基本方針",
                                Instrument.DECISION,
                                Optional.empty(),
                                Optional.of(BEGIN),
                                Optional.of("町長"),
                                Optional.of(BEGIN),
                                new Disclosure.Public()));
        return body.value();
    }

    /** Binding and deriving are reactions on threads of their own. */
    private void awaitDuties() {
        for (int i = 0; i < TRIES; i++) {
            if (day(AsOf.known(BEGIN)).overview().duties().size() > 20) {
                Statements.awaitReactions(app.use(DSLContext.class));
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("No duties were derived from the policy");
    }

    static <T> T at(LocalDate day, Supplier<T> act) {
        return Time.at(AppFixture.noon(day), act);
    }

    /** Somebody acts at noon of a day, with the roles of that day. */
    <T> T on(LocalDate day, String login, java.util.function.Function<Actor, T> act) {
        return at(day, () -> act.apply(actor(login)));
    }

    Actor actor(String login) {
        return app.use(Actors.class).of(body, account(login));
    }

    UUID account(String login) {
        return Objects.requireNonNull(accounts.get(login));
    }

    Actor acting(Role... roles) {
        return new Actor(body, account("clerk"), "試験", Set.of(roles));
    }

    StatusOfDay.Day day(AsOf asOf) {
        return app.use(StatusOfDay.class).on(Actor.program(body), asOf);
    }

    /** The first duty of that kind. */
    Duty first(Predicate<Duty> kind) {
        return day(AsOf.known(BEGIN)).overview().duties().stream()
                .map(DutyStatus::duty)
                .filter(kind)
                .findFirst()
                .orElseThrow();
    }

    /** A duty that every section does once a year. */
    Duty ofSections() {
        return first(duty -> duty.scope() == Scope.EACH_SECTION
                && duty.rhythm() instanceof Rhythm.Every(var period, var due)
                && period == Period.FISCAL_YEAR);
    }

    /** A duty that something asks for when it happens. */
    Duty onOccasion() {
        return first(duty -> duty.scope() == Scope.BODY && duty.rhythm() instanceof Rhythm.OnOccasion);
    }

    /** The duty of a control. */
    Duty duty(String control) {
        return day(AsOf.known(BEGIN)).overview().duties().stream()
                .map(DutyStatus::duty)
                .filter(duty -> duty.control().equals(control))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No duty " + control));
    }

    State state(DutyId duty, LocalDate day) {
        return day(AsOf.known(day)).overview().duties().stream()
                .filter(one -> one.duty().id().equals(duty))
                .map(one -> one.status().state())
                .findFirst()
                .orElseThrow();
    }

    void done(LocalDate entered, DutyId duty, LocalDate happened) {
        on(
                entered,
                "officer",
                officer -> app.use(GiveEvidence.class).give(officer, GiveEvidence.Input.done(duty, happened, "総務係長")));
    }

    void doneBySection(LocalDate entered, DutyId duty, String section, LocalDate happened) {
        var part = Objects.requireNonNull(sections.get(section)).value();
        on(
                entered,
                "officer",
                officer -> app.use(GiveEvidence.class)
                        .give(
                                officer,
                                GiveEvidence.Input.done(duty, happened, "課長").by(part)));
    }

    void own(LocalDate day, String login, DutyId duty, Nature nature) {
        on(day, login, actor -> app.use(DoOwnDuty.class).done(actor, new DoOwnDuty.Input(duty, nature, day, "")));
    }

    void occasion(LocalDate day, DutyId duty, String what) {
        on(
                day,
                "officer",
                officer -> app.use(OpenOccasion.class).open(officer, new OpenOccasion.Input(duty, what, day)));
    }

    String title(Duty duty) {
        return app.use(CatalogueOfBody.class)
                .of(Actor.program(body))
                .control(duty.control())
                .orElseThrow()
                .title()
                .ja();
    }

    Browser browser(String login) {
        return Browser.demo(app, slug, login);
    }

    Document page(Browser browser, String path) {
        var answer = browser.get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return Jsoup.parse(answer.body());
    }
}
