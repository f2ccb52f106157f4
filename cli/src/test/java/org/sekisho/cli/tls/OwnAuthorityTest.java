package org.sekisho.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.cli.CommandFailure;

/** The authority as a browser meets it: by its root, in a handshake. */
final class OwnAuthorityTest {
    private static final Set<String> NAMES = Set.of("sekisho.city.example", "192.0.2.10", "[::1]");

    @TempDir
    private Path data;

    private OwnAuthority authority() throws IOException {
        return OwnAuthority.in(data.resolve("tls"), data.resolve("secrets"));
    }

    @Test
    void who_trusts_the_root_reaches_the_server_by_each_of_its_names_and_by_no_other() throws Exception {
        OwnAuthority.Leaf leaf = authority().leafFor(NAMES);
        X509Certificate root =
                certificates(data.resolve("tls/sekisho-root.crt")).getFirst();
        for (String name : List.of("sekisho.city.example", "192.0.2.10", "::1")) {
            handshake(leaf, root, name);
        }
        assertThatThrownBy(() -> handshake(leaf, root, "bank.example")).isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> handshake(leaf, root, "192.0.2.11")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void a_stolen_key_vouches_for_no_other_site() throws Exception {
        authority().leafFor(NAMES);
        X509Certificate root =
                certificates(data.resolve("tls/sekisho-root.crt")).getFirst();
        // The thief has folder and secrets, and lies about the names it was made for.
        Files.writeString(data.resolve("tls/names"), "bank.example\n");
        OwnAuthority.Leaf forged = authority().leafFor(Set.of("bank.example"));
        assertThatThrownBy(() -> handshake(forged, root, "bank.example"))
                .isInstanceOf(SSLHandshakeException.class)
                .rootCause()
                .hasMessageContaining("name constraints");
    }

    @Test
    void keys_and_password_are_for_the_owner_alone() throws Exception {
        OwnAuthority.Leaf leaf = authority().leafFor(NAMES);
        for (Path file : List.of(
                leaf.privateKey(), data.resolve("secrets/own-ca.p12"), data.resolve("secrets/own-ca-password"))) {
            assertThat(Files.getPosixFilePermissions(file))
                    .as(file.toString())
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void the_certificate_of_the_server_stays_until_its_names_change_and_the_root_stays_then() throws Exception {
        OwnAuthority.Leaf leaf = authority().leafFor(NAMES);
        String root = Files.readString(data.resolve("tls/sekisho-root.crt"));
        String first = Files.readString(leaf.certificates());
        assertThat(Files.readString(authority().leafFor(NAMES).certificates())).isEqualTo(first);
        String narrower = Files.readString(
                authority().leafFor(Set.of("sekisho.city.example")).certificates());
        assertThat(narrower).isNotEqualTo(first);
        assertThat(data.resolve("tls/sekisho-root.crt")).hasContent(root);
        Duration valid = Duration.between(
                Instant.now(),
                certificates(leaf.certificates()).getFirst().getNotAfter().toInstant());
        assertThat(valid).isBetween(Duration.ofDays(89), Duration.ofDays(91));
    }

    @Test
    void a_name_that_the_root_was_not_made_for_is_refused_with_the_way_out() throws Exception {
        authority().leafFor(NAMES);
        assertThatThrownBy(() -> authority().leafFor(Set.of("other.city.example")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("other.city.example")
                .hasMessageContaining("install the new root certificate");
    }

    @Test
    void the_instructions_name_the_file_and_its_fingerprint_in_both_languages() throws Exception {
        OwnAuthority.Leaf leaf = authority().leafFor(NAMES);
        X509Certificate root =
                certificates(data.resolve("tls/sekisho-root.crt")).getFirst();
        String fingerprint = java.util.HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(root.getEncoded()));
        assertThat(leaf.instructions())
                .content()
                .contains("sekisho-root.crt", fingerprint, "信頼されたルート証明機関", "Trusted Root Certification Authorities");
    }

    private static void handshake(OwnAuthority.Leaf leaf, X509Certificate root, String name) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                server(leaf).getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.ofVirtual().start(() -> {
                try (Socket socket = listening.accept()) {
                    ((SSLSocket) socket).startHandshake();
                } catch (IOException refusedByTheOtherSide) {
                    // What the client says is what counts.
                }
            });
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                    SSLSocket socket = (SSLSocket)
                            client(root).getSocketFactory().createSocket(plain, name, plain.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            } finally {
                serving.join();
            }
        }
    }

    private static SSLContext server(OwnAuthority.Leaf leaf) throws IOException, GeneralSecurityException {
        String pem = Files.readString(leaf.privateKey());
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", key, new char[0], certificates(leaf.certificates()).toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext client(X509Certificate root) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", root);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
