package org.sekisho.app.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;

/** When an administrator is told of the backups. */
final class ScheduledBackupsTest {

    private static final Instant NOW = Instant.parse("2026-04-03T00:00:00Z");
    private static final String PLAN =
            "since=2026-01-01T00\\:00\\:00Z\nfolder=/mnt/backup\ntime=02\\:30\ndaily=7\nmonthly=12\n";

    @TempDir
    private Path home;

    @Test
    void without_a_plan_there_is_nothing_to_look_after() {
        assertThat(backups().of(actor(Role.ADMINISTRATOR))).isEmpty();
        assertThat(backups().need(actor(Role.ADMINISTRATOR))).isEqualTo(ScheduledBackups.Need.NOTHING);
    }

    @Test
    void one_that_succeeded_within_two_days_is_enough_and_an_older_one_is_not() throws Exception {
        note("outcome=ok\nlastSuccess=2026-04-01T00\\:00\\:00Z\n");
        assertThat(backups().need(actor(Role.ADMINISTRATOR))).isEqualTo(ScheduledBackups.Need.NOTHING);
        note("outcome=ok\nlastSuccess=2026-03-31T23\\:59\\:59Z\n");
        assertThat(backups().need(actor(Role.ADMINISTRATOR))).isEqualTo(ScheduledBackups.Need.TOO_OLD);
        note("");
        assertThat(backups().need(actor(Role.ADMINISTRATOR)))
                .as("planned in January, and none since")
                .isEqualTo(ScheduledBackups.Need.TOO_OLD);
    }

    @Test
    void a_failure_is_told_with_its_reason_to_administrators_and_to_nobody_else() throws Exception {
        note(
                "outcome=failed\nreason=No space left\nlastSuccess=2026-04-02T00\\:00\\:00Z\nat=2026-04-03T00\\:00\\:00Z\n");
        var state = backups().of(actor(Role.ADMINISTRATOR)).orElseThrow();
        assertThat(state.need()).isEqualTo(ScheduledBackups.Need.FAILED);
        assertThat(state.reason()).isEqualTo("No space left");
        assertThat(backups().need(actor(Role.STAFF))).isEqualTo(ScheduledBackups.Need.NOTHING);
        assertThatThrownBy(() -> backups().of(actor(Role.STAFF))).isInstanceOf(Refusal.NotPermitted.class);
    }

    private void note(String outcome) throws Exception {
        Files.writeString(home.resolve("backup-state.properties"), PLAN + outcome);
    }

    private ScheduledBackups backups() {
        return new ScheduledBackups(home, new Time(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static Actor actor(Role role) {
        return new Actor(new BodyId(new UUID(0, 1)), new UUID(0, 2), "管理 太郎", Set.of(role));
    }
}
