package org.sekisho.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.postgresql.PGConnection;
import org.sekisho.record.GrowingTree;

/**
 * A database that is being filled: without its indexes, foreign keys and forced walls until all rows are there.
 *
 * <p>Rows come in over several connections. {@code COPY} does not go through a wall, so the owner's is taken down for as
 * long and put up again at the end; nobody else knows of the place yet.
 */
final class Filling {

    /* The first number of a transaction: older than all that ever run here. */
    private static final String OLDEST_TRANSACTION = "'3'::xid8";
    private static final int ENTRIES_AT_ONCE = 2_000;
    private static final int ERASURES_AT_ONCE = 500;

    private static final String INDEXES = """
            SELECT c.relname, i.relname, pg_get_indexdef(x.indexrelid)
            FROM pg_index x
            JOIN pg_class c ON c.oid = x.indrelid
            JOIN pg_class i ON i.oid = x.indexrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
              AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
            ORDER BY 1, 2""";

    private static final String CONSTRAINTS = """
            SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
              AND k.contype = ANY (string_to_array('%s', ','))
            ORDER BY 1, 2""";

    private static final String TRANSACTION_COLUMNS = """
            SELECT c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attrdef d
            JOIN pg_class c ON c.oid = d.adrelid
            JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
            WHERE c.relnamespace = 'public'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) = 'pg_current_xact_id()'""";

    private static final String FORCED = """
            SELECT relname, relname, relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity""";

    private static final String LEAVES = """
            SELECT p.position, e.leaf, c.leaf
            FROM entry_position p
            JOIN entry e ON e.body_id = p.body_id AND e.id = p.entry_id
            LEFT JOIN entry_child c ON c.body_id = e.body_id AND c.entry_id = e.id
            WHERE p.body_id = cast(? AS uuid)
            ORDER BY p.position, c.ordinal""";

    private final Database database;
    private final Manifest manifest;
    private final Progress progress;

    private final List<Named> keys = new ArrayList<>();
    private final List<Named> references = new ArrayList<>();
    private final List<Named> indexes = new ArrayList<>();
    private final List<Named> forced = new ArrayList<>();
    private final List<Named> transactions = new ArrayList<>();

    Filling(Database database, Manifest manifest, Progress progress) {
        this.database = database;
        this.manifest = manifest;
        this.progress = progress;
    }

    /** Something of a table: its name, and how it is made. */
    private record Named(String table, String name, String definition) {

        String alter() {
            return "ALTER TABLE public." + Database.quoted(table) + " ";
        }

        String quotedName() {
            return Database.quoted(name);
        }
    }

