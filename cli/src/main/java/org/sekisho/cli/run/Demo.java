package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Language;
import org.sekisho.cli.PolicyFile;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.postgres.PostgresServer;

/**
 * The command {@code demo}.
 *
 * @param fresh whether to begin again with new data
 * @param policy the policy of one more body
 * @param port the first port to try
 */
public record Demo(boolean fresh, Optional<Path> policy, int port) {

    /** Runs until it is told to end. */
    public ExitCode run() {
        // Refused before anything is started.
        policy.ifPresent(Demo::requireReadable);
        try (Supervision supervision = new Supervision(DataFolder.Kind.DEMO, fresh)) {
            PostgresServer postgres = supervision.startLocalPostgres();
            supervision.bringUpToDate(postgres, DataFolder.Kind.DEMO);
            InetAddress loopback = Supervision.loopback();
            ServerStart start = new ServerStart(
                    true,
                    supervision.data().path(),
                    Supervision.database(postgres),
                    loopback.getHostAddress(),
                    Ports.firstFree(loopback, port),
                    Supervision.loopbackNames(),
                    new ServerStart.Transport.Plain(),
                    !supervision.data().isComplete(),
                    policy.map(file -> file.toAbsolutePath().normalize()),
                    Optional.empty(),
                    Optional.of(anchors(supervision.data().path())),
                    Optional.empty());
            return supervision.serve(start, port -> {
                supervision.data().markComplete();
                return announcement(port);
            });
        }
    }

    /* Below the data it proves nothing; it shows what a share would hold. */
    private static Path anchors(Path data) {
        try {
            return Files.createDirectories(data.resolve("anchors"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requireReadable(Path policy) {
        try {
            PolicyFile.read(policy);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String announcement(int port) {
        String address = "http://localhost:" + port + "/";
        return new Words(
                        address + "  関所の試用環境です。サインイン画面で試用者を選ぶだけで入れます。終了は Ctrl-C。",
                        address + "  Sekisho demo: choose an account on the sign-in page, one click. Ctrl-C ends it.")
                .in(Language.current());
    }
}
