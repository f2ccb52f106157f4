package org.sekisho.app.duties;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Statements;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** A small office of its own for a test: people with roles, and duties as the test wants them. */
final class Office {

    static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final AppFixture app = AppFixture.serving();
    private final FoundBody.Founded founded;
    private final List<EstablishDuties.Wanted> wanted = new ArrayList<>();
    final List<PersonId> people = new ArrayList<>();
    final List<UUID> accounts = new ArrayList<>();

    Office() {
        int number = NUMBER.incrementAndGet();
        founded = at(
                BEGIN,
                () -> app.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                "試験組合" + number,
                                "duties-" + number + "-" + Long.toHexString(System.nanoTime()),
                                BodyKind.ASSOCIATION,
                                false,
                                "administrator",
                                "管理者",
                                Optional.empty())));
    }

    /** An office with an officer, whose records begin on {@link #BEGIN} without any introduction period. */
    static Office withOfficer() {
        var office = new Office();
        office.join("統括", BEGIN, Role.CHIEF_SECURITY_OFFICER);
        office.introduce(BEGIN, BEGIN.plusDays(1));
        return office;
    }

    private static <T> T at(LocalDate day, Supplier<T> act) {
        return Time.at(AppFixture.noon(day), act);
    }

    /** Runs a use case at noon of the day as the officer who keeps the duties. */
    <T> T on(LocalDate day, Function<Actor, T> useCase) {
        return at(day, () -> useCase.apply(officer()));
    }

    Actor officer() {
        return new Actor(
                founded.body(),
                founded.administrator(),
                "担当者",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ACCOUNT_HOLDER));
    }

    Actor acting(Role... roles) {
        return new Actor(founded.body(), founded.administrator(), "担当者", Set.of(roles));
    }

    /** The account of somebody who joined, with the roles of the day. */
    Actor person(int index, LocalDate day) {
        return at(day, () -> app.use(Actors.class).of(founded.body(), accounts.get(index)));
    }

    /** Somebody joins on the day, with a role by appointment if any. */
    PersonId join(String name, LocalDate day, Role... roles) {
        int number = people.size() + 1;
        var administrator = at(BEGIN, () -> app.use(Actors.class).of(founded.body(), founded.administrator()));
        var account = at(
                BEGIN,
                () -> Objects.requireNonNull(app.use(CreateAccounts.class)
                        .create(
                                administrator,
                                new CreateAccounts.Input(List.of(
                                        new CreateAccounts.NewAccount("p" + number, name, false, Optional.empty()))))
                        .get("p" + number)));
        var person = at(
                day,
                () -> Objects.requireNonNull(app.use(RegisterPeople.class)
                        .register(
                                administrator,
                                new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                        "N" + number,
                                        new PersonName(name, "一郎", "カナ", "イチロウ"),
                                        Employment.REGULAR,
                                        Optional.of(account),
                                        day))))
                        .get("N" + number)));
        people.add(person);
        accounts.add(account);
        for (var role : roles) {
            at(
                    day,
                    () -> app.use(AppointToRole.class)
                            .appoint(
                                    administrator,
                                    new AppointToRole.Input(person, role, "試験のため", day, Optional.empty())));
        }
        return person;
    }

    void introduce(LocalDate from, LocalDate to) {
        on(from, actor -> app.use(BeginIntroduction.class).begin(actor, new BeginIntroduction.Input(from, to)));
    }

    /** The body owes something from {@link #BEGIN} on. */
    DutyId owes(String control, Scope scope, Rhythm rhythm, CycleOrigin origin) {
        wanted.add(new EstablishDuties.Wanted(control, scope, Role.CHIEF_SECURITY_OFFICER, rhythm, origin, "試験"));
        at(BEGIN, () -> app.use(EstablishDuties.class).establish(officer(), new EstablishDuties.Input(BEGIN, wanted)));
        return find(control);
    }

    /** The officer enters a version of the policy; what follows from it has followed when this returns. */
    void adopts(String policy, LocalDate entered, LocalDate inForce) {
        on(entered, actor -> {
            var begun = app.use(BeginImport.class)
                    .begin(
                            actor,
                            new BeginImport.Input(
                                    DocumentKind.POLICY,
                                    "policy.txt",
                                    new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8))));
            var input = AcceptImport.Input.proposed(begun).inForceFrom(inForce);
            app.use(ImportLineage.class)
                    .of(actor, input.draft(), input.document(), input.inForce())
                    .filter(compared -> compared.undecided() > 0)
                    .ifPresent(compared -> app.use(ConfirmLineage.class).confirm(actor, compared.agreeing()));
            return app.use(AcceptImport.class).accept(actor, input);
        });
        Statements.awaitReactions(app.use(DSLContext.class));
    }

    DutyId find(String control) {
        return at(
                BEGIN,
                () -> app.use(StatusOfDuties.class).on(officer(), AsOf.known(BEGIN)).duties().stream()
                        .map(StatusOfDuties.DutyStatus::duty)
                        .filter(one -> one.control().equals(control))
                        .map(Duty::id)
                        .findFirst()
                        .orElseThrow());
    }

    DutyId owesYearly(CycleOrigin origin, OptionalInt byMonth) {
        return owes("test.yearly", Scope.BODY, new Rhythm.Every(Period.FISCAL_YEAR, byMonth), origin);
    }

    /** The status of a duty, asked for on the last day of the test's world. */
    Status status(DutyId duty, AsOf asOf) {
        return at(
                LocalDate.of(2030, 1, 1),
                () -> app.use(StatusOfDuties.class).on(officer(), asOf).duties().stream()
                        .filter(one -> one.duty().id().equals(duty))
                        .map(StatusOfDuties.DutyStatus::status)
                        .findFirst()
                        .orElseThrow());
    }

    State state(DutyId duty, LocalDate day) {
        return status(duty, AsOf.known(day)).state();
    }

    EvidenceId done(LocalDate entered, DutyId duty, LocalDate happened) {
        return on(
                entered,
                actor -> app.use(GiveEvidence.class).give(actor, GiveEvidence.Input.done(duty, happened, "総務係長")));
    }
}
