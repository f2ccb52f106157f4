package org.sekisho.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.cli.run.ServeRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the command {@code serve}, as typed. */
final class ServeOptions {

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = {"The address to listen on. Default: ${DEFAULT-VALUE}.", "待ち受けるアドレス。"})
    private String address = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = {
                "The port to listen on. Default: 8443 with TLS, 8720 without.",
                "待ち受けるポート。指定がなければ、TLS を使うときは 8443、使わないときは 8720。"
            })
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            split = ",",
            description = {
                "A name by which browsers reach the service; may be repeated. Other names are refused.",
                "利用者がブラウザーで開くときの名前（複数指定可）。これ以外の名前の要求には応じません。"
            })
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--own-ca",
            description = {
                "Makes a certificate of its own, with a root certificate to install on the PCs that use it.",
                "証明書を自ら発行します。利用する PC には、ルート証明書を一度だけ入れます（手順書も作ります）。"
            })
    private boolean ownAuthority;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = {"The certificate with its chain, as PEM.", "証明書と中間証明書（PEM 形式）。"})
    private Optional<Path> certificates = Optional.empty();

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = {"The private key of the certificate, as PEM (PKCS #8).", "証明書の秘密鍵（PEM 形式、PKCS #8）。"})
    private Optional<Path> privateKey = Optional.empty();

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description = {
                "The address or range of a proxy that ends TLS and sets X-Forwarded-*; may be repeated.",
                "TLS を終端し X-Forwarded-* を付けるプロキシのアドレス又は範囲（複数指定可）。"
            })
    private List<String> proxies = new ArrayList<>();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "An external PostgreSQL, 15 or later, as jdbc:postgresql://HOST:PORT/DATABASE.",
                "外部の PostgreSQL（15 以上）。jdbc:postgresql://ホスト:ポート/データベース の形で指定します。"
            })
    private Optional<String> databaseUrl = Optional.empty();

    @Option(
            names = "--database-unverified",
            description = {
                "Accepts a database on another machine without TLS that proves which server answers. Passwords and"
                        + " records can then be read on the way.",
                "ほかの機器にあるデータベースへ、相手を確かめる TLS（sslmode=verify-full）なしで接続することを認めます。途中で読まれるおそれがあります。"
            })
    private boolean databaseUnverified;

    @Option(
            names = "--database-owner",
            paramLabel = "USER",
            defaultValue = "sekisho_owner",
            description = {
                "The user of the external database that owns its tables. Default: ${DEFAULT-VALUE}.",
                "表を所有するデータベース利用者。"
            })
    private String databaseOwner = "";

    @Option(
            names = "--database-owner-secret",
            paramLabel = "FILE",
            description = {
                "A file of mode 0600 with that user's password as its only line.",
                "その利用者のパスワードだけを書いた、権限 0600 のファイル。"
            })
    private Optional<Path> databaseOwnerSecret = Optional.empty();

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            defaultValue = "sekisho_app",
            description = {
                "The user of the external database that serves requests. Default: ${DEFAULT-VALUE}.",
                "業務の処理に使うデータベース利用者。"
            })
    private String databaseUser = "";

    @Option(
            names = "--database-secret",
            paramLabel = "FILE",
            description = {
                "A file of mode 0600 with that user's password as its only line.",
                "その利用者のパスワードだけを書いた、権限 0600 のファイル。"
            })
    private Optional<Path> databaseSecret = Optional.empty();

    @Mixin
    private MailOptions mail = new MailOptions();

    /**
     * The options, found to go together.
     *
     * @throws CommandFailure if they do not
     */
    ServeRequest checked() {
        return ServeRequest.of(address, port, hosts, protection(), database(), mail.checked());
    }

    private ServeRequest.Protection protection() {
        boolean files = certificates.isPresent() || privateKey.isPresent();
        int ways = (ownAuthority ? 1 : 0) + (files ? 1 : 0) + (proxies.isEmpty() ? 0 : 1);
        if (ways > 1) {
            throw usage(
                    "--own-ca、--tls-cert と --tls-key、--trusted-proxy は、いずれか一つだけを指定してください。",
                    "Give only one of --own-ca, --tls-cert with --tls-key, and --trusted-proxy.");
        }
        if (ownAuthority) {
            return new ServeRequest.Protection.OwnAuthority();
        }
        if (files) {
            return new ServeRequest.Protection.Files(
                    certificates.orElseThrow(ServeOptions::halfACertificate),
                    privateKey.orElseThrow(ServeOptions::halfACertificate));
        }
        return proxies.isEmpty() ? new ServeRequest.Protection.None() : new ServeRequest.Protection.Proxy(proxies);
    }

    private Optional<ServeRequest.ExternalDatabase> database() {
        if (databaseUrl.isEmpty()) {
            if (databaseOwnerSecret.isPresent() || databaseSecret.isPresent() || databaseUnverified) {
                throw usage(
                        "--database-secret などは --database-url と一緒に指定してください。",
                        "--database-secret, --database-owner-secret and --database-unverified need --database-url.");
            }
            return Optional.empty();
        }
        if (!databaseUrl.get().startsWith("jdbc:postgresql:")) {
            throw usage(
                    "--database-url は jdbc:postgresql://ホスト:ポート/データベース の形で指定してください。",
                    "Give --database-url as jdbc:postgresql://HOST:PORT/DATABASE.");
        }
        return Optional.of(new ServeRequest.ExternalDatabase(
                databaseUrl.get(),
                databaseUnverified,
                databaseOwner,
                databaseOwnerSecret.orElseThrow(ServeOptions::noSecret),
                databaseUser,
                databaseSecret.orElseThrow(ServeOptions::noSecret)));
    }

    private static CommandFailure halfACertificate() {
        return usage("--tls-cert と --tls-key は両方とも指定してください。", "Give both --tls-cert and --tls-key.");
    }

    private static CommandFailure noSecret() {
        return usage(
                "--database-url には --database-owner-secret と --database-secret が要ります。",
                "--database-url needs --database-owner-secret and --database-secret.");
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
