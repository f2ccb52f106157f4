package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that run until they are told to end, as processes with everything they start. */
final class ServerTest {

    @TempDir
    private Path home;

    @Test
    void a_demo_moves_past_a_taken_port_ends_with_all_children_and_keeps_its_data_until_fresh() throws Exception {
        Path cluster = home.resolve("demo/cluster/PG_VERSION");
        Object first;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running demo =
                        Running.start(Sekisho.call(home, "demo", "--port", Integer.toString(taken.getLocalPort())))) {
            assertThat(demo.port()).as("the port after the taken one").isGreaterThan(taken.getLocalPort());
            HttpResponse<String> page = demo.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("篠瀬市");
            first = Files.getAttribute(cluster, "unix:ino");
            Call.Result second = Sekisho.call(home, "demo").run();
            assertThat(second.exit()).as("a second demo on the same folder").isEqualTo(3);
            assertThat(second.err()).contains("in use");
            assertThat(demo.end()).isEmpty();
        }
        try (Running again = Running.start(Sekisho.call(home, "demo", "--port", "0"))) {
            assertThat(again.get("/").body()).contains("篠瀬市");
            assertThat(Files.getAttribute(cluster, "unix:ino")).isEqualTo(first);
            assertThat(again.end()).isEmpty();
        }
        Call.write(home.resolve("demo/left-over"), "x");
        // Its data are made anew; it need not come to the end of that.
        Process fresh = Sekisho.call(home, "demo", "--fresh", "--port", "0").start();
        assertThat(fresh.errorReader().readLine()).contains("0 %");
        assertThat(home.resolve("demo/left-over")).doesNotExist();
        assertThat(Files.getAttribute(cluster, "unix:ino")).isNotEqualTo(first);
        fresh.destroy();
        assertThat(fresh.waitFor(Running.END_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("demo/complete")).doesNotExist();
    }

    @Tag("full")
    @Test
    void a_backup_of_a_demo_in_use_comes_back_in_another_place_and_serves_there() throws Exception {
        Path file = home.resolve("backup");
        Path keys = home.resolve("keys");
        Path key = home.resolve("key");
        Path elsewhere = home.resolve("elsewhere");
        String[] restore = {"restore", file.toString(), "--keys", keys.toString(), "--key", key.toString()};
        try (Running demo = Running.start(Sekisho.call(home, "demo", "--port", "0"))) {
            Call.Result backup = Sekisho.call(
                            home,
                            "backup",
                            "--demo",
                            file.toString(),
                            "--keys",
                            keys.toString(),
                            "--key",
                            key.toString())
                    .run();
            assertThat(backup.exit()).as(backup.err()).isZero();
            assertThat(backup.err()).contains("database, 100 %", "files, 100 %", "backup made");
            assertThat(demo.get("/").statusCode()).as("in use meanwhile").isEqualTo(200);
            Call.Result full = Sekisho.call(home, restore).run();
            assertThat(full.exit()).as("a place in use").isEqualTo(3);
            assertThat(demo.end()).isEmpty();
        }
        Call.Result full = Sekisho.call(home, restore).run();
        assertThat(full.exit()).as("a place with data").isEqualTo(1);
        assertThat(full.err()).contains("has data already");

        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        Call.Result broken = Sekisho.call(elsewhere, restore).run();
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).contains("cut short or was changed");
        assertThat(elsewhere.resolve("demo")).doesNotExist();
        assertThat(elsewhere.resolve("demo.restoring")).doesNotExist();

        Files.write(file, whole);
        Call.Result restored = Sekisho.call(elsewhere, restore).run();
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.err()).contains("restored", "the record is as it was signed");
        try (Running demo = Running.start(Sekisho.call(elsewhere, "demo", "--port", "0"))) {
            assertThat(demo.get("/").body()).contains("篠瀬市");
            assertThat(demo.end()).isEmpty();
        }
    }

    @Test
    void an_empty_service_names_its_set_up_page_and_is_trusted_by_its_own_root() throws Exception {
        try (Running service = Running.start(Sekisho.call(home, "serve", "--own-ca", "--port", "0"))) {
            assertThat(service.address()).startsWith("https://localhost:");
            Path token = home.resolve("serve/secrets/setup-token");
            assertThat(Files.getPosixFilePermissions(token)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(service.path())
                    .isEqualTo("/set-up?token=" + Files.readString(token).strip());
            assertThatThrownBy(() -> service.get("/")).as("without its root").isInstanceOf(SSLException.class);
            SSLContext root = Running.trusting(home.resolve("serve/tls/sekisho-root.crt"));
            try (HttpClient browser = HttpClient.newBuilder()
                    .sslContext(root)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()) {
                HttpResponse<String> page = browser.send(
                        HttpRequest.newBuilder(URI.create(service.address() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).isLessThan(500);
                assertThat(page.body()).doesNotContain("篠瀬市");
            }
            assertThat(service.end()).isEmpty();
        }
    }

    @Tag("full")
    @Test
    void when_the_supervisor_is_killed_the_server_ends_and_the_next_start_clears_up() throws Exception {
        try (Running service = Running.start(Sekisho.call(home, "serve", "--port", "0"))) {
            List<ProcessHandle> everything = service.process().descendants().toList();
            service.process().destroyForcibly().waitFor();
            try (Running next = Running.start(Sekisho.call(home, "serve", "--port", "0"))) {
                assertThat(next.get("/").statusCode()).isLessThan(500);
                assertThat(everything).noneMatch(Running::runs);
                assertThat(next.end()).isEmpty();
            }
        }
    }
}
