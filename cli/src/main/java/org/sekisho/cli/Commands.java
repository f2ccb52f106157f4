package org.sekisho.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sekisho.cli.run.BackUp;
import org.sekisho.cli.run.Demo;
import org.sekisho.cli.run.RestoreBackup;
import org.sekisho.cli.run.Serve;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands and their options. */
@Command(
        name = "sekisho",
        header = {
            "Sekisho runs the information-security policy of a local government.",
            "関所は、地方公共団体の情報セキュリティポリシーを運用するためのプログラムです。",
            ""
        },
        footer = {"", "sekisho COMMAND --help explains a command. / コマンドごとの説明は「sekisho COMMAND --help」で表示します。"},
        subcommands = {PolicyCommands.class, RecordCommands.class})
final class Commands implements Runnable {

    /** Without a command: what there is. */
    @Override
    public void run() {
        Main.commandLine().usage(System.out);
    }

    @Command(
            name = "demo",
            description = {
                "Starts a demonstration with two invented bodies and prints its address.",
                "架空の団体を二つ入れた試用環境を起動し、そのアドレスを表示します。"
            },
            footer = {
                "",
                "The data stay in $SEKISHO_HOME/demo (without SEKISHO_HOME: ~/.local/share/sekisho/demo) until --fresh.",
                "TERM or Ctrl-C ends everything that was started.",
                "データは $SEKISHO_HOME/demo（SEKISHO_HOME がなければ ~/.local/share/sekisho/demo）に残り、--fresh で消えます。",
                "終了するには Ctrl-C を押すか、TERM を送ります。"
            })
    int demo(
            @Option(
                            names = "--fresh",
                            description = {"Begins again with new data.", "データを消して、はじめからやり直します。"})
                    boolean fresh,
            @Option(
                            names = "--policy",
                            paramLabel = "FILE",
                            description = {
                                "Adds a body with the policy in FILE (.txt, .md, .html, .docx, .pdf).",
                                "FILE の情報セキュリティポリシーを持つ団体を一つ加えます。"
                            })
                    Optional<Path> policy,
            @Option(
                            names = "--port",
                            paramLabel = "PORT",
                            defaultValue = "8720",
                            description = {
                                "The first port to try; a taken one moves to the next. Default: ${DEFAULT-VALUE}.",
                                "最初に試すポート。ふさがっていれば次へ移ります。"
                            })
                    int port) {
        return new Demo(fresh, policy, port).run().number();
    }

    @Command(
            name = "serve",
            description = {
                "Starts the service; an empty installation shows its set-up page first.",
                "本番の環境を起動します。はじめは初期設定の画面が開きます。"
            },
            footer = {
                "",
                "The data are in $SEKISHO_HOME/serve (without SEKISHO_HOME: ~/.local/share/sekisho/serve).",
                "An address other than loopback needs --own-ca, --tls-cert with --tls-key, or --trusted-proxy.",
                "データは $SEKISHO_HOME/serve（SEKISHO_HOME がなければ ~/.local/share/sekisho/serve）にあります。",
                "ほかの機械から使うには、--own-ca、--tls-cert と --tls-key、--trusted-proxy のいずれかが必要です。"
            })
    int serve(@Mixin ServeOptions options) {
        return new Serve(options.checked()).run().number();
    }

    @Command(
            name = "backup",
            description = {
                "Writes everything into FILE while the service is in use, encrypted; the keys go into a file of their own.",
                "使用中のまま、全体を暗号化して FILE に書き出します。鍵は別のファイルに書き出します。"
            },
            footer = {
                "",
                "Without --key, --passphrase-file or --unencrypted a passphrase is asked for. See docs/backup.md.",
                "--key、--passphrase-file、--unencrypted のいずれもなければ、パスフレーズを尋ねます。"
            })
    int backup(
            @Parameters(
                            paramLabel = "FILE",
                            description = {"The file to write; whole or not at all.", "書き出すファイル。"})
                    Path file,
            @Option(
                            names = "--keys",
                            paramLabel = "FILE",
                            description = {
                                "Writes the keys and the list of erasures into FILE. Keep it apart from the backups.",
                                "鍵と消去の一覧を FILE に書き出します。バックアップとは別の場所に保管してください。"
                            })
                    Optional<Path> keys,
            @Option(
                            names = "--force",
                            description = {"Replaces files that are there.", "同じ名前のファイルがあれば置き換えます。"})
                    boolean force,
            @Option(
                            names = "--demo",
                            description = {"Backs up the demonstration.", "試用環境をバックアップします。"})
                    boolean demo,
            @Mixin SealOptions seal,
            @Mixin DatabaseOptions database) {
        return new BackUp(file, keys, force, demo, seal::toClose, database.checked())
                .run()
                .number();
    }

