package org.sekisho.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a backup into an empty place: a database that has the schema of the backup and nothing in it, and a data folder.
 *
 * <p>Every part is compared with its hash as it is read. What a failure leaves behind is nobody's installation yet: the
 * caller forces the place to the disk and shows it only after {@link #into} has returned, and throws it away otherwise.
 */
public final class Restore implements Closeable {

    private static final String TABLES =
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'";
    private static final String ROUTINES =
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
                    + " AND proowner = current_user::regrole";
    private static final long IN_MEMORY_BYTES = 1 << 23;

    private final Path file;
    private final ArchiveReader archive;
    private final Manifest manifest;

    private Restore(Path file, ArchiveReader archive, Manifest manifest) {
        this.file = file;
        this.archive = archive;
        this.manifest = manifest;
    }

    /**
     * What a restore did.
     *
     * @param erased how many erasures later than the backup were made good
     * @param missing files that the backup does not have either
     * @param altered bodies whose record is not the one that was signed; it was altered before the backup
     */
    public record Restored(int erased, int missing, List<String> altered) {
        public Restored {
            altered = List.copyOf(altered);
        }
    }

    /**
     * Opens a backup and reads what is in it.
     *
     * @throws BackupFailure if it is none, damaged, or sealed otherwise
     */
    public static Restore open(Path file, Seal seal) {
        var archive = ArchiveReader.open(file, seal);
        boolean opened = false;
        try {
            if (!archive.has(Manifest.NAME)) {
                throw new BackupFailure(
                        file + " には目録がありません。関所のバックアップではないか、鍵のファイルです。",
                        file + " has no manifest: it is no backup of Sekisho, or the file of its keys.");
            }
            var restore = new Restore(file, archive, Manifest.read(archive.bytes(Manifest.NAME), file.toString()));
            opened = true;
            return restore;
        } finally {
            if (!opened) {
                try {
                    archive.close();
                } catch (IOException ignored) {
                    // It was only read.
                }
            }
        }
    }

    /** Whether a file was closed with a passphrase. */
    public static boolean asksForPassphrase(Path file) {
        return SealedFile.asksForPassphrase(file);
    }

    /**
     * Refuses a database with tables.
     *
     * @throws BackupFailure if it has any
     */
    public static void requireEmpty(Database database) {
        try (var connection = database.connect()) {
            if (!Database.texts(connection, TABLES).isEmpty()) {
                throw new BackupFailure(
                        "データベースには既に表があります。復元は空のデータベースにだけ行えます。何も変更していません。",
                        "The database has tables already. A backup is restored into an empty one only. Nothing was"
                                + " changed.");
            }
        } catch (SQLException failed) {
            throw new BackupFailure(
                    "データベースに接続できません（" + failed.getMessage() + "）。",
                    "The database does not answer (" + failed.getMessage() + ").",
                    failed);
        }
    }

    /** Takes what a restore that failed has made out of a database that was empty. */
    public static void discard(Database database) {
        try (var connection = database.connect()) {
            for (var table : Database.texts(connection, TABLES)) {
                Database.execute(connection, "DROP TABLE public." + Database.quoted(table) + " CASCADE");
            }
            for (var routine : Database.texts(connection, ROUTINES)) {
                Database.execute(connection, "DROP ROUTINE IF EXISTS " + routine + " CASCADE");
            }
        } catch (SQLException failed) {
            throw new BackupFailure(
                    "途中まで復元した表を取り除けませんでした（" + failed.getMessage() + "）。データベースを作り直してください。",
                    "What was restored half-way could not be taken out (" + failed.getMessage()
                            + "). Make the database anew.",
                    failed);
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * Refuses keys that are not those of this backup's installation.
     *
     * @throws BackupFailure with what is missing
     */
    public void requireKeys(Keys keys) {
        var wanted = new ArrayList<String>();
        if (manifest.files() > 0) {
            wanted.add("secrets/files.key");
        }
        manifest.records().forEach(record -> wanted.add("secrets/record-" + record.body() + ".key"));
        wanted.removeIf(keys.secrets()::containsKey);
        if (!keys.kind().equals(manifest.kind()) || !wanted.isEmpty()) {
            throw new BackupFailure(
                    "鍵のファイルがこのバックアップのものではありません" + (wanted.isEmpty() ? "" : "（ない鍵: " + String.join("、", wanted) + "）")
                            + "。同じ環境で、このバックアップと同時か後に作ったものを指定してください。",
                    "These keys are not those of this backup"
                            + (wanted.isEmpty() ? "" : " (missing: " + String.join(", ", wanted) + ")")
                            + ". Give the file that the same installation wrote with this backup or later.");
        }
    }

    /** Fills the database and the data folder. */
    public Restored into(Database database, Path home, Keys keys, Progress progress) {
        requireKeys(keys);
        try {
            var said = new Object();
            Progress oneAtATime = (step, fraction) -> {
                synchronized (said) {
                    progress.at(step, fraction);
                }
            };
            var filling = new Filling(database, manifest, oneAtATime);
            filling.begin();
            filling.load(archive, file);
            filling.finish();
            // Before anybody can read: what was erased since the backup was made.
            int erased = filling.erase(keys.erasures());
            oneAtATime.at(Progress.Step.ERASURES, 1);
            int missing = files(database, home, oneAtATime);
            secrets(home, keys);
            return new Restored(erased, missing, filling.altered());
        } catch (BackupFailure known) {
            throw known;
        } catch (SQLException failed) {
            throw new BackupFailure(
                    "データベースに書き込めませんでした（" + failed.getMessage() + "）。何も復元していません。",
                    "The database cannot be written (" + failed.getMessage() + "). Nothing was restored.",
                    failed);
        } catch (Exception failed) {
            throw new BackupFailure(
                    "復元できませんでした（" + failed.getMessage() + "）。何も復元していません。",
                    "The backup cannot be restored (" + failed.getMessage() + "). Nothing was restored.",
                    failed);
        }
    }

    private record Named(String body, String hash) {}

    private int files(Database database, Path home, Progress progress) throws Exception {
        var named = new ArrayList<Named>();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(10_000);
                try (var rows = statement.executeQuery("SELECT DISTINCT body_id::text, encode(blob_hash, 'hex')"
                        + " FROM stored_file WHERE erased_at IS NULL ORDER BY 1, 2")) {
                    while (rows.next()) {
                        named.add(new Named(rows.getString(1), rows.getString(2)));
                    }
                }
            }
            connection.rollback();
        }
        var folder = home.resolve("files");
        Files.createDirectories(folder);
        Set<String> missing = new HashSet<>(manifest.missing());
        var queue = new ConcurrentLinkedQueue<>(named);
        long all = Math.max(1, named.size());
        var done = new AtomicLong();
        var gone = new AtomicLong();
        Workers.each(() -> {
            for (var one = queue.poll(); one != null; one = queue.poll()) {
                if (missing.contains(one.body() + "/" + one.hash())) {
                    gone.incrementAndGet();
                } else {
                    write(one, folder);
                }
                progress.at(Progress.Step.FILES, (double) done.incrementAndGet() / all);
            }
        });
        return (int) gone.get();
    }

    private void write(Named one, Path folder) throws IOException {
        var shelf = one.hash().substring(0, 2);
        var name = "files/" + one.body() + "/" + shelf + "/" + one.hash();
        var place = folder.resolve(one.body()).resolve(shelf).resolve(one.hash());
        Files.createDirectories(place.resolveSibling(""));
        var digest = Backup.sha256();
        if (!archive.has(name)) {
            throw ArchiveReader.damaged(file, new IOException("no part: " + name));
        }
        if (archive.size(name) <= IN_MEMORY_BYTES) {
            var bytes = archive.bytes(name);
            digest.update(bytes);
            Files.write(place, bytes, StandardOpenOption.CREATE_NEW);
        } else {
            archive.stored(name, in -> {
                try (var out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
                    var buffer = new byte[1 << 16];
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                        out.write(buffer, 0, n);
                    }
                }
            });
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(one.hash())) {
            throw ArchiveReader.damaged(file, new IOException("not as it was stored: " + name));
        }
    }

    private static void secrets(Path home, Keys keys) throws IOException {
        for (var secret : keys.secrets().entrySet()) {
            var place = home.resolve(secret.getKey());
            var folder = place.resolveSibling("");
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(secret.getValue()));
            }
        }
    }

    /** The bytes of the part, found to be those of the manifest. */
    static byte[] checked(ArchiveReader archive, Manifest.Part part, Path file) throws IOException {
        var bytes = archive.bytes(part.name());
        if (bytes.length != part.bytes()
                || !HexFormat.of().formatHex(Backup.sha256().digest(bytes)).equals(part.sha256())) {
            throw ArchiveReader.damaged(file, new IOException("not as in the manifest: " + part.name()));
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
