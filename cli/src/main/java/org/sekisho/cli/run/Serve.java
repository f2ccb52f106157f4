package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Language;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.cli.tls.CertificateFiles;
import org.sekisho.cli.tls.OwnAuthority;
import org.sekisho.postgres.PostgresServer;

/** The command {@code serve}. */
public record Serve(ServeRequest request) {
    private static final int TOKEN_BYTES = 24;
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(12);

    /** What browsers reach the service by, and how it is protected. */
    private record Front(ServerStart.Transport transport, Set<String> hosts) {}

    /** Runs until it is told to end. */
    public ExitCode run() {
        Ports.requireFree(request.address(), request.port());
        Optional<MailServer.Ready> mail = request.mail().map(MailServer::withPassword);
        try (Supervision supervision = new Supervision(DataFolder.Kind.SERVE, false)) {
            DataFolder data = supervision.data();
            Front front = front(data);
            PostgresServer postgres = postgres(supervision);
            Schema schema = supervision.bringUpToDate(postgres, DataFolder.Kind.SERVE);
            Optional<String> token = setUpToken(data, schema.isEmpty());
            ServerStart start = new ServerStart(
                    false,
                    data.path(),
                    Supervision.database(postgres),
                    request.address().getHostAddress(),
                    request.port(),
                    front.hosts(),
                    front.transport(),
                    false,
                    Optional.empty(),
                    mail.map(server -> server.start(address(front, request.port()))),
                    request.anchors(),
                    request.timeStamps());
            return supervision.serve(start, port -> {
                backUp(supervision);
                return announcement(front, port, token);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void backUp(Supervision supervision) {
        Path state = supervision.data().path().resolve(ScheduledBackups.STATE);
        if (request.backups().isEmpty()) {
            try {
                // Nobody shall be reminded of backups that are not wanted any more.
                Files.deleteIfExists(state);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return;
        }
        BackupPlan plan = request.backups().get();
        supervision.keep(() -> ScheduledBackups.start(
                plan, supervision.data().path(), new BackupProcess(plan.key(), request.database())));
    }

    private PostgresServer postgres(Supervision supervision) {
        if (request.database().isEmpty()) {
            return supervision.startLocalPostgres();
        }
        return Supervision.external(request.database().get());
    }

    private Front front(DataFolder data) throws IOException {
        return switch (request.protection()) {
            case ServeRequest.Protection.None _ ->
                new Front(new ServerStart.Transport.Plain(), with(Supervision.loopbackNames()));
            case ServeRequest.Protection.Proxy(var proxies) ->
                new Front(new ServerStart.Transport.BehindProxy(proxies), request.hosts());
            case ServeRequest.Protection.Files(var certificates, var privateKey) -> {
                Set<String> names = CertificateFiles.check(certificates, privateKey);
                yield new Front(
                        new ServerStart.Transport.Tls(certificates.toAbsolutePath(), privateKey.toAbsolutePath()),
                        request.hosts().isEmpty() ? names : request.hosts());
            }
            case ServeRequest.Protection.OwnAuthority _ -> {
                Set<String> names = request.hosts().isEmpty() ? Supervision.loopbackNames() : request.hosts();
                OwnAuthority authority = OwnAuthority.in(data.path().resolve("tls"), data.secrets());
                OwnAuthority.Leaf leaf = authority.leafFor(names);
                Thread.ofVirtual().name("renew-certificate").start(() -> renew(authority, names));
                Supervision.progress(new Words(
                        "利用する PC にルート証明書を入れてください。手順: " + leaf.instructions(),
                        "Install the root certificate on the PCs that use Sekisho. How: " + leaf.instructions()));
                yield new Front(new ServerStart.Transport.Tls(leaf.certificates(), leaf.privateKey()), names);
            }
        };
    }

    /* The serving process watches the files and takes up what changes. */
    private static void renew(OwnAuthority authority, Set<String> names) {
        while (true) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
                authority.leafFor(names);
            } catch (IOException failed) {
                Supervision.progress(new Words(
                        "証明書を更新できませんでした。次は半日後に試します（" + failed.getMessage() + "）。",
                        "The certificate could not be renewed; the next attempt is in half a day ("
                                + failed.getMessage() + ")."));
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private Set<String> with(Set<String> names) {
        Set<String> all = new LinkedHashSet<>(request.hosts());
        all.addAll(names);
        return all;
    }

    /* The token is kept until a body is there, so that the address printed first stays right after a restart. */
    private static Optional<String> setUpToken(DataFolder data, boolean empty) throws IOException {
        Path file = data.secrets().resolve("setup-token");
        if (!empty) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        if (Files.exists(file)) {
            return Optional.of(Files.readString(file).strip());
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.createDirectories(
                data.secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token + "\n");
        return Optional.of(token);
    }

    private static String address(Front front, int port) {
        String host = front.hosts().contains("localhost")
                ? "localhost"
                : front.hosts().iterator().next();
        return switch (front.transport()) {
            case ServerStart.Transport.Plain _ -> "http://" + host + ":" + port + "/";
            case ServerStart.Transport.Tls _ -> "https://" + host + (port == 443 ? "" : ":" + port) + "/";
            case ServerStart.Transport.BehindProxy _ -> "https://" + host + "/";
        };
    }

    private static String announcement(Front front, int port, Optional<String> token) {
        String address = address(front, port);
        return token.map(secret -> new Words(
                        address + "set-up?token=" + secret + "  初期設定の画面です。このアドレスは一度だけ使えます。人に見せないでください。",
                        address + "set-up?token=" + secret + "  Set-up page: works once; show this address to nobody."))
                .orElseGet(() -> new Words(
                        address + "  関所が動いています。終了は Ctrl-C。", address + "  Sekisho is running. Ctrl-C ends it."))
                .in(Language.current());
    }
}
