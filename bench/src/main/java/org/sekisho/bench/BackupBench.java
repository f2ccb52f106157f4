package org.sekisho.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.sekisho.backup.Backup;
import org.sekisho.backup.Database;
import org.sekisho.backup.Keys;
import org.sekisho.backup.Restore;
import org.sekisho.backup.Seal;
import org.sekisho.postgres.Account;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.Settings;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.Commitment;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.NoteSigner;
import org.sekisho.schema.Migration;

/**
 * Our backup and restore against pg_dump and pg_restore, in turn, on one database of a PostgreSQL 15: entries with their
 * leaves, positions, tiles and erasable values. Both use two processes or threads and the fastest compression; ours also
 * encrypts, and its restore verifies the record. Both restore until everything is on the disk.
 *
 * <p>PostgreSQL 15 is looked for where Debian's package puts it, or where {@value #PROGRAMS} says. The size is that of {@value
 * #SIZE} in megabytes.
 */
final class BackupBench {

    private static final String PROGRAMS = "SEKISHO_BENCH_POSTGRES_15";
    private static final String SIZE = "SEKISHO_BENCH_BACKUP_MB";
    private static final Path DEBIANS = Path.of("/usr/lib/postgresql/15/bin");
    private static final int DEFAULT_MEGABYTES = 200;
    private static final int ROUNDS = 3;
    /** What an entry takes with its position, its value and the indexes of all three, about. */
    private static final int BYTES_PER_ENTRY = 1_600;

    private static final int LINES = 2_000;
    private static final Seal KEY = new Seal.Key("k".repeat(32).getBytes(StandardCharsets.US_ASCII));

    private final Path programs;
    private final Path home;
    private final Settings settings;

    private BackupBench(Path programs, Path home) {
        this.programs = programs;
        this.home = home;
        this.settings = Settings.standard().withInstalledPrograms(programs);
    }

    /** Prints these rows alone; the size may be given as an argument, in megabytes. */
    public static void main(String[] args) throws Exception {
        rows(args.length > 0 ? Integer.parseInt(args[0]) : megabytes()).forEach(System.out::println);
    }

    static List<String> rows() throws Exception {
        return rows(megabytes());
    }

    private static int megabytes() {
        return Optional.ofNullable(System.getenv(SIZE)).map(Integer::parseInt).orElse(DEFAULT_MEGABYTES);
    }

    private static List<String> rows(int megabytes) throws Exception {
        var programs =
                Optional.ofNullable(System.getenv(PROGRAMS)).map(Path::of).orElse(DEBIANS);
        if (!Files.isExecutable(programs.resolve("pg_restore"))) {
            System.err.println("Backup and restore are not measured: no PostgreSQL 15 in " + programs
                    + ". Install Debian's postgresql-15, or name its folder of programs in " + PROGRAMS + ".");
            return List.of();
        }
        var home = Files.createTempDirectory("sekisho-bench-");
        try {
            return new BackupBench(programs, home).measure(megabytes);
        } finally {
            Main.delete(home);
        }
    }

    /** The times of one round, in seconds. */
    private record Round(double dump, double backup, double pgRestore, double restore) {}

    private List<String> measure(int megabytes) throws Exception {
        var source = Files.createDirectories(home.resolve("source"));
        try (var postgres = LocalPostgres.open(source, settings)) {
            migrate(postgres);
            long entries = fill(postgres, source, megabytes * 1_000_000L / BYTES_PER_ENTRY);
            long bytes = Long.parseLong(text(postgres, "select pg_database_size(current_database())::text"));
            var rounds = new ArrayList<Round>();
            for (int i = 0; i < (megabytes > 1_000 ? 1 : ROUNDS); i++) {
                rounds.add(round(postgres, source));
            }
            return List.of(
                    row(
                            "backup of a database of %,d MB (%,d entries), sealed, against pg_dump 15 (directory, 2 jobs, level 1)",
                            rounds, bytes, entries, Round::backup, Round::dump),
                    row(
                            "its restore, record verified, against pg_restore 15 (2 jobs)",
                            rounds,
                            bytes,
                            entries,
                            Round::restore,
                            Round::pgRestore));
        }
    }

