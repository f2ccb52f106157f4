package org.sekisho.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.cli.run.MailServer;
import picocli.CommandLine.Option;

/** The options of the command {@code serve} about the server that takes mail, as typed. */
final class MailOptions {

    /** How the connection to the mail server is protected, as the option names it. */
    enum Protection {
        none,
        starttls,
        tls
    }

    @Option(
            names = "--mail-host",
            paramLabel = "NAME",
            description = {
                "The mail server (SMTP) that takes the weekly reminders; without it no mail is sent.",
                "毎週のお知らせを送るメールサーバー（SMTP）。指定がなければメールを送りません。"
            })
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--mail-port",
            paramLabel = "PORT",
            description = {
                "Its port. Default: 587 with starttls, 465 with tls, 25 with none.",
                "そのポート。指定がなければ、starttls は 587、tls は 465、none は 25。"
            })
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--mail-tls",
            paramLabel = "MODE",
            defaultValue = "starttls",
            description = {"starttls, tls, or none. Default: ${DEFAULT-VALUE}.", "通信の保護。starttls、tls、none（保護しない）のいずれか。"
            })
    private Protection protection = Protection.starttls;

    @Option(
            names = "--mail-user",
            paramLabel = "USER",
            description = {"The user name that the mail server asks for.", "メールサーバーの認証に使う利用者名。"})
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--mail-secret",
            paramLabel = "FILE",
            description = {
                "A file of mode 0600 with that user's password as its only line.",
                "その利用者のパスワードだけを書いた、権限 0600 のファイル。"
            })
    private Optional<Path> secret = Optional.empty();

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            description = {"The address that mail comes from.", "差出人のメールアドレス。"})
    private Optional<String> sender = Optional.empty();

    /**
     * The mail server; empty when none is named.
     *
     * @throws CommandFailure if the options do not go together
     */
    Optional<MailServer> checked() {
        if (host.isEmpty()) {
            if (port.isPresent() || user.isPresent() || secret.isPresent() || sender.isPresent()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        new Words(
                                "--mail-from などは --mail-host と一緒に指定してください。",
                                "--mail-from and the others need --mail-host."));
            }
            return Optional.empty();
        }
        return Optional.of(MailServer.of(
                host.get(),
                port,
                switch (protection) {
                    case none -> ServerStart.Mail.Protection.NONE;
                    case starttls -> ServerStart.Mail.Protection.STARTTLS;
                    case tls -> ServerStart.Mail.Protection.TLS;
                },
                user,
                secret,
                sender));
    }
}
