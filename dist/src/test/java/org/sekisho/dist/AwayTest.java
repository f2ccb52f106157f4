package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and those who watch over the program see while its database is away, and when it comes back. */
final class AwayTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path home;

    @Test
    @Tag("full")
    void without_its_database_it_says_so_and_goes_on_by_itself_when_that_is_back() throws Exception {
        SmallBody body = SmallBody.in(home);
        try (Running demo = Running.start(Sekisho.call(home, "demo", "--port", "0"));
                Visit visit = Visit.of(demo)) {
            assertThat(demo.get("/health").statusCode()).isEqualTo(200);
            assertThat(demo.get("/health").body()).contains("\"status\":\"up\"", "\"clock\":\"up\"");
            List<Load.Written> written;
            try (Load load = Load.on(demo, body, "before", 1)) {
                load.await(Load.CLIENTS);
                load.disturb();
                // It cannot be started again before this is gone.
                Path broken =
                        Files.writeString(body.folder().resolve("cluster/sekisho-local.conf"), "no_such_setting = 1\n");
                KillTest.postmaster(body).destroyForcibly();
                written = load.end();
                awaitHealth(demo, 503);

                HttpResponse<String> page = visit.get("/overview");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("データベースに接続できません", "現在、利用できません");
                assertThat(page.headers().firstValue("Retry-After")).isPresent();
                assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
                assertThat(demo.get("/sign-in").statusCode()).isEqualTo(503);
                assertThat(demo.get("/health").body()).contains("\"status\":\"down\"", "\"database\":\"away\"");
                BufferedReader said = demo.process().errorReader();
                assertThat(said.lines()
                                .filter(line -> line.contains("no_such_setting") || line.contains("could not"))
                                .findFirst())
                        .as("the reason, on the console")
                        .isPresent();

                Files.delete(broken);
            }
            awaitHealth(demo, 200);
            Kept kept = new Kept(body, "database away and back");
            kept.requireRows(written);
            kept.requireFiles(visit, written);
            kept.requireRecord(visit, new byte[0], home);
            assertThat(visit.get("/overview").statusCode())
                    .as("the session from before")
                    .isEqualTo(200);
            assertThat(demo.end()).isEmpty();
        }
    }

    static HttpResponse<String> health(Running demo) throws Exception {
        return demo.get("/health");
    }

    static void awaitHealth(Running demo, int status) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (demo.get("/health").statusCode() != status) {
            assertThat(System.nanoTime()).as("waiting for %s", status).isLessThan(patience);
            Thread.sleep(200);
        }
    }
}
