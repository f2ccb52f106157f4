package org.sekisho.app;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a start of the program needs to know. The command line makes it; nothing else configures the application.
 *
 * @param home the data folder: {@code files/}, {@code secrets/}
 * @param hosts the values of the Host header that are answered, without port
 * @param mail empty when the program sends no mail
 * @param anchors the folder that signed checkpoints of the records go into; empty when there is none
 * @param timeStamps who gives time stamps of them; empty when nobody is asked
 */
public record Settings(
        Mode mode,
        Path home,
        Database database,
        InetAddress address,
        int port,
        Set<String> hosts,
        Transport transport,
        Optional<Mail> mail,
        Optional<Path> anchors,
        Optional<TimeStamps> timeStamps) {

    /** Settings without a mail server, a folder for checkpoints and time stamps of them. */
    public Settings(
            Mode mode,
            Path home,
            Database database,
            InetAddress address,
            int port,
            Set<String> hosts,
            Transport transport) {
        this(
                mode,
                home,
                database,
                address,
                port,
                hosts,
                transport,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * An authority for time stamps (RFC 3161).
     *
     * @param address http or https; an answer proves itself
     * @param certificates PEM; what the authority's certificate must lead to, where it is given
     */
    public record TimeStamps(URI address, Optional<Path> certificates) {}

    /** A demonstration on loopback with one-click accounts, or service. */
    public enum Mode {
        DEMO,
        SERVE
    }

    /** The database as the application's own role reaches it; never the owner's or a superuser's. */
    public record Database(String jdbcUrl, String user, String password, int connections) {
        @Override
        public String toString() {
            return "Database[" + jdbcUrl + ", " + user + "]";
        }
    }

    /** How requests arrive. */
    public sealed interface Transport {
        /** In clear; on loopback only. */
        record Plain() implements Transport {}

        /** Over TLS with a certificate chain and its key as PEM files. */
        record Tls(Path certificates, Path privateKey) implements Transport {}

        /** In clear from a proxy on this or a trusted machine that ends TLS. */
        record BehindProxy(String trustedAddresses) implements Transport {}
    }

    /**
     * The mail server that takes what the program sends, by SMTP.
     *
     * @param sender the address that mail comes from
     * @param site where readers of a mail reach the program, ending in a slash
     */
    public record Mail(String host, int port, Protection protection, Optional<Login> login, String sender, URI site) {

        /** How the connection is protected. */
        public enum Protection {
            /** Not at all. */
            NONE,
            /** By TLS, asked for on a connection that begins in clear; nothing is sent without it. */
            STARTTLS,
            /** By TLS from the beginning. */
            TLS
        }

        public Mail {
            if (protection == Protection.NONE && login.isPresent()) {
                throw new IllegalArgumentException("A password does not leave in clear: log in over STARTTLS or TLS");
            }
        }

        /** What the server wants to know of its client. */
        public record Login(String user, String password) {
            @Override
            public String toString() {
                return "Login[" + user + "]";
            }
        }
    }

    public Settings {
        hosts = Set.copyOf(hosts);
        if (transport instanceof Transport.Plain && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("Without TLS the address must be loopback: " + address);
        }
        if (mode == Mode.DEMO && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("A demonstration listens on loopback only: " + address);
        }
    }

    public boolean demo() {
        return mode == Mode.DEMO;
    }

    /** Whether readers reach the program over TLS, so that cookies are Secure. */
    public boolean secure() {
        return !(transport instanceof Transport.Plain);
    }

    public Optional<Transport.Tls> tls() {
        return transport instanceof Transport.Tls tls ? Optional.of(tls) : Optional.empty();
    }
}