    private static String row(
            String what,
            List<Round> rounds,
            long bytes,
            long entries,
            java.util.function.ToDoubleFunction<Round> ours,
            java.util.function.ToDoubleFunction<Round> theirs) {
        double our = rounds.stream().mapToDouble(ours).min().orElseThrow();
        double their = rounds.stream().mapToDouble(theirs).min().orElseThrow();
        return Main.row(
                what.formatted(bytes / 1_000_000, entries),
                "≤ 1.0 at 5 GB",
                "%.2f (%.1f s against %.1f s, the best of %d in turn)",
                our / their,
                our,
                their,
                rounds.size());
    }

    private Round round(LocalPostgres postgres, Path source) throws Exception {
        var dump = home.resolve("dump");
        // It forces what it wrote to the disk, unless told otherwise.
        double dumped = timed(() ->
                command(postgres, "pg_dump", "-Fd", "-j", "2", "-Z", "1", "-f", dump.toString(), "-d", "sekisho"));
        var file = home.resolve("backup");
        var keys = home.resolve("keys");
        double backedUp = timed(() -> new Backup(owner(postgres), source, "serve", "bench", (step, fraction) -> {})
                .to(new Backup.Target(file, Optional.of(keys), false, KEY)));
        double pgRestored = timed(() -> {
            execute(postgres, "create database restored");
            command(postgres, "pg_restore", "-j", "2", "--no-owner", "-d", "restored", dump.toString());
            execute(postgres, "checkpoint");
        });
        execute(postgres, "drop database restored");
        double restored = timed(() -> restore(file, keys));
        Main.delete(dump);
        Main.delete(home.resolve("place"));
        Files.delete(file);
        Files.delete(keys);
        return new Round(dumped, backedUp, pgRestored, restored);
    }

    /** As the command does it: into a place of its own, forced to the disk at the end. */
    private void restore(Path file, Path keys) throws IOException {
        var place = Files.createDirectories(home.resolve("place"));
        try (var into = LocalPostgres.openToFill(place, settings);
                var restore = Restore.open(file, KEY)) {
            migrate(into);
            var restored = restore.into(owner(into), place, Keys.read(keys, KEY), (step, fraction) -> {});
            if (!restored.altered().isEmpty()) {
                throw new IllegalStateException("The record did not come back as it was signed");
            }
        }
        LocalPostgres.settle(place);
    }

    private static void migrate(LocalPostgres postgres) {
        var owner = postgres.owner();
        Migration.apply(
                postgres.jdbcUrl(),
                owner.userName(),
                owner.password(),
                postgres.app().userName());
    }

    private static Database owner(LocalPostgres postgres) {
        return new Database(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password());
    }

