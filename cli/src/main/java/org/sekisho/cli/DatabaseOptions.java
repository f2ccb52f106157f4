package org.sekisho.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.cli.run.ServeRequest;
import picocli.CommandLine.Option;

/** The options that name a database which the body runs, as typed. */
final class DatabaseOptions {

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

    /**
     * The database, if one is named.
     *
     * @throws CommandFailure if the options do not go together
     */
    Optional<ServeRequest.ExternalDatabase> checked() {
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
                databaseOwnerSecret.orElseThrow(DatabaseOptions::noSecret),
                databaseUser,
                databaseSecret.orElseThrow(DatabaseOptions::noSecret)));
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
