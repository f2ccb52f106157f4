package org.sekisho.cli.handover;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What the serving process needs to know, handed over on its standard input so that no password stands on a command
 * line or in an environment.
 *
 * @param demo whether this is a demonstration
 * @param home the data folder
 * @param database the database as the application's role reaches it
 * @param address the address to listen on, as digits
 * @param hosts the values of the Host header that are answered, without port
 * @param transport how requests arrive
 * @param samplesWanted for a demonstration, whether the sample bodies are to be made first
 * @param samplePolicy for a demonstration, the policy of one more body
 * @param mail the server that takes mail; empty when none is sent
 * @param anchors the folder that signed checkpoints go into; empty when there is none
 * @param timeStamps who gives time stamps of them; empty when nobody is asked
 */
public record ServerStart(
        boolean demo,
        Path home,
        Database database,
        String address,
        int port,
        Set<String> hosts,
        Transport transport,
        boolean samplesWanted,
        Optional<Path> samplePolicy,
        Optional<Mail> mail,
        Optional<Path> anchors,
        Optional<TimeStamps> timeStamps) {

    /** A start without a mail server, a folder for checkpoints and time stamps of them. */
    public ServerStart(
            boolean demo,
            Path home,
            Database database,
            String address,
            int port,
            Set<String> hosts,
            Transport transport,
            boolean samplesWanted,
            Optional<Path> samplePolicy) {
        this(
                demo,
                home,
                database,
                address,
                port,
                hosts,
                transport,
                samplesWanted,
                samplePolicy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ServerStart {
        hosts = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(hosts));
    }

    /**
     * An authority for time stamps.
     *
     * @param certificates PEM; what its certificate must lead to
     */
    public record TimeStamps(URI address, Optional<Path> certificates) {}

    /** A database and the account that reaches it. */
    public record Database(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + jdbcUrl + ", " + user + "]";
        }
    }

    /**
     * A mail server.
     *
     * @param sender the address that mail comes from
     * @param site the address of the first page, which mail leads to
     */
    public record Mail(
            String host, int port, Protection protection, Optional<Login> login, String sender, String site) {

        /** How the connection to it is protected. */
        public enum Protection {
            NONE,
            STARTTLS,
            TLS
        }

        /** What it wants to know of its client. */
        public record Login(String user, String password) {
            @Override
            public String toString() {
                return "Login[" + user + "]";
            }
        }
    }

    /** How requests arrive. */
    public sealed interface Transport {
        /** In clear, on loopback. */
        record Plain() implements Transport {}

        /** Over TLS with a certificate chain and its key as PEM files. */
        record Tls(Path certificates, Path privateKey) implements Transport {}

        /** In clear from proxies that end TLS, as CIDR ranges. */
        record BehindProxy(List<String> proxies) implements Transport {
            public BehindProxy {
                proxies = List.copyOf(proxies);
            }
        }
    }

    /** Writes this in a form that {@link #readFrom} takes. */
    public void writeTo(Writer out) throws IOException {
        Properties values = new Properties();
        values.setProperty("demo", Boolean.toString(demo));
        values.setProperty("home", home.toString());
        values.setProperty("database.url", database.jdbcUrl());
        values.setProperty("database.user", database.user());
        values.setProperty("database.password", database.password());
        values.setProperty("address", address);
        values.setProperty("port", Integer.toString(port));
        values.setProperty("hosts", String.join(",", hosts));
        switch (transport) {
            case Transport.Plain _ -> values.setProperty("transport", "plain");
            case Transport.Tls(Path certificates, Path privateKey) -> {
                values.setProperty("transport", "tls");
                values.setProperty("certificates", certificates.toString());
                values.setProperty("private-key", privateKey.toString());
            }
            case Transport.BehindProxy(List<String> proxies) -> {
                values.setProperty("transport", "proxy");
                values.setProperty("proxies", String.join(",", proxies));
            }
        }
        values.setProperty("samples", Boolean.toString(samplesWanted));
        samplePolicy.ifPresent(file -> values.setProperty("sample-policy", file.toString()));
        anchors.ifPresent(folder -> values.setProperty("anchors", folder.toString()));
        timeStamps.ifPresent(authority -> {
            values.setProperty("time-stamps", authority.address().toString());
            authority.certificates().ifPresent(file -> values.setProperty("time-stamps.certificates", file.toString()));
        });
        mail.ifPresent(server -> {
            values.setProperty("mail.host", server.host());
            values.setProperty("mail.port", Integer.toString(server.port()));
            values.setProperty("mail.protection", server.protection().name());
            server.login().ifPresent(login -> {
                values.setProperty("mail.user", login.user());
                values.setProperty("mail.password", login.password());
            });
            values.setProperty("mail.sender", server.sender());
            values.setProperty("mail.site", server.site());
        });
        Message.write(values, out);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static ServerStart readFrom(Reader in) throws IOException {
        Properties values = Message.read(in);
        return new ServerStart(
                Boolean.parseBoolean(Message.value(values, "demo")),
                Path.of(Message.value(values, "home")),
                new Database(
                        Message.value(values, "database.url"),
                        Message.value(values, "database.user"),
                        Message.value(values, "database.password")),
                Message.value(values, "address"),
                Integer.parseInt(Message.value(values, "port")),
                new LinkedHashSet<>(list(Message.value(values, "hosts"))),
                switch (Message.value(values, "transport")) {
                    case "tls" ->
                        new Transport.Tls(
                                Path.of(Message.value(values, "certificates")),
                                Path.of(Message.value(values, "private-key")));
                    case "proxy" -> new Transport.BehindProxy(list(Message.value(values, "proxies")));
                    default -> new Transport.Plain();
                },
                Boolean.parseBoolean(Message.value(values, "samples")),
                Optional.ofNullable(values.getProperty("sample-policy")).map(Path::of),
                values.containsKey("mail.host") ? Optional.of(mail(values)) : Optional.empty(),
                Optional.ofNullable(values.getProperty("anchors")).map(Path::of),
                Optional.ofNullable(values.getProperty("time-stamps"))
                        .map(address -> new TimeStamps(
                                URI.create(address),
                                Optional.ofNullable(values.getProperty("time-stamps.certificates"))
                                        .map(Path::of))));
    }

    private static Mail mail(Properties values) throws IOException {
        return new Mail(
                Message.value(values, "mail.host"),
                Integer.parseInt(Message.value(values, "mail.port")),
                Mail.Protection.valueOf(Message.value(values, "mail.protection")),
                values.containsKey("mail.user")
                        ? Optional.of(new Mail.Login(
                                Message.value(values, "mail.user"), Message.value(values, "mail.password")))
                        : Optional.empty(),
                Message.value(values, "mail.sender"),
                Message.value(values, "mail.site"));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isEmpty()).toList();
    }
}