    /** One body with this many entries, each with an erasable value, signed. */
    private static long fill(LocalPostgres postgres, Path home, long entries) throws Exception {
        var body = new UUID(1, 2);
        var tree = new GrowingTree();
        var random = new Random(1);
        // COPY does not go through the walls, which the superuser alone passes.
        try (var connection = connect(postgres)) {
            connection.setAutoCommit(false);
            run(connection, "insert into body (id, slug, kind, demo) values ('" + body + "', 'bench', 'CITY', false)");
            for (long done = 0; done < entries; done += LINES) {
                lines(connection, body, tree, random);
                connection.commit();
            }
            var signer = NoteSigner.create("sekisho.record/" + body);
            var note = signer.sign(new Checkpoint(signer.key().name(), tree.size(), tree.root()).text())
                    .bytes();
            run(
                    connection,
                    "insert into record_checkpoint (body_id, size, note, signed_at, below, cluster) values ('" + body
                            + "', " + tree.size() + ", '\\x" + HexFormat.of().formatHex(note)
                            + "', now(), '3'::xid8, 'elsewhere')");
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "vacuum analyze");
            Files.createDirectories(home.resolve("secrets"));
            Files.writeString(home.resolve("secrets/record-" + body + ".key"), signer.secret());
            Files.writeString(home.resolve("secrets/files.key"), "f".repeat(32));
        }
        return tree.size();
    }

    private static void lines(Connection connection, UUID body, GrowingTree tree, Random random)
            throws SQLException, IOException {
        var hex = HexFormat.of();
        var entries = new StringBuilder();
        var positions = new StringBuilder();
        var values = new StringBuilder();
        var tiles = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            var id = new UUID(tree.size() << 16 | 0x7000, random.nextLong());
            var salt = new byte[Commitment.SALT_BYTES];
            random.nextBytes(salt);
            var value = ("職員 " + random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8);
            var leaf = leaf(body, id, Commitment.to(value, salt).hex(), tree.size(), random);
            entries.append(body + "\t" + id + "\t2026-04-01 00:00:00+00\tduties.evidence.given\t" + body
                    + "\tevidence\t" + id + "\t0\t\\\\x" + hex.formatHex(leaf) + "\n");
            positions.append(body + "\t" + tree.size() + "\t" + id + "\n");
            values.append(body + "\t" + new UUID(random.nextLong(), random.nextLong()) + "\t" + id + "\t" + id
                    + "\t\\\\x" + hex.formatHex(salt) + "\t\\\\x" + hex.formatHex(value) + "\n");
            tree.add(leaf);
            for (var next = tree.next(); next.isPresent(); next = tree.next()) {
                var tile = next.get();
                tiles.append(body + "\t" + tile.tile().level() + "\t"
                        + tile.tile().number() + "\t\\\\x" + hex.formatHex(tile.hashes()) + "\n");
            }
        }
        copy(
                connection,
                "entry (body_id, id, entered_at, kind, actor_id, subject_type, subject_id, child_count, leaf)",
                entries);
        copy(connection, "entry_position (body_id, position, entry_id)", positions);
        copy(connection, "erasable_value (body_id, id, entry_id, subject_id, salt, value)", values);
        copy(connection, "record_tile (body_id, level, number, hashes)", tiles);
    }

    /** Like those of evidence that was given. */
    private static byte[] leaf(UUID body, UUID id, String commitment, long number, Random random) {
        return ("{\"after\":{\"doneBy\":{\"committed\":\"" + commitment + "\"},\"duty\":\""
                        + new UUID(3, random.nextInt(60)) + "\",\"happenedOn\":\"2026-04-" + (1 + random.nextInt(28))
                        + "\",\"nature\":\"ATTESTED\",\"note\":\"" + random.nextLong() + " 番の確認を行った\",\"subject\":\""
                        + new UUID(5, random.nextInt(900)) + "\"},\"at\":\"2026-04-01T00:00:00Z\",\"body\":\"" + body
                        + "\",\"id\":\"" + id + "\",\"kind\":\"duties.evidence.given\",\"number\":" + number
                        + ",\"roles\":[\"CHIEF_SECURITY_OFFICER\",\"STAFF\"],\"subject\":{\"id\":\"" + id
                        + "\",\"type\":\"evidence\"},\"version\":1}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(Connection connection, String into, StringBuilder lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        in.endCopy();
    }

    /** Something that is timed. */
    private interface Act {
        void run() throws Exception;
    }

    private static double timed(Act act) throws Exception {
        long before = System.nanoTime();
        act.run();
        return (System.nanoTime() - before) / 1e9;
    }

    private void command(LocalPostgres postgres, String program, String... words) throws Exception {
        Account superuser = postgres.superuser();
        var line = new ArrayList<>(List.of(
                programs.resolve(program).toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                superuser.userName()));
        line.addAll(List.of(words));
        var builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("PGPASSWORD", superuser.password(), "PGSSLMODE", "disable"));
        if (builder.start().waitFor() != 0) {
            throw new IOException(program + " failed");
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(),
                postgres.superuser().userName(),
                postgres.superuser().password());
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres)) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
