package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local server when root starts it. */
final class RootTest {
    @TempDir
    private Path home;

    private final Settings settings = Settings.standard();

    @BeforeEach
    void runsAsRoot() throws IOException {
        assumeTrue(userOf(Path.of("/proc/self")) == 0, "These tests are about root and run as another user");
    }

    @Test
    void root_has_a_database_below_a_private_home() throws Exception {
        assumeTrue(Command.run(List.of("unshare", "--user", "true")).succeeded(), "No user namespaces here");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Path folder = home.resolve("data");
        try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
            assertThat(Sql.value(server, server.app(), "SELECT 1")).isEqualTo("1");
            assertThat(userOf(folder.resolve("cluster"))).isZero();
            String status = Files.readString(Path.of("/proc", Long.toString(server.pid()), "status"));
            assertThat(status).as("none of root's powers").containsPattern("CapEff:\\s+0000000000000000");
        }
    }

    @Test
    void a_database_of_another_user_is_run_as_that_user_where_he_can_reach_it() throws Exception {
        assumeTrue(Command.run(List.of("id", "-u", "daemon")).succeeded(), "There is no user daemon here");
        int daemon = Integer.parseInt(Command.run(List.of("id", "-u", "daemon")).output());
        Path folder = home.resolve("data");
        try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
            Sql.execute(server, server.owner(), "CREATE TABLE kept AS SELECT 7 AS number");
        }
        giveTo(daemon, folder.resolve("cluster"));
        giveTo(daemon, folder.resolve("log"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

        PostgresUnavailableException refused = catchThrowableOfType(
                PostgresUnavailableException.class,
                () -> LocalPostgres.open(folder, settings).close());
        assertThat(refused.failure()).isInstanceOfSatisfying(PostgresFailure.NoUserToRunAs.class, failure -> {
            assertThat(failure.folder()).isEqualTo(folder);
            assertThat(failure.tried()).singleElement().asString().contains("user 1: cannot enter " + folder);
        });

        for (Path path : List.of(home, folder)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
        // A cache that he cannot enter: the programs are unpacked into the data folder.
        Path cache = Files.createDirectory(
                home.resolve("cache"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (LocalPostgres server = LocalPostgres.open(folder, settings.withProgramCache(cache))) {
            assertThat(Sql.value(server, server.owner(), "SELECT number FROM kept"))
                    .isEqualTo("7");
            assertThat(userOf(Path.of("/proc", Long.toString(server.pid())))).isEqualTo(daemon);
            assertThat(Servers.processesOf(Servers.clusterOf(folder))).hasSizeGreaterThan(3);
            assertThat(userOf(server.superuser().secretFile())).isZero();
        }
        assertThat(Servers.processesOf(Servers.clusterOf(folder))).isEmpty();
    }

    @Test
    void without_user_namespaces_another_user_of_the_system_runs_the_database() throws Exception {
        List<String> withoutUnshare = List.of(
                "unshare",
                "--mount",
                "--",
                "sh",
                "-c",
                "mount --bind /bin/false /usr/bin/unshare && exec \"$@\"",
                "sh");
        assumeTrue(
                Command.run(Stream.concat(withoutUnshare.stream(), Stream.of("true"))
                                .toList())
                        .succeeded(),
                "Mount namespaces are not allowed here");
        Path folder = home.resolve("data");
        try (Running program = ServerProgram.start(withoutUnshare, "probe", folder.toString())) {
            assertThat(program.await("failed")).startsWith("NoUserToRunAs ").contains("cannot enter " + home);
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Cluster cluster = Servers.clusterOf(folder);
        try (Running program = ServerProgram.start(withoutUnshare, "hold", folder.toString())) {
            long server = Long.parseLong(program.await("server"));
            program.await("holds");
            assertThat(userOf(Path.of("/proc", Long.toString(server))))
                    .isNotZero()
                    .isEqualTo(userOf(cluster.folder()));
            assertThat(userOf(folder.resolve("secrets"))).isZero();
            program.kill();
            assertThat(Servers.processesOf(cluster)).isNotEmpty();
        }
        try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
            assertThat(Sql.value(server, server.app(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(Servers.processesOf(cluster)).isEmpty();
    }

    private static int userOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static void giveTo(int user, Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
