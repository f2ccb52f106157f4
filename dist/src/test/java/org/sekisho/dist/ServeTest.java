package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.cli.tls.OwnAuthority;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.Settings;

/** How a body reaches its service: its own database, its own certificates, a proxy of its own. */
final class ServeTest {

    private static final Duration RENEWAL = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    @Test
    void with_certificates_of_the_body_s_own_it_answers_by_their_names_alone_and_its_cookies_stay_on_tls()
            throws Exception {
        Path certificate = home.resolve("own.pem");
        Path key = home.resolve("own.key");
        makeCertificate(certificate, key);
        try (Running service = Running.start(Sekisho.call(
                home, "serve", "--port", "0", "--tls-cert", certificate.toString(), "--tls-key", key.toString()))) {
            assertThat(service.address()).startsWith("https://localhost:");
            SSLContext trusted = Running.trusting(certificate);
            try (HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusted).build()) {
                HttpResponse<String> page = browser.send(
                        HttpRequest.newBuilder(URI.create(service.address() + service.path()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                assertThat(page.headers().allValues("Set-Cookie"))
                        .isNotEmpty()
                        .allSatisfy(cookie -> assertThat(cookie)
                                .startsWith("__Host-")
                                .contains("Secure")
                                .contains("HttpOnly"));
            }
            assertThat(ask(tls(trusted, service.port()), "evil.example")).startsWith("HTTP/1.1 421");
            assertThat(ask(tls(trusted, service.port()), "localhost")).startsWith("HTTP/1.1 303");
            assertThat(service.end()).isEmpty();
        }
    }

    @Tag("full")
    @Test
    void on_an_external_database_behind_a_proxy_it_keeps_its_rows_there_and_believes_that_proxy_alone()
            throws Exception {
        try (LocalPostgres database = LocalPostgres.open(home.resolve("database"), Settings.standard())) {
            int port = freePort();
            Call call = Sekisho.call(
                    home,
                    "serve",
                    "--port",
                    Integer.toString(port),
                    "--trusted-proxy",
                    "127.0.0.2",
                    "--host",
                    "sekisho.city.example",
                    "--database-url",
                    database.jdbcUrl(),
                    "--database-owner-secret",
                    database.owner().secretFile().toString(),
                    "--database-secret",
                    database.app().secretFile().toString());
            try (Running service = Running.start(call)) {
                assertThat(service.address()).isEqualTo("https://sekisho.city.example");
                assertThat(home.resolve("serve/cluster"))
                        .as("no database of its own")
                        .doesNotExist();
                String proxied = ask(from("127.0.0.2", port), "sekisho.city.example", "X-Forwarded-Proto: https");
                assertThat(proxied).startsWith("HTTP/1.1 303");
                assertThat(ask(from("127.0.0.2", port), "evil.example", "X-Forwarded-Proto: https"))
                        .startsWith("HTTP/1.1 421");
                assertThat(ask(from("127.0.0.1", port), "evil.example", "X-Forwarded-Host: sekisho.city.example"))
                        .as("a header of somebody who is not the proxy")
                        .startsWith("HTTP/1.1 421");
                assertThat(service.end()).isEmpty();
            }
            try (Running again = Running.start(call)) {
                assertThat(again.path()).as("the schema was there already").startsWith("/set-up?token=");
                assertThat(again.end()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sslmode=prefer", "?sslmode=require", "?sslmode=disable"})
    void a_database_elsewhere_is_refused_unless_the_way_is_verified_and_nothing_is_asked_of_it(String parameters)
            throws Exception {
        Path secret = home.resolve("secret");
        Files.writeString(secret, "unused");
        Call.Result result = Sekisho.call(
                        home,
                        "serve",
                        "--port",
                        "0",
                        "--database-url",
                        "jdbc:postgresql://db.city.example/sekisho" + parameters,
                        "--database-owner-secret",
                        secret.toString(),
                        "--database-secret",
                        secret.toString())
                .run();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("verify-full", "--database-unverified")
                .doesNotContain("UnknownHost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.10"})
    void other_addresses_than_loopback_are_not_served_without_tls(String address) throws Exception {
        Call.Result result =
                Sekisho.call(home, "serve", "--address", address, "--port", "0").run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(address, "--own-ca", "--tls-cert", "--trusted-proxy");
        assertThat(home.resolve("serve")).as("nothing begun").doesNotExist();
    }

    @Test
    @Tag("full")
    void a_renewed_certificate_of_its_own_authority_is_taken_up_without_a_restart() throws Exception {
        try (Running service = Running.start(Sekisho.call(home, "serve", "--own-ca", "--port", "0"))) {
            SSLContext root = Running.trusting(home.resolve("serve/tls/sekisho-root.crt"));
            X509Certificate first = shown(root, service.port());
            Path store = home.resolve("serve/secrets/own-ca.p12");
            keytool(
                    "-delete",
                    "-alias",
                    "server",
                    "-keystore",
                    store.toString(),
                    "-storepass:file",
                    home.resolve("serve/secrets/own-ca-password").toString());
            OwnAuthority.in(home.resolve("serve/tls"), home.resolve("serve/secrets"))
                    .leafFor(Set.of("localhost", "127.0.0.1", "[::1]"));
            Instant patience = Instant.now().plus(RENEWAL);
            X509Certificate now = first;
            while (now.equals(first) && Instant.now().isBefore(patience)) {
                Thread.sleep(500);
                now = shown(root, service.port());
            }
            assertThat(now.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
            assertThat(service.process().isAlive()).isTrue();
            assertThat(service.end()).isEmpty();
        }
    }

    private static X509Certificate shown(SSLContext trusted, int port) throws IOException {
        try (SSLSocket socket = tls(trusted, port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket tls(SSLContext trusted, int port) throws IOException {
        return (SSLSocket) trusted.getSocketFactory().createSocket("localhost", port);
    }

    /** A connection that leaves by one of the addresses of this machine. */
    private static Socket from(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    private static String ask(Socket socket, String host, String... headers) throws IOException {
        try (socket) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\n"
                    + String.join(
                            "", List.of(headers).stream().map(h -> h + "\r\n").toList())
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** A certificate for localhost that signs itself, as PEM. */
    private void makeCertificate(Path certificate, Path key) throws Exception {
        Path store = home.resolve("own.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "for-the-test");
        KeyStore keys = KeyStore.getInstance(store.toFile(), "for-the-test".toCharArray());
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        keys.getKey("own", "for-the-test".toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private static void keytool(String... words) throws Exception {
        Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Call.Result result = Call.of(program, words).run();
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
