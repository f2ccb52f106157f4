package org.sekisho.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.schema.Migration;

/**
 * The data folder of a demonstration with one small body instead of the sample bodies, so that a start of it is quick:
 * one account that may do everything, and two duties, one every month and one on occasion.
 *
 * @param home what {@code SEKISHO_HOME} names
 * @param kind {@code demo} or {@code serve}
 */
record SmallBody(Path home, String kind, UUID body, UUID monthly, UUID onOccasion) {
    static final String SLUG = "small";
    static final String LOGIN = "officer";
    private static final LocalDate BEGIN = LocalDate.of(2026, 4, 1);

    Path folder() {
        return home.resolve(kind);
    }

    /** As a demonstration, where one click signs in. */
    static SmallBody in(Path home) throws IOException {
        return in(home, "demo");
    }

    /** As a demonstration or as a service, {@code demo} or {@code serve}. */
    static SmallBody in(Path home, String kind) throws IOException {
        Path folder = Files.createDirectories(home.resolve(kind));
        Files.writeString(folder.resolve("sekisho-data"), kind + "\n");
        boolean demo = kind.equals("demo");
        try (LocalPostgres postgres = LocalPostgres.open(folder, org.sekisho.postgres.Settings.standard())) {
            Migration.apply(
                    postgres.jdbcUrl(),
                    postgres.owner().userName(),
                    postgres.owner().password(),
                    postgres.app().userName());
            Settings settings = new Settings(
                    demo ? Settings.Mode.DEMO : Settings.Mode.SERVE,
                    folder,
                    new Settings.Database(
                            postgres.jdbcUrl(),
                            postgres.app().userName(),
                            postgres.app().password(),
                            4),
                    InetAddress.getLoopbackAddress(),
                    0,
                    Set.of("localhost"),
                    new Settings.Transport.Plain());
            try (Sekisho sekisho = Sekisho.start(settings)) {
                SmallBody made =
                        Time.at(BEGIN.atTime(12, 0).atZone(Time.JAPAN).toInstant(), () -> fill(home, kind, sekisho));
                Files.writeString(folder.resolve("complete"), "");
                return made;
            }
        }
    }

    private static SmallBody fill(Path home, String kind, Sekisho sekisho) {
        FoundBody.Founded founded = sekisho.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "小さな市", SLUG, BodyKind.CITY, kind.equals("demo"), "administrator", "管理者", Optional.empty()));
        Actor administrator = sekisho.use(Actors.class).of(founded.body(), founded.administrator());
        UUID account = Objects.requireNonNull(sekisho.use(CreateAccounts.class)
                .create(
                        administrator,
                        new CreateAccounts.Input(
                                List.of(new CreateAccounts.NewAccount(LOGIN, "担当者", true, Optional.empty()))))
                .get(LOGIN));
        var person = Objects.requireNonNull(sekisho.use(RegisterPeople.class)
                .register(
                        administrator,
                        new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                "1",
                                new PersonName("統括", "太郎", "トウカツ", "タロウ"),
                                Employment.REGULAR,
                                Optional.of(account),
                                BEGIN))))
                .get("1"));
        sekisho.use(AppointToRole.class)
                .appoint(
                        administrator,
                        new AppointToRole.Input(person, Role.CHIEF_SECURITY_OFFICER, "試験のため", BEGIN, Optional.empty()));
        Actor officer = sekisho.use(Actors.class).of(founded.body(), account);
        sekisho.use(BeginIntroduction.class).begin(officer, new BeginIntroduction.Input(BEGIN, BEGIN.plusDays(1)));
        sekisho.use(EstablishDuties.class)
                .establish(
                        officer,
                        new EstablishDuties.Input(
                                BEGIN,
                                List.of(
                                        wanted("test.monthly", new Rhythm.Every(Period.MONTH, OptionalInt.empty())),
                                        wanted("test.occasion", new Rhythm.OnOccasion(OptionalInt.empty())))));
        awaitSigned(sekisho.use(ExportRecord.class), officer);
        var duties =
                sekisho.use(StatusOfDuties.class).on(officer, AsOf.known(BEGIN)).duties();
        return new SmallBody(
                home, kind, founded.body().value(), duty(duties, "test.monthly"), duty(duties, "test.occasion"));
    }

    private static void awaitSigned(ExportRecord record, Actor officer) {
        while (record.state(officer).waiting() > 0) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static EstablishDuties.Wanted wanted(String control, Rhythm rhythm) {
        return new EstablishDuties.Wanted(
                control, Scope.BODY, Role.CHIEF_SECURITY_OFFICER, rhythm, CycleOrigin.LAW, "試験の根拠");
    }

    private static UUID duty(List<StatusOfDuties.DutyStatus> duties, String control) {
        return duties.stream()
                .map(StatusOfDuties.DutyStatus::duty)
                .filter(duty -> duty.control().equals(control))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }
}
