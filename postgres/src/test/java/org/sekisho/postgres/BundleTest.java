package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delivered programs and the folder they are unpacked into. */
final class BundleTest {
    @TempDir
    private Path home;

    @Test
    void several_programs_that_unpack_at_once_share_one_whole_copy() throws Exception {
        Path cache = home.resolve("cache");
        Bundle bundle = Bundle.forThisMachine();
        try (Running other = ServerProgram.start("unpack", cache.toString())) {
            CompletableFuture<Copy> second = CompletableFuture.supplyAsync(() -> Copy.of(bundle.unpackedBelow(cache)));
            Programs first = bundle.unpackedBelow(cache);
            Copy copy = Copy.of(first);
            assertThat(second.join()).isEqualTo(copy);
            assertThat(other.await("unpacked")).isEqualTo(first.binFolder().toString());
            assertThat(Copy.of(first)).as("not made again by a later one").isEqualTo(copy);
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

    /** A copy of the programs, and when it was made. */
    private record Copy(Programs programs, FileTime made) {
        static Copy of(Programs programs) {
            try {
                return new Copy(programs, Files.getLastModifiedTime(Path.of(programs.postgres())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void a_copy_that_others_can_change_is_not_run(String mode) throws Exception {
        Path folder = copyOf("1.0.0");
        Bundle bundle = new Bundle("1.0.0", "/postgres-linux-any.txz");
        assertThat(bundle.unpackedBelow(home).binFolder()).isEqualTo(folder.resolve("bin"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        assertNotTrusted(bundle, folder);
    }

    @Test
    void a_copy_of_another_user_is_not_run() throws Exception {
        Path folder = copyOf("1.0.0");
        Assumptions.assumeTrue(
                Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a folder to another user");
        Files.setAttribute(folder, "unix:uid", 65_534);
        assertNotTrusted(new Bundle("1.0.0", "/postgres-linux-any.txz"), folder);
    }

    /** A folder that looks like an unpacked copy. */
    private Path copyOf(String version) throws IOException {
        Path folder = home.resolve("postgresql-" + version + "-any");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("initdb", "postgres")) {
            Files.writeString(bin.resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }

    private void assertNotTrusted(Bundle bundle, Path folder) {
        PostgresUnavailableException refused =
                catchThrowableOfType(PostgresUnavailableException.class, () -> bundle.unpackedBelow(home));
        assertThat(refused).isNotNull();
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
