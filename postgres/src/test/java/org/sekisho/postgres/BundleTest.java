package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delivered programs and the folder they are unpacked into. */
final class BundleTest {
    @TempDir
    private Path home;

    @Test
    void several_programs_that_unpack_at_once_share_one_whole_copy() throws Exception {
        Path cache = home.resolve("cache");
        Bundle bundle = Bundle.forThisMachine();
        try (Running other = ServerProgram.start("unpack", cache.toString())) {
            CompletableFuture<Programs> second = CompletableFuture.supplyAsync(() -> bundle.unpackedBelow(cache));
            Programs first = bundle.unpackedBelow(cache);
            assertThat(second.join()).isEqualTo(first);
            assertThat(other.await("unpacked")).isEqualTo(first.binFolder().toString());
            assertThat(Command.run(List.of(first.postgres(), "--version")).output())
                    .startsWith("postgres (PostgreSQL) " + first.major() + ".");
        }
        try (var names = Files.list(cache)) {
            assertThat(names.map(Path::getFileName).map(Path::toString))
                    .hasSize(2)
                    .contains("unpack.lock")
                    .anyMatch(name -> name.startsWith("postgresql-" + bundle.version()));
        }
    }

    @Test
    void a_copy_that_lost_a_program_or_was_never_finished_is_made_again() throws Exception {
        Bundle bundle = Bundle.forThisMachine();
        Files.createDirectories(home.resolve(bundle.folderName()).resolve("lib"));
        Files.createDirectories(home.resolve("unpacking-1234/bin"));
        Programs programs = bundle.unpackedBelow(home);
        assertThat(Path.of(programs.postgres())).isExecutable();
        assertThat(home.resolve("unpacking-1234")).doesNotExist();
    }

    @Test
    void a_new_copy_leaves_the_one_before_it_and_those_that_run_and_no_others() throws Exception {
        Bundle bundle = Bundle.forThisMachine();
        for (String version : List.of("9.6.24", "17.10.0", "17.9.0", "16.1.0", "15.2.0")) {
            Files.createDirectories(home.resolve("postgresql-" + version + "-x86_64/bin"));
        }
        Path sleeping = home.resolve("postgresql-16.1.0-x86_64/bin/postgres");
        Files.copy(Path.of("/bin/sleep").toRealPath(), sleeping);
        Files.setPosixFilePermissions(sleeping, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process running = new ProcessBuilder(sleeping.toString(), "60").start();
        try {
            bundle.unpackedBelow(home);
        } finally {
            running.destroy();
            running.waitFor();
        }
        try (var names = Files.list(home)) {
            assertThat(names.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "unpack.lock",
                            bundle.folderName(),
                            "postgresql-17.10.0-x86_64",
                            "postgresql-16.1.0-x86_64");
        }
    }

    @Test
    void a_copy_that_others_can_change_is_not_run() throws Exception {
        Path bin = Files.createDirectories(home.resolve("postgresql-1.0.0-any/bin"));
        for (String program : List.of("initdb", "postgres")) {
            Files.writeString(bin.resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Bundle bundle = new Bundle("1.0.0", "/postgres-linux-any.txz");
        assertThat(bundle.unpackedBelow(home).binFolder()).isEqualTo(bin);
        Path folder = home.resolve("postgresql-1.0.0-any");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresUnavailableException refused =
                catchThrowableOfType(PostgresUnavailableException.class, () -> bundle.unpackedBelow(home));
        assertThat(refused.failure()).isEqualTo(new PostgresFailure.ProgramsNotTrusted(folder));
    }

    @Test
    void a_cache_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.writeString(home.resolve("cache"), "a file, not a folder");
        Bundle bundle = Bundle.forThisMachine();
        PostgresUnavailableException refused =
                catchThrowableOfType(PostgresUnavailableException.class, () -> bundle.unpackedBelow(file));
        assertThat(refused.failure())
                .isInstanceOfSatisfying(
                        PostgresFailure.UnpackFailed.class,
                        failure -> assertThat(failure.into().getParent()).isEqualTo(file));
    }

    @Test
    void a_machine_without_a_bundle_is_told_how_to_use_an_installed_server() {
        assertThatThrownBy(() -> Bundle.forMachine("Mac OS X", "aarch64"))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("Mac OS X aarch64")
                .hasMessageContaining(Settings.PROGRAMS_VARIABLE);
        assertThatThrownBy(() -> Bundle.forMachine("Linux", "riscv64"))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("riscv64");
    }
}
