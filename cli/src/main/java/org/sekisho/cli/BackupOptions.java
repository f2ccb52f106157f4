package org.sekisho.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.sekisho.backup.BackupFailure;
import org.sekisho.backup.Seal;
import org.sekisho.cli.run.BackupPlan;
import picocli.CommandLine.Option;

/** The options of backups that the service makes by itself, as typed. */
final class BackupOptions {

    @Option(
            names = "--backup-folder",
            paramLabel = "FOLDER",
            description = {
                "Makes a backup into FOLDER every day. Needs --backup-keys and --backup-key.",
                "毎日、FOLDER にバックアップを作ります。--backup-keys と --backup-key が必要です。"
            })
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--backup-keys",
            paramLabel = "FOLDER",
            description = {
                "Where the file of the keys goes, replaced each time. Not the folder of the backups.",
                "鍵のファイルを置くフォルダー（毎回置き換えます）。バックアップとは別の場所にします。"
            })
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--backup-key",
            paramLabel = "FILE",
            description = {
                "The key file that seals both; made if it is not there. Keep a copy elsewhere.",
                "暗号化に使う鍵ファイル（なければ作ります）。写しを別の場所に保管してください。"
            })
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--backup-at",
            paramLabel = "TIME",
            defaultValue = "02:30",
            description = {"The time of day, in the machine's zone. Default: ${DEFAULT-VALUE}.", "時刻（機械の時間帯）。"})
    private String at = "";

    @Option(
            names = "--backup-daily",
            paramLabel = "N",
            defaultValue = "7",
            description = {"How many of the newest backups are kept. Default: ${DEFAULT-VALUE}.", "新しいものから残す数。"})
    private int daily;

    @Option(
            names = "--backup-monthly",
            paramLabel = "N",
            defaultValue = "12",
            description = {"Of how many months the last one is kept. Default: ${DEFAULT-VALUE}.", "各月の最後のものを残す月数。"})
    private int monthly;

    /**
     * The plan, if one is wanted.
     *
     * @throws CommandFailure if the options do not go together, or nothing can be written there
     */
    Optional<BackupPlan> checked() {
        if (folder.isEmpty()) {
            if (keys.isPresent() || key.isPresent()) {
                throw usage(
                        "--backup-keys と --backup-key は --backup-folder と一緒に指定してください。",
                        "--backup-keys and --backup-key need --backup-folder.");
            }
            return Optional.empty();
        }
        if (keys.isEmpty() || key.isEmpty()) {
            throw usage(
                    "--backup-folder には --backup-keys と --backup-key が要ります。",
                    "--backup-folder needs --backup-keys and --backup-key.");
        }
        Path backups = writable(folder.get());
        Path apart = writable(keys.get());
        if (backups.equals(apart)) {
            throw usage(
                    "--backup-keys には、バックアップと別のフォルダーを指定してください。",
                    "Give --backup-keys another folder than that of the backups.");
        }
        if (daily < 1 || monthly < 0) {
            throw usage(
                    "--backup-daily は1以上、--backup-monthly は0以上にしてください。",
                    "--backup-daily is at least 1, --backup-monthly at least 0.");
        }
        Path sealing = key.get().toAbsolutePath().normalize();
        try {
            Seal.keyInOrNew(sealing);
        } catch (BackupFailure failure) {
            throw new CommandFailure(ExitCode.REFUSED, new Words(failure.japanese(), failure.english()), failure);
        }
        return Optional.of(new BackupPlan(backups, apart, sealing, time(), daily, monthly));
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeParseException notATime) {
            throw usage(
                    "--backup-at の「" + at + "」は時刻ではありません。02:30 のように指定してください。",
                    "'" + at + "' is no time of day for --backup-at. Give it like 02:30.");
        }
    }

    /** @throws CommandFailure if it is no folder that can be written */
    static Path writable(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            throw usage(
                    "フォルダー " + path + " がないか、書き込めません。", "The folder " + path + " is not there, or cannot be written.");
        }
        return path;
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
