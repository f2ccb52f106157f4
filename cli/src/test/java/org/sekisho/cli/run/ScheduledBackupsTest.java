package org.sekisho.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When backups are made by themselves, which are kept, and what is noted of them. */
final class ScheduledBackupsTest {

    @TempDir
    private Path folder;

    private Optional<String> failure = Optional.empty();

    @Test
    void the_next_backup_is_at_the_time_of_day_that_was_asked_for() {
        var plan = plan(7, 12);
        assertThat(plan.next(LocalDateTime.parse("2026-04-01T02:29:59"))).isEqualTo("2026-04-01T02:30");
        assertThat(plan.next(LocalDateTime.parse("2026-04-01T02:30:00"))).isEqualTo("2026-04-02T02:30");
    }

    @Test
    void the_newest_are_kept_and_the_last_of_each_month() {
        var made = Stream.iterate(LocalDate.parse("2026-01-01"), day -> day.plusDays(1))
                .limit(100)
                .toList();
        assertThat(plan(3, 3).kept(made))
                .containsExactlyInAnyOrder(
                        LocalDate.parse("2026-04-10"),
                        LocalDate.parse("2026-04-09"),
                        LocalDate.parse("2026-04-08"),
                        LocalDate.parse("2026-03-31"),
                        LocalDate.parse("2026-02-28"));
        assertThat(plan(1, 0).kept(made)).containsExactly(LocalDate.parse("2026-04-10"));
        assertThat(plan(7, 12).kept(List.of())).isEmpty();
    }

    @Test
    void each_day_has_its_file_the_expired_go_and_what_else_is_there_stays() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve(".sekisho-2026-03-29.sekisho.x.tmp"), "of a process that was killed");
        var backups = backups(plan(2, 1));
        for (var day : List.of("2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02")) {
            backups.make(LocalDate.parse(day));
        }
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "notes.txt",
                        "sekisho-2026-04-01.sekisho",
                        "sekisho-2026-04-02.sekisho",
                        "sekisho.keys",
                        ScheduledBackups.STATE);
        assertThat(state())
                .containsEntry("outcome", "ok")
                .containsEntry("time", "02:30")
                .containsEntry("bytes", "6");
    }

    @Test
    void a_failure_is_noted_with_its_reason_deletes_nothing_and_the_last_success_is_remembered() throws Exception {
        var backups = backups(plan(1, 0));
        backups.make(LocalDate.parse("2026-04-01"));
        var success = state().getProperty("lastSuccess");
        failure = Optional.of("No space left on device");
        backups.make(LocalDate.parse("2026-04-02"));
        assertThat(names()).contains("sekisho-2026-04-01.sekisho");
        assertThat(state())
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "No space left on device")
                .containsEntry("lastSuccess", success);
        assertThat(backups.isLate(Instant.now())).isFalse();
        assertThat(backups.isLate(Instant.now().plus(Duration.ofHours(25)))).isTrue();
    }

    private BackupPlan plan(int daily, int monthly) {
        return new BackupPlan(folder, folder, folder.resolve("key"), LocalTime.of(2, 30), daily, monthly);
    }

    private ScheduledBackups backups(BackupPlan plan) {
        return new ScheduledBackups(plan, folder, new ScheduledBackups.Maker() {
            @Override
            public Optional<String> make(Path file, Path keys) throws IOException {
                if (failure.isEmpty()) {
                    Files.writeString(file, "backup");
                    Files.writeString(keys, "keys");
                }
                return failure;
            }

            @Override
            public void end() {}
        });
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Properties state() throws IOException {
        var state = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(ScheduledBackups.STATE))) {
            state.load(in);
        }
        return state;
    }
}
