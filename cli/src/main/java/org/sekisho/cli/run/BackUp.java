package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekisho.backup.Backup;
import org.sekisho.backup.BackupFailure;
import org.sekisho.backup.Database;
import org.sekisho.backup.Manifest;
import org.sekisho.backup.Progress;
import org.sekisho.backup.Seal;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.ProductVersion;
import org.sekisho.cli.Words;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.postgres.Settings;

/**
 * The command {@code backup}. It works beside a server that runs, and starts the database itself when none does.
 *
 * @param keys where the keys and the list of erasures go; empty to leave them out
 * @param replace whether files that are there may be replaced
 * @param demo whether the demonstration is meant
 */
public record BackUp(
        Path file,
        Optional<Path> keys,
        boolean replace,
        boolean demo,
        Supplier<Seal> seal,
        Optional<ServeRequest.ExternalDatabase> database) {
    private static final int TENTHS = 10;

    /** Writes the backup and says what is in it. */
    public ExitCode run() {
        DataFolder.Kind kind = demo ? DataFolder.Kind.DEMO : DataFolder.Kind.SERVE;
        Path folder = DataFolder.standard(kind);
        if (!DataFolder.isThere(kind)) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words(
                            folder + " にデータがありません。SEKISHO_HOME を確かめてください。",
                            "There are no data in " + folder + ". Check SEKISHO_HOME."));
        }
        try (Children children = new Children()) {
            Backup.Target target = withReasons(() -> new Backup.Target(file, keys, replace, seal.get()));
            PostgresServer postgres = postgres(kind, folder, children);
            Manifest made = withReasons(() ->
                    new Backup(database(postgres), folder, kind.word(), ProductVersion.text(), progress()).to(target));
            Supervision.progress(new Words(
                    "バックアップを作成しました: " + file + "（" + made.rows() + " 行、ファイル " + made.files() + " 件）",
                    "backup made: " + file + " (" + made.rows() + " rows, " + made.files() + " files)"));
            if (keys.isEmpty()) {
                Supervision.progress(new Words(
                        "鍵は入っていません。鍵がなければ復元できません。--keys で鍵のファイルも作り、別の場所に保管してください。",
                        "The keys are not in it, and without them it cannot be restored: make their file too with --keys"
                                + " and keep it elsewhere."));
            }
            if (!made.missing().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.ENVIRONMENT,
                        new Words(
                                "データフォルダーから失われているか壊れているファイルが " + made.missing().size()
                                        + " 件あり、バックアップにも入っていません。以前のバックアップを確かめてください: "
                                        + made.missing().getFirst(),
                                made.missing().size()
                                        + " files are gone from the data folder or damaged, and are not in"
                                        + " the backup either. Look into earlier backups: "
                                        + made.missing().getFirst()));
            }
            return ExitCode.DONE;
        }
    }

    private PostgresServer postgres(DataFolder.Kind kind, Path folder, Children children) {
        if (database.isPresent()) {
            return Supervision.external(database.get());
        }
        Optional<DataFolder> idle = DataFolder.openUnlessInUse(kind);
        if (idle.isEmpty()) {
            return LocalPostgres.runningOn(folder)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.ENVIRONMENT,
                            new Words(
                                    "データフォルダー " + folder
                                            + " の関所は、起動又は終了の途中です。少し待って、もう一度実行してください。外部のデータベースなら --database-url を指定してください。",
                                    "The Sekisho on " + folder
                                            + " is starting or ending. Wait a moment and try again. For"
                                            + " a database of your own give --database-url.")));
        }
        children.start(() -> new Closing(idle.get()::close));
        return Supervision.withReasons(() -> {
            LocalPostgres started =
                    LocalPostgres.open(folder, Settings.standard().withStopsWithJvm(false));
            children.start(() -> new Closing(started::close));
            return started;
        });
    }

    /** Something that ends with the command. */
    record Closing(Runnable end) implements Children.Child {
        @Override
        public void close() {
            end.run();
        }
    }

    static Database database(PostgresServer postgres) {
        return Supervision.withReasons(() -> new Database(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password()));
    }

    static <T> T withReasons(Supplier<T> act) {
        try {
            return act.get();
        } catch (BackupFailure failure) {
            throw new CommandFailure(ExitCode.REFUSED, new Words(failure.japanese(), failure.english()), failure);
        } catch (UncheckedIOException failed) {
            IOException cause = failed.getCause();
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, new Words(String.valueOf(cause), String.valueOf(cause)), failed);
        }
    }

    /** Says every tenth of each step. */
    static Progress progress() {
        Map<Progress.Step, Integer> said = new EnumMap<>(Progress.Step.class);
        return (step, fraction) -> {
            int tenth = (int) (fraction * TENTHS);
            Integer before = said.put(step, tenth);
            if (before == null || before < tenth) {
                String percent = tenth * TENTHS + " %";
                Supervision.progress(
                        switch (step) {
                            case DATABASE -> new Words("データベース（" + percent + "）", "database, " + percent);
                            case FILES -> new Words("ファイル（" + percent + "）", "files, " + percent);
                            case INDEXES -> new Words("索引（" + percent + "）", "indexes, " + percent);
                            case ERASURES -> new Words("消去の反映（" + percent + "）", "erasures, " + percent);
                            case RECORD -> new Words("記録の検証（" + percent + "）", "verifying the record, " + percent);
                        });
            } else if (before > tenth) {
                said.put(step, before);
            }
        };
    }
}
