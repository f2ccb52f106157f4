package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when processes end without a chance to say goodbye. */
final class CrashTest {
    private static final int NUMBERS_PER_ROUND = 1_000_000;

    @TempDir
    private Path home;

    private final Settings settings = Settings.standard();

    @Test
    void term_ends_the_program_and_its_server() throws Exception {
        Path folder = home.resolve("data");
        try (Running program = ServerProgram.start("hold", folder.toString())) {
            program.await("holds");
            program.process().destroy();
            assertThat(program.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Servers.processesOf(Servers.clusterOf(folder))).isEmpty();
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_server_whose_program_was_killed_is_ended_and_its_rows_are_kept() throws Exception {
        Path folder = home.resolve("data");
        long left;
        try (Running program = ServerProgram.start("insert", folder.toString(), "0")) {
            left = Long.parseLong(program.await("server"));
            program.await("row");
            program.kill();
            assertThat(Servers.processesOf(Servers.clusterOf(folder)))
                    .as("the server outlives its killed program")
                    .extracting(ProcessHandle::pid)
                    .contains(left);
            try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
                assertThat(server.pid()).isNotEqualTo(left);
                assertThat(Servers.processesOf(Servers.clusterOf(folder)))
                        .extracting(ProcessHandle::pid)
                        .contains(server.pid())
                        .doesNotContain(left);
                assertThat(rows(server)).containsAll(acknowledged(program));
            }
        }
        assertThat(Servers.processesOf(Servers.clusterOf(folder))).isEmpty();
    }

    @Test
    void a_mark_that_names_a_foreign_process_does_not_keep_the_database_closed() throws Exception {
        Path folder = home.resolve("data");
        LocalPostgres.open(folder, settings).close();
        long foreign = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                foreign + "\n" + folder.resolve("cluster") + "\n1700000000\n15432\n\n127.0.0.1\n  0 0\nready   \n");
        try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void no_acknowledged_row_is_lost_in_a_few_kills() throws Exception {
        killRounds(3, Long.getLong("sekisho.seed", 20_261_122L));
    }

    @Test
    @Tag("full")
    void no_acknowledged_row_is_lost_in_many_kills() throws Exception {
        killRounds(30, Long.getLong("sekisho.seed", System.nanoTime()));
    }

    private void killRounds(int rounds, long seed) throws Exception {
        Path folder = home.resolve("data");
        Random random = new Random(seed);
        Set<Long> acknowledged = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            String situation = "seed " + seed + ", round " + round;
            long first = (long) round * NUMBERS_PER_ROUND;
            try (Running program = ServerProgram.start("insert", folder.toString(), Long.toString(first))) {
                if (random.nextInt(4) == 0) {
                    // Somewhere in unpacking, making, starting or recovering the database.
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
                } else {
                    readRows(program, 1 + random.nextInt(1_500));
                }
                killBoth(program, folder, random.nextInt(3));
                acknowledged.addAll(acknowledged(program));
                assertThat(program.lines()).as(situation).noneMatch(line -> line.startsWith("failed"));
            }
            try (LocalPostgres server = LocalPostgres.open(folder, settings)) {
                Set<Long> lost = new HashSet<>(acknowledged);
                lost.removeAll(rows(server));
                assertThat(lost).as("rows acknowledged and lost; %s", situation).isEmpty();
            }
        }
        assertThat(acknowledged).as("the rounds insert at all").hasSizeGreaterThan(rounds);
    }

    private static void readRows(Running program, int count) throws Exception {
        int rows = 0;
        while (rows < count) {
            Optional<String> line = program.nextLine();
            assertThat(line)
                    .as("a program that inserts; it said %s", program.lines())
                    .isPresent();
            if (line.orElseThrow().startsWith("row ")) {
                rows++;
            }
        }
    }

    private static void killBoth(Running program, Path folder, int order) throws Exception {
        Cluster cluster = Servers.clusterOf(folder);
        switch (order) {
            case 0 -> {
                killServer(cluster);
                program.kill();
            }
            case 1 -> {
                program.kill();
                killServer(cluster);
            }
            default -> {
                // Every process of the server at the same moment, then the program.
                Servers.processesOf(cluster).forEach(ProcessHandle::destroyForcibly);
                program.kill();
            }
        }
    }

    /** Kills the main process alone; its children notice by themselves. */
    private static void killServer(Cluster cluster) {
        List<ProcessHandle> processes = Servers.processesOf(cluster);
        processes.stream()
                .filter(process -> process.parent().filter(processes::contains).isEmpty())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static Set<Long> acknowledged(Running program) {
        return program.lines().stream()
                .filter(line -> line.matches("row \\d+"))
                .map(line -> Long.valueOf(line.substring("row ".length())))
                .collect(Collectors.toSet());
    }

    private static Set<Long> rows(LocalPostgres server) throws Exception {
        if (Sql.value(server, server.owner(), "SELECT to_regclass('acknowledged') IS NULL")
                .equals("t")) {
            return Set.of();
        }
        return Sql.column(server, server.owner(), "SELECT number FROM acknowledged").stream()
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
