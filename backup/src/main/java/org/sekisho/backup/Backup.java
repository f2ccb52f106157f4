package org.sekisho.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.postgresql.PGConnection;
import org.sekisho.record.BrokenRecord;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.SignedNote;

/**
 * Writes an installation into a file while it is in use.
 *
 * <p>All tables are read on one snapshot, which several connections share, and cut into parts of about {@value
 * #PART_BYTES} bytes of {@code COPY} text; a large table is read in several places at once. The files follow that the
 * snapshot names. They never change, so none can be another than the snapshot means, and one that was erased meanwhile is
 * left out.
 */
public final class Backup {

    private static final int PART_BYTES = 1 << 22;
    private static final long RANGE_PAGES = 4_096;
    private static final int PAGE_BYTES = 8_192;
    private static final long IN_MEMORY_BYTES = 1 << 22;
    private static final int LEVEL = Deflater.BEST_SPEED;

    private final Database database;
    private final Path home;
    private final String kind;
    private final String product;
    private final Progress progress;

    private final Map<String, LongAdder> rows = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Manifest.Part> parts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> missing = Collections.synchronizedList(new ArrayList<>());
    private final LongAdder files = new LongAdder();
    private final LongAdder fileBytes = new LongAdder();

    /**
     * @param home the data folder, with {@code files} and {@code secrets}
     * @param kind {@code serve} or {@code demo}
     * @param product the version of the program
     */
    public Backup(Database database, Path home, String kind, String product, Progress progress) {
        this.database = database;
        this.home = home;
        this.kind = kind;
        this.product = product;
        this.progress = progress;
    }

    /**
     * Where a backup goes.
     *
     * @param keys the file for the keys and the list of erasures; empty to leave them out
     * @param replace whether files that are there may be replaced
     */
    public record Target(Path file, Optional<Path> keys, boolean replace, Seal seal) {}

    /**
     * Writes the backup.
     *
     * @return what is in it
     * @throws BackupFailure with the reason, if it cannot be written; there is no file then that was not there before
     */
    public Manifest to(Target target) {
        requireRoom(target.file(), target.replace());
        target.keys().ifPresent(keys -> requireRoom(keys, target.replace()));
        try (var archive = new ArchiveWriter(target.file(), target.replace(), target.seal());
                var snapshot = database.connect()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.setReadOnly(true);
            var manifest = write(archive, snapshot);
            archive.add(Manifest.NAME, packed(manifest.json()));
            if (target.keys().isPresent()) {
                // The keys first: a backup whose keys could not be written is not shown.
                new Keys(kind, manifest.madeAt(), KeysFile.secretsOf(home), KeysFile.erasures(snapshot))
                        .write(target.keys().get(), target.replace(), target.seal());
            }
            archive.commit();
            snapshot.rollback();
            return manifest;
        } catch (FileAlreadyExistsException there) {
            throw taken(Path.of(there.getFile()));
        } catch (FileSystemException failed) {
            var reason = failed.getReason() == null ? failed.toString() : failed.getReason();
            throw new BackupFailure(
                    target.file() + " に書き込めませんでした（" + reason + "）。バックアップは作成していません。",
                    target.file() + " cannot be written (" + reason + "). No backup was made.",
                    failed);
        } catch (SQLException failed) {
            throw new BackupFailure(
                    "データベースを読み取れませんでした（" + failed.getMessage() + "）。バックアップは作成していません。",
                    "The database cannot be read (" + failed.getMessage() + "). No backup was made.",
                    failed);
        } catch (BackupFailure known) {
            throw known;
        } catch (Exception failed) {
            throw new BackupFailure(
                    "バックアップを作成できませんでした（" + failed.getMessage() + "）。",
                    "The backup could not be made (" + failed.getMessage() + ").",
                    failed);
        }
    }

