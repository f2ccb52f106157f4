package org.sekisho.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.duties.AttestForMany;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.OpenOccasion;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.schema.Migration;

/**
 * Use cases and status against a PostgreSQL with durable settings, in one process with the program: a body of 900 people,
 * 60 duties, and {@value #EVIDENCE} pieces of evidence over three years.
 */
final class OperationBench {

    private static final int PEOPLE = 900;
    private static final int EVIDENCE = 300_000;
    private static final int CLIENTS = 20;
    private static final LocalDate BEGIN = LocalDate.of(2023, 4, 1);
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    private final Sekisho sekisho;
    private final BodyId body;
    private final Actor officer;

    OperationBench(Sekisho sekisho) {
        this.sekisho = sekisho;
        var founded = at(
                BEGIN,
                () -> sekisho.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                "計測市", "bench", BodyKind.CITY, false, "administrator", "管理者", Optional.empty())));
        this.body = founded.body();
        this.officer = new Actor(
                body,
                founded.administrator(),
                "計測",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ADMINISTRATOR));
    }

    /** Prints these rows alone. */
    public static void main(String[] args) throws Exception {
        rows().forEach(System.out::println);
    }

    /** A program with an empty database, the data folder of both, and the database. */
    record Served(Sekisho sekisho, Path home, LocalPostgres postgres) {}

    /** What is measured against a program of its own. */
    interface Measurement {
        List<String> of(Served served) throws Exception;
    }

    /** The rows of the table of figures. */
    static List<String> rows() throws Exception {
        return served(served -> new OperationBench(served.sekisho()).measure(served.home()));
    }

    /** Measures against a program with an empty database, and puts both away. */
    static List<String> served(Measurement measurement) throws Exception {
        var home = Files.createTempDirectory("sekisho-bench-");
        try (var postgres = LocalPostgres.open(home.resolve("postgres"), org.sekisho.postgres.Settings.standard())) {
            var owner = postgres.owner();
            var app = postgres.app();
            Migration.apply(postgres.jdbcUrl(), owner.userName(), owner.password(), app.userName());
            var settings = new Settings(
                    Settings.Mode.SERVE,
                    home,
                    new Settings.Database(postgres.jdbcUrl(), app.userName(), app.password(), CLIENTS + 4),
                    InetAddress.getLoopbackAddress(),
                    0,
                    Set.of("localhost"),
                    new Settings.Transport.Plain());
            try (var sekisho = Sekisho.start(settings)) {
                return measurement.of(new Served(sekisho, home, postgres));
            }
        } finally {
            Main.delete(home);
        }
    }

    private List<String> measure(Path home) throws Exception {
        var people = people();
        var duties = duties();
        fill(duties, people);
        var rows = new ArrayList<String>();
        rows.add(status());
        rows.addAll(useCases(duties, home));
        return rows;
    }

    private static <T> T at(LocalDate day, Supplier<T> act) {
        return Time.at(day.atTime(12, 0).atZone(Time.JAPAN).toInstant(), act);
    }

    private List<UUID> people() {
        var all = IntStream.range(0, PEOPLE)
                .mapToObj(number -> new RegisterPeople.NewPerson(
                        "B" + number,
                        new PersonName("計測", "人" + number, "ケイソク", "ヒト"),
                        Employment.REGULAR,
                        Optional.empty(),
                        BEGIN))
                .toList();
        return at(BEGIN, () -> sekisho.use(RegisterPeople.class).register(officer, new RegisterPeople.Input(all)))
                .values()
                .stream()
                .map(person -> person.value())
                .toList();
    }

    private List<Duty> duties() {
        var wanted = new ArrayList<EstablishDuties.Wanted>();
        for (int i = 0; i < 60; i++) {
            Rhythm rhythm = i == 0
                    ? new Rhythm.OnOccasion(OptionalInt.empty())
                    : new Rhythm.Every(Period.values()[i % 4], OptionalInt.empty());
            wanted.add(new EstablishDuties.Wanted(
                    "bench.duty-" + i,
                    i % 3 == 1 ? Scope.EACH_PERSON : Scope.BODY,
                    Role.CHIEF_SECURITY_OFFICER,
                    rhythm,
                    CycleOrigin.LAW,
                    "計測"));
        }
        at(
                BEGIN,
                () -> sekisho.use(BeginIntroduction.class)
                        .begin(officer, new BeginIntroduction.Input(BEGIN, BEGIN.plusDays(1))));
        at(
                BEGIN,
                () -> sekisho.use(EstablishDuties.class).establish(officer, new EstablishDuties.Input(BEGIN, wanted)));
        return at(BEGIN, () -> sekisho.use(StatusOfDuties.class).on(officer, AsOf.known(BEGIN))).duties().stream()
                .map(StatusOfDuties.DutyStatus::duty)
                .toList();
    }

    /** Lists of all people, duty after duty and month after month, until there is enough. */
    private void fill(List<Duty> duties, List<UUID> people) {
        var asked = duties.stream()
                .filter(duty -> duty.scope() == Scope.EACH_PERSON)
                .toList();
        var names = new HashSet<>(people);
        int lists = EVIDENCE / PEOPLE + 1;
        for (int i = 0; i < lists; i++) {
            var duty = asked.get(i % asked.size());
            var day = BEGIN.plusDays(1L + (long) i * (END.toEpochDay() - BEGIN.toEpochDay() - 10) / lists);
            at(
                    day,
                    () -> sekisho.use(AttestForMany.class)
                            .attest(
                                    officer,
                                    new AttestForMany.Input(duty.id(), names, day, "計測", "", "", Optional.empty())));
        }
    }

    private String status() {
        var days = List.of(BEGIN.plusDays(200), BEGIN.plusDays(500), BEGIN.plusDays(800), END);
        var millis = new ArrayList<Double>();
        for (int round = 0; round < 15; round++) {
            for (var day : days) {
                for (var asOf : List.of(AsOf.known(day), AsOf.knownThen(day))) {
                    long before = System.nanoTime();
                    sekisho.use(StatusOfDuties.class).derive(officer, asOf);
                    if (round >= 5) {
                        millis.add((System.nanoTime() - before) / 1e6);
                    }
                }
            }
        }
        var sorted = millis.stream().sorted().toList();
        return Main.row(
                "status of all duties as of any day in three years, both meanings, %,d pieces of evidence, 900 people"
                        .formatted(EVIDENCE),
                "< 200 ms",
                "%.0f ms (worst %.0f ms)",
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }

    BodyId body() {
        return body;
    }

    /** One of three use cases after the other. */
    Runnable load() {
        return load(duties());
    }

    /** Until everything that was entered is signed. */
    void awaitOrdered() throws InterruptedException {
        while (sekisho.use(ExportRecord.class).state(officer).waiting() > 0) {
            Thread.sleep(10);
        }
    }

    private Runnable load(List<Duty> duties) {
        var occasion = duties.stream()
                .filter(duty -> duty.rhythm() instanceof Rhythm.OnOccasion)
                .findFirst()
                .orElseThrow();
        var others = duties.stream()
                .filter(duty -> duty.scope() == Scope.BODY && duty.rhythm() instanceof Rhythm.Every)
                .toList();
        var number = new AtomicInteger();
        return () -> {
            int next = number.incrementAndGet();
            switch (next % 3) {
                case 0 ->
                    sekisho.use(GiveEvidence.class)
                            .give(
                                    officer,
                                    GiveEvidence.Input.done(
                                            others.get(next % others.size()).id(), END, "計測"));
                case 1 ->
                    sekisho.use(OpenOccasion.class)
                            .open(officer, new OpenOccasion.Input(occasion.id(), "契約 " + next, END));
                default ->
                    sekisho.use(RegisterPeople.class)
                            .register(
                                    officer,
                                    new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                            "U" + next,
                                            new PersonName("計測", "人" + next, "ケイソク", "ヒト"),
                                            Employment.REGULAR,
                                            Optional.empty(),
                                            END))));
            }
        };
    }

    private List<String> useCases(List<Duty> duties, Path home) throws Exception {
        var one = load(duties);
        run(one, 5);
        double perSecond = run(one, 15);
        return List.of(
                Main.row(
                        "three use cases (evidence given, occasion opened, person registered) with permission, wall, register row and entry, durable, %d clients"
                                .formatted(CLIENTS),
                        "≥ 1,000/s",
                        "%.0f/s",
                        perSecond),
                Main.row("fsync of 8 kB on the same disk, one writer", "printed", "%.0f/s", fsyncs(home)));
    }

    static double run(Runnable one, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long start = System.nanoTime();
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var jobs = IntStream.range(0, CLIENTS)
                    .<Callable<Integer>>mapToObj(client -> () -> {
                        int count = 0;
                        while (System.nanoTime() < end) {
                            one.run();
                            count++;
                        }
                        return count;
                    })
                    .toList();
            for (var job : threads.invokeAll(jobs)) {
                done += job.get();
            }
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private static double fsyncs(Path home) throws IOException {
        var file = home.resolve("fsync");
        var block = ByteBuffer.allocate(8192);
        int count = 0;
        long start = System.nanoTime();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (System.nanoTime() - start < 3_000_000_000L) {
                block.rewind();
                channel.write(block, 0);
                channel.force(false);
                count++;
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }
}
