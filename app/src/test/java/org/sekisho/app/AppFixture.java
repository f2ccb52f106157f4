package org.sekisho.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.sekisho.app.demo.SampleBodies;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Time;

/**
 * The application, started once per JVM and mode on a port of its own, over the {@link TestDatabase}.
 *
 * <p>Tests do not clean up: each founds a body of its own, and the wall keeps the bodies apart.
 */
public final class AppFixture {

    private static final Map<Settings.Mode, AppFixture> RUNNING = new EnumMap<>(Settings.Mode.class);

    private static final Map<TestDatabase, Path> HOMES = new IdentityHashMap<>();

    private final Sekisho sekisho;
    private final Settings settings;

    private final TestDatabase database;

    private AppFixture(Sekisho sekisho, Settings settings, TestDatabase database) {
        this.sekisho = sekisho;
        this.settings = settings;
        this.database = database;
    }

    /** The application in service. */
    public static AppFixture serving() {
        return in(Settings.Mode.SERVE);
    }

    /** The application as a demonstration. */
    public static AppFixture demonstrating() {
        return in(Settings.Mode.DEMO);
    }

    /** A demonstration of its own, with its two sample bodies and their year. */
    public static AppFixture withSamples() {
        return Samples.ONE;
    }

    private static final class Samples {
        private static final AppFixture ONE = load();

        private static AppFixture load() {
            var app = start(Settings.Mode.DEMO, TestDatabase.another());
            app.use(SampleBodies.class).load((step, fraction) -> {});
            return app;
        }
    }

    /** A body of the fixture. */
    public BodyRef body(String slug) {
        return use(Bodies.class).bySlug(slug).orElseThrow();
    }

    /** Where the fixture keeps its rows. */
    public TestDatabase database() {
        return database;
    }

    /** Noon of a day in Japan; of today, now, while noon is still to come: nothing is entered in the future. */
    public static Instant noon(LocalDate day) {
        var noon = day.atTime(12, 0).atZone(Time.JAPAN).toInstant();
        var now = Instant.now();
        return day.equals(LocalDate.ofInstant(now, Time.JAPAN)) && noon.isAfter(now) ? now : noon;
    }

    /** A use case. */
    public <T> T use(Class<T> useCase) {
        return sekisho.use(useCase);
    }

    /** The address of a page. */
    public URI page(String path) {
        return URI.create("http://localhost:" + sekisho.port() + path);
    }

    public Settings settings() {
        return settings;
    }

    private static synchronized AppFixture in(Settings.Mode mode) {
        return RUNNING.computeIfAbsent(mode, one -> start(one, TestDatabase.get()));
    }

    private static synchronized AppFixture start(Settings.Mode mode, TestDatabase database) {
        try {
            var home = homeBeside(database);
            var settings = new Settings(
                    mode,
                    home,
                    new Settings.Database(database.jdbcUrl(), database.app(), database.appPassword(), 10),
                    InetAddress.getLoopbackAddress(),
                    0,
                    Set.of("localhost", "127.0.0.1"),
                    new Settings.Transport.Plain());
            var sekisho = Sekisho.start(settings);
            // Not closed: the database, which ends at the same time, would be waited for.
            return new AppFixture(sekisho, settings, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one folder beside a database, whoever serves it: its keys are those of the bodies in there. */
    private static Path homeBeside(TestDatabase database) throws IOException {
        var known = HOMES.get(database);
        if (known != null) {
            return known;
        }
        var made = Files.createTempDirectory("sekisho-test-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
        HOMES.put(database, made);
        return made;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // A temporary folder that stays behind is no fault of the test.
        }
    }
}