    private static void requireRoom(Path file, boolean replace) {
        if (Files.exists(file) && !replace) {
            throw taken(file);
        }
        var folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new BackupFailure(
                    file + " には書き込めません。既にあるフォルダーの中の、ファイル名まで指定してください。",
                    file + " cannot be written. Give the name of a file in a folder that is there.");
        }
    }

    private static BackupFailure taken(Path file) {
        return new BackupFailure(
                file + " は既にあります。置き換えるには --force を付けてください。", file + " already exists. Replace it with --force.");
    }

    private Manifest write(ArchiveWriter archive, Connection snapshot) throws Exception {
        var name = Database.texts(snapshot, "SELECT pg_export_snapshot()").getFirst();
        Instant madeAt;
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery("SELECT transaction_timestamp()")) {
            row.next();
            madeAt = row.getObject(1, OffsetDateTime.class).toInstant();
        }
        var version = Tables.version(snapshot);
        if (version.isEmpty()) {
            throw new BackupFailure(
                    "データベースが空です。バックアップするものがありません。", "The database is empty: there is nothing to back up.");
        }
        requireNoSequences(snapshot);
        var tables = Tables.in(snapshot);
        tables.forEach(table -> rows.put(table.name(), new LongAdder()));
        var ranges = new ConcurrentLinkedQueue<>(ranges(tables));
        long all = Math.max(1, ranges.size());
        var done = new AtomicLong();
        Workers.each(() -> {
            try (var connection = joining(name)) {
                var deflater = new Deflater(LEVEL, true);
                try {
                    for (var range = ranges.poll(); range != null; range = ranges.poll()) {
                        copy(connection, range, archive, deflater);
                        said(Progress.Step.DATABASE, (double) done.incrementAndGet() / all);
                    }
                } finally {
                    deflater.end();
                }
                connection.rollback();
            }
        });
        var records = records(snapshot);
        writeFiles(archive, snapshot);
        parts.sort(Comparator.comparing(Manifest.Part::name));
        Collections.sort(missing);
        return new Manifest(
                kind,
                madeAt,
                version,
                product,
                tables.stream()
                        .map(table -> new Manifest.Table(table.name(), table.columns(), sum(table.name())))
                        .toList(),
                files.sum(),
                fileBytes.sum(),
                missing,
                records,
                parts);
    }

    private long sum(String table) {
        var adder = rows.get(table);
        return adder == null ? 0 : adder.sum();
    }

    private synchronized void said(Progress.Step step, double fraction) {
        progress.at(step, fraction);
    }

    /* Identifiers are UUIDs; a counter would have to be carried along. */
    private static void requireNoSequences(Connection connection) throws SQLException {
        var sequences = Database.texts(
                connection,
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'");
        if (!sequences.isEmpty()) {
            throw new IllegalStateException("A backup does not carry sequences: " + sequences);
        }
    }

    private Connection joining(String snapshot) throws SQLException {
        var connection = database.connect();
        boolean joined = false;
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Database.execute(connection, "SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            joined = true;
            return connection;
        } finally {
            if (!joined) {
                connection.close();
            }
        }
    }

    /** Some pages of a table, up to one that is not among them; to its end when that is negative. */
    private record Range(Tables.Listed table, int number, long from, long to) {

        String query() {
            var where = to < 0
                    ? " WHERE ctid >= '(" + from + ",0)'::tid"
                    : " WHERE ctid >= '(" + from + ",0)'::tid AND ctid < '(" + to + ",0)'::tid";
            return "COPY (SELECT " + table.columnList() + " FROM ONLY public." + Database.quoted(table.name())
                    + (from == 0 && to < 0 ? "" : where) + ") TO STDOUT";
        }
    }

    private static List<Range> ranges(List<Tables.Listed> tables) {
        var ranges = new ArrayList<Range>();
        for (var table : tables) {
            long pages = table.bytes() / PAGE_BYTES;
            int number = 0;
            long from = 0;
            while (from + RANGE_PAGES < pages) {
                ranges.add(new Range(table, number, from, from + RANGE_PAGES));
                from += RANGE_PAGES;
                number++;
            }
            ranges.add(new Range(table, number, from, -1));
        }
        return ranges;
    }

    private void copy(Connection connection, Range range, ArchiveWriter archive, Deflater deflater) throws Exception {
        var out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(range.query());
        var text = new Text();
        int number = 0;
        long count = 0;
        try {
            for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                text.write(row, 0, row.length);
                count++;
                if (text.size() >= PART_BYTES) {
                    add(range, number++, text, archive, deflater);
                }
            }
        } finally {
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
        if (text.size() > 0) {
            add(range, number, text, archive, deflater);
        }
        var adder = rows.get(range.table().name());
        if (adder != null) {
            adder.add(count);
        }
    }

    private void add(Range range, int number, Text text, ArchiveWriter archive, Deflater deflater) throws Exception {
        var name = "database/%s/%06d-%04d.copy".formatted(range.table().name(), range.number(), number);
        var digest = sha256();
        digest.update(text.bytes(), 0, text.size());
        archive.add(name, ArchiveWriter.Packed.of(text.bytes(), text.size(), deflater));
        parts.add(new Manifest.Part(name, text.size(), HexFormat.of().formatHex(digest.digest())));
        text.reset();
    }

    private static List<Manifest.SignedRecord> records(Connection snapshot) throws SQLException {
        var records = new ArrayList<Manifest.SignedRecord>();
        if (!Tables.has(snapshot, "record_checkpoint")) {
            return records;
        }
        try (var statement = snapshot.createStatement();
                var rows = statement.executeQuery("SELECT DISTINCT ON (body_id) body_id::text, note"
                        + " FROM record_checkpoint ORDER BY body_id, size DESC")) {
            while (rows.next()) {
                try {
                    var checkpoint = Checkpoint.of(SignedNote.parse(rows.getBytes(2)));
                    records.add(new Manifest.SignedRecord(
                            rows.getString(1),
                            checkpoint.size(),
                            checkpoint.root().hex()));
                } catch (BrokenRecord broken) {
                    throw new BackupFailure(
                            "団体 " + rows.getString(1) + " の記録のチェックポイントを読み取れません。記録が書き換えられたおそれがあります。",
                            "The checkpoint of the record of " + rows.getString(1)
                                    + " cannot be read. The record may have been altered.",
                            broken);
                }
            }
        }
        return records;
    }

    private record Named(String body, String hash) {

        Path in(Path home) {
            return home.resolve("files")
                    .resolve(body)
                    .resolve(hash.substring(0, 2))
                    .resolve(hash);
        }

        String part() {
            return "files/" + body + "/" + hash.substring(0, 2) + "/" + hash;
        }
    }

    private void writeFiles(ArchiveWriter archive, Connection snapshot) throws Exception {
        Queue<Named> named = new ArrayDeque<>();
        try (var statement = snapshot.createStatement()) {
            statement.setFetchSize(10_000);
            try (var rows = statement.executeQuery("SELECT DISTINCT body_id::text, encode(blob_hash, 'hex')"
                    + " FROM stored_file WHERE erased_at IS NULL ORDER BY 1, 2")) {
                while (rows.next()) {
                    named.add(new Named(rows.getString(1), rows.getString(2)));
                }
            }
        }
        long all = Math.max(1, named.size());
        var queue = new ConcurrentLinkedQueue<>(named);
        var done = new AtomicLong();
        Workers.each(() -> {
            for (var file = queue.poll(); file != null; file = queue.poll()) {
                add(file, archive);
                said(Progress.Step.FILES, (double) done.incrementAndGet() / all);
            }
        });
    }

    private void add(Named file, ArchiveWriter archive) throws Exception {
        var place = file.in(home);
        try {
            long size = Files.size(place);
            var crc = new CRC32();
            var digest = sha256();
            if (size <= IN_MEMORY_BYTES) {
                var bytes = Files.readAllBytes(place);
                digest.update(bytes);
                crc.update(bytes);
                if (is(file, digest)) {
                    archive.add(file.part(), new ByteArrayInputStream(bytes), bytes.length, crc.getValue());
                    counted(bytes.length);
                    return;
                }
            } else {
                try (InputStream in = Files.newInputStream(place)) {
                    var buffer = new byte[1 << 16];
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                        crc.update(buffer, 0, n);
                    }
                }
                if (is(file, digest)) {
                    // Read again: the head of a part of a ZIP says its checksum.
                    try (InputStream in = Files.newInputStream(place)) {
                        archive.add(file.part(), in, size, crc.getValue());
                    }
                    counted(size);
                    return;
                }
            }
        } catch (NoSuchFileException gone) {
            if (erasedMeanwhile(file)) {
                return;
            }
        }
        missing.add(file.body() + "/" + file.hash());
    }

    private void counted(long bytes) {
        files.increment();
        fileBytes.add(bytes);
    }

    private static boolean is(Named file, MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).equals(file.hash());
    }

    /* On a snapshot of now. */
    private boolean erasedMeanwhile(Named file) throws SQLException {
        try (var connection = database.connect();
                var question = connection.prepareStatement("SELECT 1 FROM stored_file WHERE body_id = cast(? AS uuid)"
                        + " AND blob_hash = decode(?, 'hex') AND erased_at IS NULL")) {
            question.setString(1, file.body());
            question.setString(2, file.hash());
            try (var rows = question.executeQuery()) {
                return !rows.next();
            }
        }
    }

    static ArchiveWriter.Packed packed(byte[] bytes) {
        var deflater = new Deflater(LEVEL, true);
        try {
            return ArchiveWriter.Packed.of(bytes, bytes.length, deflater);
        } finally {
            deflater.end();
        }
    }

    static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Text whose array is looked at without a copy. */
    private static final class Text extends ByteArrayOutputStream {
        Text() {
            super(PART_BYTES + (PART_BYTES >> 3));
        }

        byte[] bytes() {
            return buf;
        }
    }
}