    @Command(
            name = "restore",
            description = {
                "Restores the backup FILE into an empty place, and verifies its record.",
                "バックアップ FILE を、何もない場所に復元し、記録を検証します。"
            },
            footer = {
                "",
                "The place is $SEKISHO_HOME/serve (demo for a demonstration's backup) and must not have data.",
                "復元先は $SEKISHO_HOME/serve（試用環境のものは demo）で、データがあってはいけません。"
            })
    int restore(
            @Parameters(
                            paramLabel = "FILE",
                            description = {"The backup.", "バックアップのファイル。"})
                    Path file,
            @Option(
                            names = "--keys",
                            paramLabel = "FILE",
                            required = true,
                            description = {
                                "The file of the keys; the latest there is, for the erasures in it.",
                                "鍵のファイル。消去の一覧が入っているため、最も新しいものを指定します。"
                            })
                    Path keys,
            @Mixin SealOptions seal,
            @Mixin DatabaseOptions database) {
        return new RestoreBackup(file, keys, () -> seal.toOpen(file), database.checked())
                .run()
                .number();
    }

    @Command(
            name = "test",
            description = {
                "Builds everything, runs all tests and prints minutes and counts per module.",
                "全体を組み立ててすべてのテストを実行し、モジュールごとの所要時間と件数を表示します。"
            })
    int test(
            @Option(
                            names = "--full",
                            description = {
                                "Runs the long tests at full length, fuzzes each fuzz target for SEKISHO_FUZZ_SECONDS",
                                "(45 if unset), and writes docs/test-report.md.",
                                "時間のかかるテストも省略せずに実行し、ファジングも対象ごとに SEKISHO_FUZZ_SECONDS 秒",
                                "（指定がなければ45秒）ずつ行い、結果を docs/test-report.md に書きます。"
                            })
                    boolean full,
            @Option(
                            names = "--external",
                            description = {
                                "Runs only what meets a database, on the server that SEKISHO_TEST_POSTGRES names",
                                "(a JDBC URL; passwords in SEKISHO_TEST_OWNER_PASSWORD and SEKISHO_TEST_APP_PASSWORD).",
                                "データベースを使うテストだけを、SEKISHO_TEST_POSTGRES のサーバーで実行します。"
                            })
                    boolean external) {
        throw needsSources();
    }

    @Command(
            name = "bench",
            description = {
                "Measures the figures of docs/benchmarks.md on this machine and rewrites its table.",
                "docs/benchmarks.md の数値をこの機械で測り、その表を書き直します。"
            })
    int bench() {
        throw needsSources();
    }

    @Command(
            name = "version",
            description = {"Prints the version of the program and of Java.", "このプログラムと Java の版を表示します。"})
    int version() {
        System.out.println("sekisho " + ProductVersion.text() + " (Java " + Runtime.version() + ")");
        return ExitCode.DONE.number();
    }

    @Command(
            name = "help",
            description = {"Lists every command, or explains one.", "すべてのコマンド、又は指定したコマンドの説明を表示します。"})
    int help(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "COMMAND",
                            description = {"The command to explain.", "説明を表示するコマンド。"})
                    List<String> words) {
        CommandLine command = Main.commandLine();
        for (String word : words == null ? List.<String>of() : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        new Words(
                                "「" + word + "」というコマンドはありません。「sekisho help」で一覧を表示します。",
                                "There is no command '" + word + "'. See: sekisho help"));
            }
            command = next;
        }
        command.usage(System.out);
        return ExitCode.DONE.number();
    }

    /* The launcher runs these two itself; it comes here for their help alone. */
    private static CommandFailure needsSources() {
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                new Words(
                        "このコマンドは、ソースのあるフォルダーの ./sekisho で実行してください。",
                        "Run this command with ./sekisho in the folder with the sources."));
    }
}
