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
            names = "--anchor-folder",
            paramLabel = "FOLDER",
            description = {
                "Puts a signed checkpoint of each record into FOLDER every day: a share on another machine.",
                "毎日、操作の記録のチェックポイントを FOLDER に保存します。別の機器の共有フォルダーを指定してください。"
            })
    private Optional<Path> anchors = Optional.empty();

    @Mixin
    private TimeStampOptions timeStamps = new TimeStampOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private BackupOptions backup = new BackupOptions();

    @Mixin
    private MailOptions mail = new MailOptions();

    /**
     * The options, found to go together.
     *
     * @throws CommandFailure if they do not
     */
    ServeRequest checked() {
        return ServeRequest.of(
                address,
                port,
                hosts,
                protection(),
                database.checked(),
                mail.checked(),
                backup.checked(),
                anchors.map(BackupOptions::writable),
                timeStamps.checked());
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

    private static CommandFailure halfACertificate() {
        return usage("--tls-cert と --tls-key は両方とも指定してください。", "Give both --tls-cert and --tls-key.");
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
