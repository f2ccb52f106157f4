package org.sekisho.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.sekisho.backup.Restore;
import org.sekisho.backup.Seal;
import picocli.CommandLine.Option;

/** The options that say how a backup is sealed, as typed. Without any a passphrase is asked for. */
final class SealOptions {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "A key file of mode 0600; a backup makes it if it is not there. Without it nothing is restored.",
                "鍵ファイル（権限 0600）。なければバックアップのときに作ります。失うと復元できません。"
            })
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = {"A file of mode 0600 with the passphrase as its only line.", "パスフレーズだけを書いた、権限 0600 のファイル。"})
    private Optional<Path> passphrase = Optional.empty();

    @Option(
            names = "--unencrypted",
            description = {
                "Does not encrypt: whoever has the file reads everything in it.",
                "暗号化しません。ファイルを手に入れた人はすべてを読めます。"
            })
    private boolean open;

    /** How to close a backup. */
    Seal toClose() {
        requireOne();
        if (key.isPresent()) {
            return Seal.keyInOrNew(key.get());
        }
        if (passphrase.isPresent()) {
            return passphrase(in(passphrase.get()));
        }
        if (open) {
            return new Seal.None();
        }
        Console console = console();
        String first = asked(console, new Words("パスフレーズ: ", "Passphrase: "));
        Seal chosen = passphrase(first);
        if (!asked(console, new Words("もう一度: ", "Again: ")).equals(first)) {
            throw usage("二つのパスフレーズが一致しません。何も作成していません。", "The two passphrases differ. Nothing was made.");
        }
        return chosen;
    }

    /** How to open a backup, which says itself what it was closed with. */
    Seal toOpen(Path file) {
        requireOne();
        if (key.isPresent()) {
            return Seal.keyIn(key.get());
        }
        if (passphrase.isPresent()) {
            return new Seal.Passphrase(in(passphrase.get()));
        }
        if (open || !Restore.asksForPassphrase(file)) {
            return new Seal.None();
        }
        return new Seal.Passphrase(asked(console(), new Words("パスフレーズ: ", "Passphrase: ")));
    }

    private void requireOne() {
        if ((key.isPresent() ? 1 : 0) + (passphrase.isPresent() ? 1 : 0) + (open ? 1 : 0) > 1) {
            throw usage(
                    "--key、--passphrase-file、--unencrypted は、いずれか一つだけを指定してください。",
                    "Give only one of --key, --passphrase-file and --unencrypted.");
        }
    }

    private static Seal passphrase(String words) {
        if (words.codePointCount(0, words.length()) < Seal.Passphrase.LEAST) {
            throw usage(
                    "パスフレーズは" + Seal.Passphrase.LEAST + "文字以上にしてください。",
                    "A passphrase has at least " + Seal.Passphrase.LEAST + " characters.");
        }
        return new Seal.Passphrase(words);
    }

    private static String in(Path file) {
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            if (!mode.endsWith("------")) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        new Words(
                                file + " をほかの利用者も読めます。chmod 600 " + file + " を実行してください。",
                                file + " can be read by others; run: chmod 600 " + file));
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words(
                            file + " を読めません（" + unreadable.getMessage() + "）。",
                            file + " cannot be read (" + unreadable.getMessage() + ")."),
                    unreadable);
        }
    }

    private static Console console() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw usage(
                    "パスフレーズを尋ねる端末がありません。--key、--passphrase-file、--unencrypted のいずれかを指定してください。",
                    "There is no terminal to ask for a passphrase. Give one of --key, --passphrase-file and"
                            + " --unencrypted.");
        }
        return console;
    }

    private static String asked(Console console, Words question) {
        char[] typed = console.readPassword("%s", question.in(Language.current()));
        return typed == null ? "" : new String(typed);
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
