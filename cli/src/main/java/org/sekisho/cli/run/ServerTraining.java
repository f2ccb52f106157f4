package org.sekisho.cli.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.postgres.ThrowawayPostgres;

/** The training run of the server's AOT cache: it starts on a throw-away database, answers some requests, and ends. */
public final class ServerTraining {
    private static final int FIRST_PORT = 28_720;
    private static final List<String> PAGES = List.of("/", "/sign-in", "/set-up", "/no-such-page");
    private static final int ROUNDS = 5;

    private ServerTraining() {}

    /** Writes the cache beside the program. */
    public static void run() throws IOException, InterruptedException {
        Program program = Program.ofThisProcess();
        Path home = Files.createTempDirectory("sekisho-training-");
        try (ThrowawayPostgres postgres = ThrowawayPostgres.open();
                Children children = new Children()) {
            Path log = home.resolve("training.log");
            new Schema(postgres, program, DataFolder.Kind.DEMO).bringUpToDate(children, log);
            InetAddress loopback = Supervision.loopback();
            ServerStart start = new ServerStart(
                    true,
                    home,
                    Supervision.database(postgres),
                    loopback.getHostAddress(),
                    Ports.firstFree(loopback, FIRST_PORT),
                    Supervision.loopbackNames(),
                    new ServerStart.Transport.Plain(),
                    false,
                    Optional.empty());
            ServerProcess server = children.start(() ->
                    ServerProcess.start(program.server("-XX:AOTCacheOutput=" + program.serverCache()), start, log));
            visit("http://localhost:" + server.awaitReady(Supervision::progress));
            // The cache is written as the process ends, which takes longer than any other end.
            server.endAndWait();
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        if (!Files.exists(program.serverCache())) {
            throw new IOException("The server ended without writing " + program.serverCache());
        }
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    browser.send(
                            HttpRequest.newBuilder(URI.create(address + page)).build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        }
    }
}
