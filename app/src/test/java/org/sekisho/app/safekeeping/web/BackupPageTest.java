package org.sekisho.app.safekeeping.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Shells;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an administrator reads about the backups. */
final class BackupPageTest {

    private final PolicyFixture fixture = PolicyFixture.newBody();

    private final Path state = Path.of(
                    Objects.requireNonNull(fixture.use(Environment.class).getProperty("sekisho.home")))
            .resolve("backup-state.properties");

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(state);
    }

    @Test
    void without_a_plan_the_page_says_how_to_make_one() throws Exception {
        assertThat(page().text()).contains("自動のバックアップは、設定されていません。", "--backup-folder");
    }

    @Test
    void a_failure_is_told_with_its_reason_and_the_last_success() throws Exception {
        Files.writeString(state, """
                since=2026-01-01T00\\:00\\:00Z
                at=2026-04-03T17\\:30\\:00Z
                lastSuccess=2026-04-02T17\\:30\\:00Z
                outcome=failed
                reason=No space left on device
                file=/mnt/backup/sekisho-2026-04-03.sekisho
                bytes=3145729
                folder=/mnt/backup
                time=02\\:30
                daily=7
                monthly=12
                """);
        assertThat(page().text())
                .contains(
                        "直近のバックアップに失敗しました。",
                        "理由　No space left on device",
                        "最後に作成できた日時 令和8年4月3日 2:30",
                        "大きさ 4 MB",
                        "毎日 02:30",
                        "新しいものから7件と、直近12か月の各月の最後の1件");
    }

    private Document page() throws Exception {
        var administrator = new Actor(fixture.body(), new UUID(0, 1), "管理 太郎", Set.of(Role.ADMINISTRATOR));
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest();
        fixture.use(BackupPage.class)
                .show(administrator, fixture.use(Shells.class).of(request))
                .render(Map.of(), request, response);
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
