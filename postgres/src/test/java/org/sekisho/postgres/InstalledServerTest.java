package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The server from the programs of Debian's PostgreSQL 15, where they are installed. */
@EnabledIf(value = "isInstalled", disabledReason = "PostgreSQL 15 is not installed in /usr/lib/postgresql/15/bin")
final class InstalledServerTest extends LocalServerContract {
    private static final Settings INSTALLED = Settings.standard().withInstalledPrograms(Servers.DEBIAN_15);

    InstalledServerTest() {
        super(INSTALLED);
    }

    static boolean isInstalled() {
        return Files.isExecutable(Servers.DEBIAN_15.resolve("postgres"));
    }

    @Test
    void data_of_version_15_are_refused_by_the_bundled_version_and_stay_usable(@TempDir Path home) throws Exception {
        Path folder = home.resolve("data");
        try (LocalPostgres server = LocalPostgres.open(folder, INSTALLED)) {
            assertThat(Sql.value(server, server.app(), "SHOW server_version")).startsWith("15.");
        }
        PostgresUnavailableException refused = catchThrowableOfType(
                PostgresUnavailableException.class, () -> LocalPostgres.open(folder, Servers.bundled()));
        assertThat(refused.failure())
                .isEqualTo(new PostgresFailure.OtherMajorVersion(folder.resolve("cluster"), "15", 18));
        try (LocalPostgres server = LocalPostgres.open(folder, INSTALLED)) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void a_folder_without_the_programs_is_refused(@TempDir Path home) {
        assertThatThrownBy(() -> LocalPostgres.open(home.resolve("data"), INSTALLED.withInstalledPrograms(home)))
                .asInstanceOf(type(PostgresUnavailableException.class))
                .extracting(PostgresUnavailableException::failure)
                .isEqualTo(new PostgresFailure.ProgramsMissing(home, "initdb"));
    }
}
