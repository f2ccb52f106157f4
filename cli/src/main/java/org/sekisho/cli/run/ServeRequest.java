package org.sekisho.cli.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.ServerStart;

/**
 * What the command {@code serve} is asked to do, found to be safe: no address but loopback is served without TLS.
 *
 * @param anchors the folder that signed checkpoints of the records go into
 * @param timeStamps who gives time stamps of them
 * @param hosts the names that were given, in lower case; none when the certificate or loopback says them
 */
public record ServeRequest(
        InetAddress address,
        int port,
        Set<String> hosts,
        Protection protection,
        Optional<ExternalDatabase> database,
        Optional<MailServer> mail,
        Optional<BackupPlan> backups,
        Optional<Path> anchors,
        Optional<ServerStart.TimeStamps> timeStamps) {
    private static final int PORT_WITH_TLS = 8443;
    private static final int PORT_IN_CLEAR = 8720;

    /* Only digits: a name here would be asked of a name server, and a typing error would wait for its answer. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    private static final Pattern RANGE = Pattern.compile("(" + ADDRESS.pattern() + ")(?:/(\\d{1,3}))?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");

    /** What keeps others from reading along. */
    public sealed interface Protection {
        /** Nothing; on loopback only. */
        record None() implements Protection {}

        /** TLS with a certificate that this program issues. */
        record OwnAuthority() implements Protection {}

        /** TLS with a certificate of the body's own. */
        record Files(Path certificates, Path privateKey) implements Protection {}

        /** A proxy that ends TLS, as addresses or CIDR ranges. */
        record Proxy(List<String> proxies) implements Protection {
            public Proxy {
                proxies = proxies.stream().map(ServeRequest::range).toList();
            }
        }

        default boolean tls() {
            return switch (this) {
                case OwnAuthority _, Files _ -> true;
                case None _, Proxy _ -> false;
            };
        }
    }

    /**
     * A database that others run, and the files with its passwords.
     *
     * @param unverified whether a way to another machine is accepted that does not prove which server answers
     */
    public record ExternalDatabase(
            String jdbcUrl, boolean unverified, String owner, Path ownerSecret, String user, Path secret) {}

    /**
     * A request made of options.
     *
     * @throws CommandFailure if they would show the service to others in clear, or are not understood
     */
    public static ServeRequest of(
            String addressText,
            Optional<Integer> port,
            List<String> hosts,
            Protection protection,
            Optional<ExternalDatabase> database,
            Optional<MailServer> mail,
            Optional<BackupPlan> backups,
            Optional<Path> anchors,
            Optional<ServerStart.TimeStamps> timeStamps) {
        InetAddress address = address(addressText);
        if (protection instanceof Protection.None && !address.isLoopbackAddress()) {
            throw usage(
                    addressText
                            + " で待ち受けるには TLS が必要です。--own-ca（証明書を自ら発行）、--tls-cert と --tls-key（手持ちの証明書）、--trusted-proxy（TLS を終端するプロキシ）のいずれかを指定してください。",
                    "Listening on " + addressText + " needs TLS. Give one of --own-ca (issues its own certificate),"
                            + " --tls-cert with --tls-key (a certificate of yours), or --trusted-proxy (a proxy that"
                            + " ends TLS).");
        }
        Set<String> names = new LinkedHashSet<>();
        for (String host : hosts) {
            String name = host.strip().toLowerCase(Locale.ROOT);
            if (!HOST.matcher(name).matches()) {
                throw usage(
                        "--host の「" + host + "」は名前として使えません。ポートや http:// を付けずに、例えば sekisho.city.example のように指定してください。",
                        "'" + host + "' is no name for --host. Give it without port and http://, for example"
                                + " sekisho.city.example.");
            }
            names.add(name);
        }
        if (names.isEmpty() && !(protection instanceof Protection.Files) && !address.isLoopbackAddress()) {
            throw needsHost();
        }
        if (names.isEmpty() && protection instanceof Protection.Proxy) {
            throw needsHost();
        }
        return new ServeRequest(
                address,
                port.orElse(protection.tls() ? PORT_WITH_TLS : PORT_IN_CLEAR),
                names,
                protection,
                database,
                mail,
                backups,
                anchors,
                timeStamps);
    }

    private static CommandFailure needsHost() {
        return usage(
                "利用者がブラウザーで開くときの名前を --host で指定してください（例: --host sekisho.city.example）。",
                "Say by which name browsers reach the service, for example: --host sekisho.city.example");
    }

    private static InetAddress address(String text) {
        try {
            if (text.equals("localhost")) {
                return Supervision.loopback();
            }
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException notAnAddress) {
            // Said below.
        }
        throw usage(
                "「" + text + "」はアドレスではありません。127.0.0.1、0.0.0.0、192.0.2.10 のように数字で指定してください。",
                "'" + text + "' is not an address. Give it in digits, like 127.0.0.1, 0.0.0.0 or 192.0.2.10.");
    }

    private static String range(String text) {
        var parts = RANGE.matcher(text.strip());
        if (parts.matches()) {
            try {
                InetAddress address = InetAddress.getByName(parts.group(1));
                int bits = address.getAddress().length * 8;
                int prefix = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
                if (prefix <= bits) {
                    return address.getHostAddress() + "/" + prefix;
                }
            } catch (UnknownHostException notAnAddress) {
                // Said below.
            }
        }
        throw usage(
                "--trusted-proxy の「" + text + "」はアドレスでも範囲でもありません。192.0.2.10 や 192.0.2.0/28 のように指定してください。",
                "'" + text + "' is neither an address nor a range for --trusted-proxy. Give it like 192.0.2.10 or"
                        + " 192.0.2.0/28.");
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
