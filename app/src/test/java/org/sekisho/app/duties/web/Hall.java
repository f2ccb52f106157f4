package org.sekisho.app.duties.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.controls.BindClauses;
import org.sekisho.app.controls.ClausesBound;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.DeriveDuties;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.CreateAccounts.NewAccount;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.EstablishOrganisation.NewOrgan;
import org.sekisho.app.organisation.EstablishOrganisation.NewPost;
import org.sekisho.app.organisation.EstablishOrganisation.NewSection;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.RegisterPeople.NewPerson;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;

/** A body with sections, a policy in force since two years, and the duties that follow from it. */
final class Hall {

    final AppFixture app = AppFixture.demonstrating();
    final LocalDate today = app.use(Time.class).today();
    final LocalDate begin = LocalDate.of(today.getYear() - 2, 4, 1);
    final SectionId section;
    private final String slug =
            "h" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final BodyId body;
    private final UUID officer;

    /** As many sections with a head and one clerk each. */
    Hall(int sections) {
        this(sections, PolicyFixture.sample("city/policy.txt"));
    }

    Hall(int sections, String policy) {
        var founded = app.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "実施町" + sections, slug, BodyKind.TOWN, true, "root", "管理 太郎", Optional.empty()));
        body = founded.body();
        var root = app.use(Actors.class).of(body, founded.administrator());
        var accounts = app.use(CreateAccounts.class)
                .create(root, new CreateAccounts.Input(List.of(account("officer"), account("head"), account("clerk"))));
        officer = Objects.requireNonNull(accounts.get("officer"));
        section = establish(root, sections, accounts);
        adopt(policy, begin);
    }

    private static NewAccount account(String login) {
        return new NewAccount(login, login, false, Optional.empty());
    }

    private SectionId establish(Actor root, int sections, Map<String, UUID> accounts) {
        var rows = new ArrayList<NewSection>();
        var posts = new ArrayList<NewPost>();
        var people = new ArrayList<NewPerson>();
        people.add(person("officer", "統括", accounts));
        people.add(person("clerk", "主事", accounts));
        for (int i = 0; i < sections; i++) {
            rows.add(new NewSection("S" + i, "課" + i, "町長", Optional.empty(), begin));
            posts.add(new NewPost(
                    "課長", new EstablishOrganisation.Place.InSection("S" + i), 1, OptionalInt.empty(), begin));
            people.add(person(i == 0 ? "head" : "head" + i, "課長" + i, accounts));
        }
        var established = app.use(EstablishOrganisation.class)
                .establish(root, new EstablishOrganisation.Input(List.of(new NewOrgan("町長", begin)), rows, posts));
        var registered = app.use(RegisterPeople.class).register(root, new RegisterPeople.Input(people));
        var tenures = new ArrayList<AssignPosts.Assignment>();
        for (int i = 0; i < sections; i++) {
            tenures.add(new AssignPosts.Assignment(
                    Objects.requireNonNull(registered.get(i == 0 ? "head" : "head" + i)),
                    established.posts().get(i),
                    Holding.MAIN,
                    begin,
                    Optional.empty()));
        }
        app.use(AssignPosts.class).assign(root, new AssignPosts.Input(tenures));
        app.use(SetRoleRules.class)
                .set(
                        root,
                        new SetRoleRules.Input(
                                begin,
                                List.of(new SetRoleRules.NewRule(
                                        Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty())),
                                List.of()));
        app.use(AppointToRole.class)
                .appoint(
                        root,
                        new AppointToRole.Input(
                                Objects.requireNonNull(registered.get("officer")),
                                Role.CHIEF_SECURITY_OFFICER,
                                "試験のため",
                                begin,
                                Optional.empty()));
        return Objects.requireNonNull(established.sections().get("S0"));
    }

    private NewPerson person(String number, String family, Map<String, UUID> accounts) {
        return new NewPerson(
                number,
                new PersonName(family, "進", "シケン", "ススム"),
                Employment.REGULAR,
                Optional.ofNullable(accounts.get(number)),
                begin);
    }

    /** A version of the policy is accepted, and what follows from it has followed. */
    void adopt(String policy, LocalDate from) {
        var begun = app.use(BeginImport.class)
                .begin(
                        officer(),
                        new BeginImport.Input(
                                DocumentKind.POLICY,
                                "policy.txt",
                                new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8))));
        var input = AcceptImport.Input.proposed(begun).inForceFrom(from);
        app.use(ImportLineage.class)
                .of(officer(), input.draft(), input.document(), input.inForce())
                .filter(compared -> compared.undecided() > 0)
                .ifPresent(compared -> app.use(ConfirmLineage.class).confirm(officer(), compared.agreeing()));
        var version = app.use(AcceptImport.class).accept(officer(), input).version();
        // What otherwise follows in the background, done now: each changes nothing the second time.
        var program = Actor.program(body);
        app.use(BindClauses.class).bind(program, version);
        app.use(DeriveDuties.class).derive(program, new ClausesBound(UUID.randomUUID(), body, version, from));
    }

    Actor officer() {
        return app.use(Actors.class).of(body, officer);
    }

    /** Runs a use case as the officer at noon of the day. */
    <T> T on(LocalDate day, Function<Actor, T> useCase) {
        return Time.at(AppFixture.noon(day), () -> useCase.apply(officer()));
    }

    /** The introduction period, from the beginning of what is kept here. */
    void introduce(LocalDate from, LocalDate last) {
        on(
                from,
                actor -> app.use(BeginIntroduction.class)
                        .begin(actor, new BeginIntroduction.Input(from, last.plusDays(1))));
    }

    Duty duty(String control) {
        return app.use(StatusOfDuties.class).on(officer(), AsOf.known(today)).duties().stream()
                .map(StatusOfDuties.DutyStatus::duty)
                .filter(one -> one.control().equals(control))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no duty " + control));
    }

    String href(String control) {
        return "/duties/" + duty(control).id().value();
    }

    BodyId body() {
        return body;
    }

    Browser browser(String login) {
        return Browser.demo(app, slug, login);
    }
}
