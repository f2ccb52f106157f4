package org.sekisho.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sekisho.app.duties.BeginIntroduction;
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
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;

/**
 * A body of its own for a test of what stands upon duties: people with roles, and duties as the test wants them. Its
 * records begin on {@link #BEGIN}, without any introduction period.
 */
public final class SmallOffice {

    public static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);
    public static final String PASSWORD = "furuike ya kawazu tobikomu";

    private final AppFixture app = AppFixture.serving();
    private final String slug = "o" + UUID.randomUUID().toString().substring(0, 12);
    private final FoundBody.Founded founded;
    private final List<EstablishDuties.Wanted> wanted = new ArrayList<>();
    private int people;

    /** Somebody of the office. */
    public record Member(PersonId person, UUID account, String login) {}

    public SmallOffice(String name) {
        founded = at(
                BEGIN,
                () -> app.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                name,
                                slug,
                                BodyKind.ASSOCIATION,
                                false,
                                "administrator",
                                "管理者",
                                Optional.of(PASSWORD))));
        at(
                BEGIN,
                () -> app.use(BeginIntroduction.class)
                        .begin(officer(), new BeginIntroduction.Input(BEGIN, BEGIN.plusDays(1))));
    }

    public AppFixture app() {
        return app;
    }

    public String slug() {
        return slug;
    }

    public BodyId body() {
        return founded.body();
    }

    public UUID administrator() {
        return founded.administrator();
    }

    /** Runs a use case at noon of the day. */
    public static <T> T at(LocalDate day, Supplier<T> act) {
        return at(AppFixture.noon(day), act);
    }

    public static <T> T at(Instant time, Supplier<T> act) {
        return Time.at(time, act);
    }

    /** Whoever keeps the duties, without being one of the people. */
    public Actor officer() {
        return new Actor(
                founded.body(),
                founded.administrator(),
                "担当者",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ACCOUNT_HOLDER));
    }

    /** Somebody with the roles of the day. */
    public Actor acting(Member member, LocalDate day) {
        return at(day, () -> app.use(Actors.class).of(founded.body(), member.account()));
    }

    /** Somebody joins when the office begins, with roles by appointment if any. */
    public Member join(String family, Role... roles) {
        int number = ++people;
        var login = "p" + number;
        var administrator = at(BEGIN, () -> app.use(Actors.class).of(founded.body(), founded.administrator()));
        var account = at(
                BEGIN,
                () -> Objects.requireNonNull(app.use(CreateAccounts.class)
                        .create(
                                administrator,
                                new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                        login, family + " 一郎", false, Optional.of(PASSWORD)))))
                        .get(login)));
        var person = at(
                BEGIN,
                () -> Objects.requireNonNull(app.use(RegisterPeople.class)
                        .register(
                                administrator,
                                new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                        "N" + number,
                                        new PersonName(family, "一郎", "カナ", "イチロウ"),
                                        Employment.REGULAR,
                                        Optional.of(account),
                                        BEGIN))))
                        .get("N" + number)));
        for (var role : roles) {
            at(
                    BEGIN,
                    () -> app.use(AppointToRole.class)
                            .appoint(
                                    administrator,
                                    new AppointToRole.Input(person, role, "試験のため", BEGIN, Optional.empty())));
        }
        return new Member(person, account, login);
    }

    /** A section of its own from the day on, whose head is the member and answers for its security. */
    public SectionId heads(Member member, String section, LocalDate day) {
        var administrator = at(BEGIN, () -> app.use(Actors.class).of(founded.body(), founded.administrator()));
        return at(day, () -> {
            var established = app.use(EstablishOrganisation.class)
                    .establish(
                            administrator,
                            new EstablishOrganisation.Input(
                                    List.of(new EstablishOrganisation.NewOrgan(section + "の機関", day)),
                                    List.of(new EstablishOrganisation.NewSection(
                                            section, section, section + "の機関", Optional.empty(), day)),
                                    List.of(new EstablishOrganisation.NewPost(
                                            section + "長",
                                            new EstablishOrganisation.Place.InSection(section),
                                            1,
                                            OptionalInt.empty(),
                                            day))));
            app.use(AssignPosts.class)
                    .assign(
                            administrator,
                            new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                    member.person(),
                                    established.posts().getFirst(),
                                    Holding.MAIN,
                                    day,
                                    Optional.empty()))));
            app.use(SetRoleRules.class)
                    .set(
                            administrator,
                            new SetRoleRules.Input(
                                    day,
                                    List.of(new SetRoleRules.NewRule(
                                            Role.SECTION_SECURITY_MANAGER, section + "長", Optional.empty())),
                                    List.of()));
            return Objects.requireNonNull(established.sections().get(section));
        });
    }

    /** The part of one section is attested at noon of a day to have been done on a day. */
    public void done(LocalDate entered, DutyId duty, SectionId section, LocalDate happened) {
        on(
                entered,
                actor -> app.use(GiveEvidence.class)
                        .give(
                                actor,
                                GiveEvidence.Input.done(duty, happened, "課長").by(section.value())));
    }

    /** The body owes something from {@link #BEGIN} on. */
    public DutyId owes(String control, Scope scope, Role owner, Rhythm rhythm, CycleOrigin origin) {
        wanted.add(new EstablishDuties.Wanted(control, scope, owner, rhythm, origin, "試験の根拠"));
        at(BEGIN, () -> app.use(EstablishDuties.class).establish(officer(), new EstablishDuties.Input(BEGIN, wanted)));
        return at(
                BEGIN,
                () -> app.use(StatusOfDuties.class).on(officer(), AsOf.known(BEGIN)).duties().stream()
                        .filter(one -> one.duty().control().equals(control))
                        .map(one -> one.duty().id())
                        .findFirst()
                        .orElseThrow());
    }

    /** Something is attested at noon of a day to have been done on a day. */
    public void done(LocalDate entered, DutyId duty, LocalDate happened) {
        on(entered, actor -> app.use(GiveEvidence.class).give(actor, GiveEvidence.Input.done(duty, happened, "総務係長")));
    }

    public <T> T on(LocalDate day, Function<Actor, T> useCase) {
        return at(day, () -> useCase.apply(officer()));
    }
}