    /** Takes down what would slow the rows down. */
    void begin() throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            requireTables(connection);
            keys.addAll(named(connection, CONSTRAINTS.formatted("p,u,x")));
            references.addAll(named(connection, CONSTRAINTS.formatted("f")));
            indexes.addAll(named(connection, INDEXES));
            forced.addAll(named(connection, FORCED));
            transactions.addAll(named(connection, TRANSACTION_COLUMNS));
            for (var one : references) {
                Database.execute(connection, one.alter() + "DROP CONSTRAINT " + one.quotedName());
            }
            for (var one : indexes) {
                Database.execute(connection, "DROP INDEX public." + one.quotedName());
            }
            for (var one : keys) {
                Database.execute(connection, one.alter() + "DROP CONSTRAINT " + one.quotedName());
            }
            for (var one : forced) {
                Database.execute(connection, one.alter() + "NO FORCE ROW LEVEL SECURITY");
            }
            for (var one : transactions) {
                Database.execute(
                        connection, one.alter() + "ALTER " + one.quotedName() + " SET DEFAULT " + OLDEST_TRANSACTION);
            }
            // What a migration put in is in the backup too.
            for (var table : Tables.in(connection)) {
                Database.execute(connection, "TRUNCATE public." + Database.quoted(table.name()));
            }
            connection.commit();
        }
    }

    private void requireTables(Connection connection) throws SQLException {
        var there = new HashMap<String, List<String>>();
        Tables.in(connection).forEach(table -> there.put(table.name(), table.columns()));
        for (var table : manifest.tables()) {
            var columns = there.get(table.name());
            if (columns == null || !new HashSet<>(columns).containsAll(table.columns())) {
                throw new BackupFailure(
                        "バックアップの表「" + table.name() + "」が、この版のデータベースの形と一致しません。",
                        "The table '" + table.name() + "' of the backup does not fit the schema " + manifest.schema()
                                + ".");
            }
        }
    }

    private static List<Named> named(Connection connection, String query) throws SQLException {
        var found = new ArrayList<Named>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(new Named(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }

    /** Copies the rows in and counts them. */
    void load(ArchiveReader archive, Path file) throws Exception {
        Map<String, Manifest.Table> tables = new HashMap<>();
        manifest.tables().forEach(table -> tables.put(table.name(), table));
        Map<String, LongAdder> counted = new ConcurrentHashMap<>();
        var queue = new ConcurrentLinkedQueue<>(manifest.parts());
        long all = Math.max(
                1, manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum());
        var done = new AtomicLong();
        Workers.each(() -> {
            try (var connection = database.connect()) {
                Database.execute(connection, "SET synchronous_commit = off");
                var copies = connection.unwrap(PGConnection.class).getCopyAPI();
                for (var part = queue.poll(); part != null; part = queue.poll()) {
                    var words = part.name().split("/");
                    var table = words.length == 3 ? tables.get(words[1]) : null;
                    if (table == null) {
                        throw ArchiveReader.damaged(file, new IOException("no table for " + part.name()));
                    }
                    var bytes = Restore.checked(archive, part, file);
                    var columns = String.join(
                            ", ", table.columns().stream().map(Database::quoted).toList());
                    var in = copies.copyIn(
                            "COPY public." + Database.quoted(table.name()) + " (" + columns + ") FROM STDIN");
                    try {
                        in.writeToCopy(bytes, 0, bytes.length);
                        counted.computeIfAbsent(table.name(), none -> new LongAdder())
                                .add(in.endCopy());
                    } finally {
                        if (in.isActive()) {
                            in.cancelCopy();
                        }
                    }
                    progress.at(Progress.Step.DATABASE, (double) done.addAndGet(part.bytes()) / all);
                }
            }
        });
        for (var table : manifest.tables()) {
            long rows = counted.getOrDefault(table.name(), new LongAdder()).sum();
            if (rows != table.rows()) {
                throw ArchiveReader.damaged(
                        file, new IOException(table.name() + " has " + rows + " rows, not " + table.rows()));
            }
        }
    }

    /** Puts up again what was taken down. */
    void finish() throws Exception {
        long all = Math.max(1, keys.size() + indexes.size() + 2L * references.size());
        var done = new AtomicLong();
        // A foreign key needs the key that it points at.
        run(
                keys.stream()
                        .map(one -> one.alter() + "ADD CONSTRAINT " + one.quotedName() + " " + one.definition())
                        .toList(),
                done,
                all);
        run(indexes.stream().map(Named::definition).toList(), done, all);
        try (var connection = database.connect()) {
            for (var one : references) {
                Database.execute(
                        connection,
                        one.alter() + "ADD CONSTRAINT " + one.quotedName() + " " + one.definition() + " NOT VALID");
                progress.at(Progress.Step.INDEXES, (double) done.incrementAndGet() / all);
            }
        }
        run(
                references.stream()
                        .map(one -> one.alter() + "VALIDATE CONSTRAINT " + one.quotedName())
                        .toList(),
                done,
                all);
        try (var connection = database.connect()) {
            Database.execute(connection, "ANALYZE");
        }
    }

    private void run(List<String> statements, AtomicLong done, long all) throws Exception {
        var queue = new ConcurrentLinkedQueue<>(statements);
        Workers.each(() -> {
            try (var connection = database.connect()) {
                Database.execute(connection, "SET maintenance_work_mem = '128MB'; SET synchronous_commit = off");
                for (var statement = queue.poll(); statement != null; statement = queue.poll()) {
                    Database.execute(connection, statement);
                    progress.at(Progress.Step.INDEXES, (double) done.incrementAndGet() / all);
                }
            }
        });
    }

    /**
     * Erases again what was erased after the backup was made, and puts the walls up.
     *
     * @return how many of the erasures changed something
     */
    int erase(Collection<Keys.Erasure> erasures) throws SQLException {
        int erased = 0;
        try (var connection = database.connect()) {
            if (!erasures.isEmpty() && Tables.has(connection, "erasure")) {
                connection.setAutoCommit(false);
                try (var again =
                        connection.prepareStatement("SELECT erase_again(cast(? AS uuid), ?, cast(? AS uuid), ?)")) {
                    int since = 0;
                    for (var erasure : erasures) {
                        again.setString(1, erasure.body());
                        again.setString(2, erasure.kind());
                        again.setString(3, erasure.row());
                        again.setObject(4, erasure.at().atOffset(ZoneOffset.UTC));
                        try (var row = again.executeQuery()) {
                            if (row.next() && row.getBoolean(1)) {
                                erased++;
                            }
                        }
                        if (++since % ERASURES_AT_ONCE == 0) {
                            connection.commit();
                        }
                    }
                }
                connection.commit();
                connection.setAutoCommit(true);
                if (erased > 0) {
                    // The rows as they were before would stay on the disk.
                    for (var kind :
                            erasures.stream().map(Keys.Erasure::kind).distinct().toList()) {
                        if (Tables.has(connection, kind)) {
                            Database.execute(connection, "VACUUM public." + Database.quoted(kind));
                        }
                    }
                }
            }
            connection.setAutoCommit(false);
            for (var one : transactions) {
                Database.execute(
                        connection, one.alter() + "ALTER " + one.quotedName() + " SET DEFAULT " + one.definition());
            }
            for (var one : forced) {
                Database.execute(connection, one.alter() + "FORCE ROW LEVEL SECURITY");
            }
            connection.commit();
        }
        return erased;
    }

    /** The bodies whose record does not have the root that was signed. */
    List<String> altered() throws Exception {
        var altered = new ArrayList<String>();
        long all = Math.max(
                1,
                manifest.records().stream()
                        .mapToLong(Manifest.SignedRecord::size)
                        .sum());
        var done = new AtomicLong();
        for (var record : manifest.records()) {
            if (!record.root().equals(root(record, done, all))) {
                altered.add(record.body());
            }
        }
        return altered;
    }

    private String root(Manifest.SignedRecord record, AtomicLong done, long all) throws SQLException {
        var tree = new GrowingTree();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (var leaves = connection.prepareStatement(LEAVES)) {
                leaves.setFetchSize(ENTRIES_AT_ONCE);
                leaves.setString(1, record.body());
                try (var rows = leaves.executeQuery()) {
                    long last = -1;
                    while (rows.next()) {
                        long position = rows.getLong(1);
                        if (position != last) {
                            if (position != tree.size()) {
                                return "";
                            }
                            tree.add(rows.getBytes(2));
                            last = position;
                            if (done.incrementAndGet() % ENTRIES_AT_ONCE == 0) {
                                progress.at(Progress.Step.RECORD, (double) done.get() / all);
                            }
                        }
                        var child = rows.getBytes(3);
                        if (child != null) {
                            tree.add(child);
                            done.incrementAndGet();
                        }
                        while (tree.next().isPresent()) {
                            // Only the root is asked for.
                        }
                    }
                }
            }
            connection.rollback();
        }
        return tree.size() == record.size() ? tree.root().hex() : "";
    }
}
