package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server for tests and code generation. */
final class ThrowawayPostgresTest {
    @TempDir
    private Path temporary;

    @Test
    void two_at_once_are_empty_and_apart() throws Exception {
        try (ThrowawayPostgres one = ThrowawayPostgres.open();
                ThrowawayPostgres other = ThrowawayPostgres.open()) {
            Sql.execute(one, one.owner(), "CREATE TABLE here (id int)");
            assertThat(Sql.value(other, other.app(), "SELECT count(*) FROM pg_tables WHERE tablename = 'here'"))
                    .isEqualTo("0");
            assertThat(Sql.value(other, other.superuser(), "SHOW fsync")).isEqualTo("off");
        }
    }

    @Test
    void it_leaves_nothing_behind() throws Exception {
        try (ThrowawayPostgres server = ThrowawayPostgres.open(Settings.standard(), temporary)) {
            assertThat(server.superuser().secretFile()).exists().startsWith(temporary);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void the_remains_of_a_killed_program_are_cleared_by_the_next_one() throws Exception {
        Path left;
        try (Running program = ServerProgram.start("throwaway", temporary.toString())) {
            program.await("holds");
            left = folder();
            program.kill();
        }
        Cluster cluster = Servers.clusterOf(left.resolve("data"));
        assertThat(Servers.processesOf(cluster)).isNotEmpty();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        ThrowawayPostgres.open(Settings.standard(), temporary).close();
        assertThat(left).doesNotExist();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(left.toString())))
                .isEmpty();
    }

    private Path folder() throws IOException {
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.findFirst().orElseThrow();
        }
    }
}
