package org.sekisho.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.ServerStart;

/**
 * The mail server that the command {@code serve} was given, found to be safe: no password goes over the network in clear.
 *
 * @param login the user name, and the file with the password
 */
public record MailServer(
        String host, int port, ServerStart.Mail.Protection protection, Optional<Login> login, String sender) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /** A user name and the file with the password. */
    public record Login(String user, Path secret) {}

    /** The server with the password that was read from its file. */
    record Ready(MailServer server, Optional<ServerStart.Mail.Login> login) {

        ServerStart.Mail start(String site) {
            return new ServerStart.Mail(
                    server.host(), server.port(), server.protection(), login, server.sender(), site);
        }

        @Override
        public String toString() {
            return "Ready[" + server + "]";
        }
    }

    /**
     * A server made of options.
     *
     * @throws CommandFailure if they do not go together, or would show the password to others
     */
    public static MailServer of(
            String host,
            Optional<Integer> port,
            ServerStart.Mail.Protection protection,
            Optional<String> user,
            Optional<Path> secret,
            Optional<String> sender) {
        if (!HOST.matcher(host).matches()) {
            throw usage(
                    "--mail-host の「" + host + "」は名前として使えません。mail.city.example のように指定してください。",
                    "'" + host + "' is no name for --mail-host. Give it like mail.city.example.");
        }
        if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
            throw usage("--mail-port は 1 から 65535 までの数で指定してください。", "Give --mail-port from 1 to 65535.");
        }
        String from = sender.map(String::strip)
                .filter(address -> SENDER.matcher(address).matches())
                .orElseThrow(() -> usage(
                        "差出人のメールアドレスを --mail-from で指定してください（例: --mail-from sekisho@city.example）。",
                        "Say with --mail-from which address mail comes from, for example: --mail-from"
                                + " sekisho@city.example"));
        if (user.isPresent() != secret.isPresent()) {
            throw usage("--mail-user と --mail-secret は両方とも指定してください。", "Give both --mail-user and --mail-secret.");
        }
        if (user.isPresent() && protection == ServerStart.Mail.Protection.NONE) {
            throw usage(
                    "--mail-tls none ではパスワードが保護されずに送られるため、--mail-user は使えません。starttls 又は tls を指定してください。",
                    "With --mail-tls none the password of --mail-user would be sent in clear. Give starttls or tls.");
        }
        return new MailServer(
                host,
                port.orElse(
                        switch (protection) {
                            case NONE -> 25;
                            case STARTTLS -> 587;
                            case TLS -> 465;
                        }),
                protection,
                user.map(name -> new Login(name, secret.orElseThrow())),
                from);
    }

    /**
     * Reads the password.
     *
     * @throws CommandFailure if its file is absent, unreadable, or open to other users of the machine
     */
    Ready withPassword() {
        return new Ready(this, login.map(known -> new ServerStart.Mail.Login(known.user(), password(known.secret()))));
    }

    private static String password(Path file) {
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!mode.endsWith("------")) {
                throw environment(
                        "メールサーバーのパスワードのファイル " + file + " を他の利用者が読めます。chmod 600 " + file + " を実行してください。",
                        "Others can read the mail server's password in " + file + ". Run: chmod 600 " + file);
            }
            return Files.readString(file).strip();
        } catch (NoSuchFileException absent) {
            throw environment(
                    "メールサーバーのパスワードのファイル " + file + " がありません。",
                    "There is no file " + file + " with the mail server's password.");
        } catch (IOException unreadable) {
            throw environment(
                    "メールサーバーのパスワードのファイル " + file + " を読めません（" + unreadable.getMessage() + "）。",
                    "The mail server's password in " + file + " cannot be read (" + unreadable.getMessage() + ").");
        }
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }

    private static CommandFailure environment(String japanese, String english) {
        return new CommandFailure(ExitCode.ENVIRONMENT, new Words(japanese, english));
    }
}
