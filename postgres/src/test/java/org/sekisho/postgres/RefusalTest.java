package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a local server is not started, and what is said then. */
final class RefusalTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final Settings SETTINGS = Settings.standard();

    /** A data folder with a database that is not running; every test leaves it like that. */
    private static Path folder = Path.of("");

    @TempDir
    private Path home;

    @BeforeAll
    static void makeDatabase(@TempDir Path shared) {
        folder = shared.resolve("data");
        LocalPostgres.open(folder, SETTINGS).close();
    }

    @Test
    void a_folder_in_use_by_another_program_is_refused_and_that_one_is_named() throws Exception {
        try (Running other = ServerProgram.start("hold", folder.toString())) {
            other.await("holds");
            assertThat(refusal(folder, SETTINGS))
                    .isEqualTo(new PostgresFailure.FolderInUse(
                            folder, OptionalLong.of(other.process().pid())));
            try (Running third = ServerProgram.start("probe", folder.toString())) {
                assertThat(third.await("failed")).startsWith("FolderInUse ").contains(folder.toString());
            }
        }
        LocalPostgres.open(folder, SETTINGS).close();
    }

    @Test
    void a_folder_in_use_by_this_program_is_refused_twice_over() throws Exception {
        try (LocalPostgres server = LocalPostgres.open(folder, SETTINGS)) {
            PostgresFailure inUse = new PostgresFailure.FolderInUse(
                    folder, OptionalLong.of(ProcessHandle.current().pid()));
            assertThat(refusal(folder, SETTINGS)).isEqualTo(inUse);
            // The refused attempt must not have given the lock away to other processes.
            try (Running other = ServerProgram.start("probe", folder.toString())) {
                assertThat(other.await("failed")).startsWith("FolderInUse ");
            }
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void an_almost_full_disk_is_refused_before_anything_is_written() throws Exception {
        Path empty = home.resolve("data");
        long needed = Long.MAX_VALUE;
        PostgresFailure refusal = refusal(empty, SETTINGS.withMinimumFreeBytes(needed));
        assertThat(refusal).isInstanceOfSatisfying(PostgresFailure.DiskAlmostFull.class, full -> {
            assertThat(full.folder()).isEqualTo(empty);
            assertThat(full.freeBytes()).isPositive();
            assertThat(full.wantedBytes()).isEqualTo(needed);
        });
        try (var files = Files.list(empty)) {
            assertThat(files).containsExactly(empty.resolve(FolderLock.FILE_NAME));
        }
    }

    @Test
    void data_of_another_major_version_are_refused_untouched() throws Exception {
        Path version = folder.resolve("cluster/PG_VERSION");
        String ours = Files.readString(version).strip();
        Files.writeString(version, "14\n");
        byte[] control = Files.readAllBytes(folder.resolve("cluster/global/pg_control"));
        assertThat(refusal(folder, SETTINGS))
                .isEqualTo(
                        new PostgresFailure.OtherMajorVersion(folder.resolve("cluster"), "14", Integer.parseInt(ours)));
        assertThat(folder.resolve("cluster/global/pg_control")).hasBinaryContent(control);
        Files.writeString(version, ours + "\n");
    }

    @Test
    void a_cluster_folder_that_is_no_database_is_refused() throws Exception {
        Path empty = home.resolve("data");
        Files.createDirectories(empty.resolve("cluster"));
        Files.writeString(empty.resolve("cluster/letter.txt"), "mine");
        assertThat(refusal(empty, SETTINGS)).isInstanceOf(PostgresFailure.FolderUnusable.class);
        assertThat(empty.resolve("cluster/letter.txt")).hasContent("mine");
    }

    @Test
    void a_data_folder_that_is_a_file_is_refused() throws Exception {
        Path file = Files.writeString(home.resolve("data"), "mine");
        assertThat(refusal(file, SETTINGS)).isInstanceOf(PostgresFailure.FolderUnusable.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_password_file_open_to_others_is_refused() throws Exception {
        Path secret = folder.resolve("secrets/sekisho_superuser");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refusal(folder, SETTINGS)).isEqualTo(new PostgresFailure.SecretOpenToOthers(secret, "rw-r-----"));
        assertThat(Servers.processesOf(Servers.clusterOf(folder))).isEmpty();
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_lost_password_of_the_administrator_is_refused_and_the_folder_is_free_again() throws Exception {
        Path secret = folder.resolve("secrets/sekisho_superuser");
        byte[] password = Files.readAllBytes(secret);
        Files.delete(secret);
        assertThat(refusal(folder, SETTINGS)).isEqualTo(new PostgresFailure.SecretMissing(secret, "no such file"));
        Files.write(secret, password);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        LocalPostgres.open(folder, SETTINGS).close();
    }

    @Test
    void a_database_that_does_not_start_shows_its_log() throws Exception {
        Files.writeString(folder.resolve("cluster/sekisho-local.conf"), "no_such_setting = 1\n");
        assertThat(refusal(folder, SETTINGS))
                .isInstanceOfSatisfying(
                        PostgresFailure.DidNotStart.class,
                        failure -> assertThat(failure.lastLines()).contains("no_such_setting"));
        Files.delete(folder.resolve("cluster/sekisho-local.conf"));
    }

    @Test
    void a_taken_port_moves_to_the_next_free_one() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK);
                LocalPostgres server = LocalPostgres.open(folder, SETTINGS.withFirstPort(taken.getLocalPort()))) {
            assertThat(server.port()).isGreaterThan(taken.getLocalPort());
            assertThat(Sql.value(server, server.app(), "SELECT inet_server_port()"))
                    .isEqualTo(Integer.toString(server.port()));
        }
    }

    @Test
    void no_free_port_is_said_with_the_range() throws Exception {
        try (ServerSocket taken = new ServerSocket(65_535, 1, LOOPBACK)) {
            assertThat(refusal(folder, SETTINGS.withFirstPort(taken.getLocalPort())))
                    .isEqualTo(new PostgresFailure.NoFreePort(65_535, 65_535));
        }
    }

    private static PostgresFailure refusal(Path folder, Settings settings) {
        PostgresUnavailableException refused = catchThrowableOfType(
                PostgresUnavailableException.class,
                () -> LocalPostgres.open(folder, settings).close());
        assertThat(refused).as("a refusal").isNotNull();
        return refused.failure();
    }
}
