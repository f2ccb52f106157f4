package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekisho.backup.Database;
import org.sekisho.backup.Keys;
import org.sekisho.backup.Restore;
import org.sekisho.backup.Seal;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.postgres.Settings;

/**
 * The command {@code restore}. Everything is written into a draft beside the place and shown at the end, so that the place
 * is what it was or has all of the backup.
 *
 * @param keys the file with the keys and the list of erasures
 */
public record RestoreBackup(
        Path file, Path keys, Supplier<Seal> seal, Optional<ServeRequest.ExternalDatabase> database) {

    /** Restores, and says what came back. */
    public ExitCode run() {
        Seal opened = BackUp.withReasons(seal);
        try (Restore restore = BackUp.withReasons(() -> Restore.open(file, opened))) {
            Keys known = BackUp.withReasons(() -> {
                Keys read = Keys.read(keys, opened);
                restore.requireKeys(read);
                return read;
            });
            return run(restore, known);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ExitCode run(Restore restore, Keys known) {
        Program program = Program.ofThisProcess();
        String newest = Schema.newest(program);
        String schema = restore.manifest().schema();
        if (schema.compareTo(newest) > 0) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words(
                            file + " は、より新しい版の関所（" + restore.manifest().product()
                                    + "）で作られました。その版か、より新しい版で復元してください。何も変更していません。",
                            file + " was made by a newer Sekisho ("
                                    + restore.manifest().product()
                                    + "). Restore it with that one or a later one. Nothing was changed."));
        }
        DataFolder.Kind kind = kind(restore.manifest().kind());
        try (Children children = new Children()) {
            DataFolder draft = DataFolder.openEmpty(kind);
            children.start(() -> new BackUp.Closing(draft::close));
            boolean shown = false;
            Optional<Database> external = Optional.empty();
            try {
                Restore.Restored restored;
                if (database.isPresent()) {
                    PostgresServer postgres = Supervision.external(database.get());
                    Database owned = BackUp.database(postgres);
                    BackUp.withReasons(() -> {
                        Restore.requireEmpty(owned);
                        return owned;
                    });
                    external = Optional.of(owned);
                    restored = fill(restore, known, postgres, new Schema(postgres, program, kind), draft, children);
                } else {
                    restored = local(restore, known, program, kind, draft, children);
                }
                settle(draft);
                draft.show(kind);
                shown = true;
                return said(restore, known, restored, DataFolder.standard(kind));
            } finally {
                if (!shown) {
                    external.ifPresent(Restore::discard);
                    draft.discard();
                }
            }
        }
    }

    private Restore.Restored local(
            Restore restore, Keys known, Program program, DataFolder.Kind kind, DataFolder draft, Children children) {
        LocalPostgres postgres = Supervision.withReasons(
                () -> LocalPostgres.openToFill(draft.path(), Settings.standard().withStopsWithJvm(false)));
        BackUp.Closing closing = children.start(() -> new BackUp.Closing(postgres::close));
        try {
            return fill(restore, known, postgres, new Schema(postgres, program, kind), draft, children);
        } finally {
            closing.close();
        }
    }

    private static void settle(DataFolder draft) {
        Supervision.progress(new Words("ディスクへの書込みを確定しています", "bringing everything to the disk"));
        try {
            LocalPostgres.settle(draft.path());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Restore.Restored fill(
            Restore restore, Keys known, PostgresServer postgres, Schema schema, DataFolder draft, Children children) {
        return Supervision.withReasons(() -> {
            try {
                schema.makeAs(
                        children, draft.newLog("migration"), restore.manifest().schema());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return BackUp.withReasons(
                    () -> restore.into(BackUp.database(postgres), draft.path(), known, BackUp.progress()));
        });
    }

    private static DataFolder.Kind kind(String word) {
        try {
            return DataFolder.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words("バックアップの種類「" + word + "」が分かりません。", "A backup of the kind '" + word + "' is not known."),
                    unknown);
        }
    }

    private static ExitCode said(Restore restore, Keys known, Restore.Restored restored, Path folder) {
        Supervision.progress(new Words(
                "復元しました: " + folder + "（" + restore.manifest().madeAt() + " の時点、"
                        + restore.manifest().rows() + " 行、ファイル "
                        + restore.manifest().files() + " 件）",
                "restored: " + folder + " (as of " + restore.manifest().madeAt() + ", "
                        + restore.manifest().rows() + " rows, "
                        + restore.manifest().files() + " files)"));
        Supervision.progress(new Words(
                "バックアップより後の消去 " + restored.erased() + " 件を反映しました（" + known.knownUntil() + " までの一覧による）。",
                restored.erased() + " erasures later than the backup were made good (by the list until "
                        + known.knownUntil() + ")."));
        if (!restored.altered().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words(
                            "復元はしましたが、次の団体の記録が署名された内容と一致しません。バックアップの前に書き換えられています: "
                                    + String.join("、", restored.altered()),
                            "Restored, but the record of these bodies is not the one that was signed; it was altered"
                                    + " before the backup: " + String.join(", ", restored.altered())));
        }
        restore.manifest()
                .records()
                .forEach(record -> Supervision.progress(new Words(
                        "記録は署名されたとおりです: " + record.body() + "（" + record.size() + " 項目）",
                        "the record is as it was signed: " + record.body() + " (" + record.size() + " entries)")));
        return ExitCode.DONE;
    }
}
