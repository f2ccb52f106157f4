package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that meet a later program whose upgrade fails, a later one whose upgrade works, and then the earlier one again. */
final class UpgradeTest {

    @TempDir
    private Path home;

    @Test
    @Tag("full")
    void a_failed_upgrade_leaves_the_data_to_the_earlier_program_and_one_that_worked_refuses_it_them()
            throws Exception {
        SmallBody body = SmallBody.in(home);
        Path broken = laterProgram("broken", "create table later (id uuid); insert into no_such_table values (1);");
        int port = freePort();
        Call.Result failed;
        try (Watch watch = new Watch(port)) {
            failed = of(broken, "--port", Integer.toString(port)).run();
            assertThat(watch.sawItUp()).as("up while the upgrade failed").isFalse();
        }
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("could not be brought up to date", "the data are as they were", body.folder() + "/log");
        assertThat(body.folder().resolve("log/migration.log")).content().contains("no_such_table");
        Call.Result japanese =
                of(broken, "--port", "0").with("LANG", "ja_JP.UTF-8").run();
        assertThat(japanese.err()).contains("データは元のままです", body.folder() + "/log");

        try (Running earlier = Running.start(Sekisho.call(home, "demo", "--port", "0"));
                Visit visit = Visit.of(earlier)) {
            assertThat(earlier.get("/health").statusCode()).isEqualTo(200);
            assertThat(visit.get("/organisation/people").body()).contains("統括");
            assertThat(new Kept(body, "after a failed upgrade")
                            .texts("SELECT to_regclass('later') IS NULL AND count(*) = 0 FROM flyway_schema_history"
                                    + " WHERE version = '999912310000'"))
                    .containsExactly("t");
            assertThat(earlier.end()).isEmpty();
        }

        Path later = laterProgram("later", "create table later (id uuid);");
        try (Running newer = Running.start(of(later, "--port", "0"))) {
            assertThat(newer.get("/health").statusCode()).isEqualTo(200);
            assertThat(newer.end()).isEmpty();
        }
        Call.Result refused = Sekisho.call(home, "demo", "--port", "0").run();
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("newer Sekisho", "Nothing was changed", "127.0.0.1");
        Call.Result refusedInJapanese = Sekisho.call(home, "demo", "--port", "0")
                .with("LANG", "ja_JP.UTF-8")
                .run();
        assertThat(refusedInJapanese.err()).contains("より新しい版の関所", "何も変更していません");
        try (Running newer = Running.start(of(later, "--port", "0"));
                Visit visit = Visit.of(newer)) {
            assertThat(visit.get("/organisation/people").body()).contains("統括");
            assertThat(newer.end()).isEmpty();
        }
    }

    private Call of(Path program, String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "demo";
        System.arraycopy(options, 0, words, 1, options.length);
        return Sekisho.call(home, words).with("SEKISHO_ASSEMBLY", program.toString());
    }

    /** The program of this build with one more migration. */
    private Path laterProgram(String name, String migration) throws IOException {
        Path program = Files.createDirectories(home.resolve(name));
        Path built = Call.root().resolve("dist/target/sekisho/reactor");
        for (String folder : new String[] {"cli-lib", "lib"}) {
            Files.createDirectory(program.resolve(folder));
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(built.resolve(folder))) {
                for (Path jar : jars) {
                    Path place =
                            program.resolve(folder).resolve(jar.getFileName().toString());
                    if (jar.getFileName().toString().startsWith("sekisho-schema-")) {
                        Files.copy(jar, place);
                        try (FileSystem inside = FileSystems.newFileSystem(place)) {
                            Files.writeString(inside.getPath("sekisho/migration/V999912310000__later.sql"), migration);
                        }
                    } else {
                        Files.createSymbolicLink(place, jar);
                    }
                }
            }
        }
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Asks for the health of a program again and again. */
    private static final class Watch implements AutoCloseable {
        private final Thread thread;
        private volatile boolean goesOn = true;
        private volatile boolean up;

        Watch(int port) {
            thread = Thread.ofVirtual().start(() -> ask(URI.create("http://localhost:" + port + "/health")));
        }

        private void ask(URI health) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                while (goesOn) {
                    try {
                        up |= client.send(
                                                HttpRequest.newBuilder(health).build(),
                                                HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200;
                    } catch (ConnectException nobodyThere) {
                        Thread.sleep(20);
                    }
                }
            } catch (IOException | InterruptedException ended) {
                Assertions.fail(ended);
            }
        }

        boolean sawItUp() {
            return up;
        }

        @Override
        public void close() throws InterruptedException {
            goesOn = false;
            thread.join();
        }
    }
}
