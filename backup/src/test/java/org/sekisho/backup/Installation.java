package org.sekisho.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.Commitment;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.NoteSigner;
import org.sekisho.schema.Migration;

/** An installation with its data made up from a seed: a database of its own in a server that several share, and a folder. */
final class Installation {

    static final OffsetDateTime NOW = Instant.parse("2026-04-01T00:00:00Z").atOffset(ZoneOffset.UTC);
    private static final int BULK_EVERY = 20;
    private static final int CHILDREN = 7;

    private static final Map<ThrowawayPostgres, String> templates = new ConcurrentHashMap<>();

    private final ThrowawayPostgres postgres;
    private final String name;
    final Path home;

    private Installation(ThrowawayPostgres postgres, String name, Path home) {
        this.postgres = postgres;
        this.name = name;
        this.home = home;
    }

    /** An empty database and an empty folder. */
    static Installation empty(ThrowawayPostgres postgres, Path home) throws SQLException, IOException {
        return of(postgres, home, "template0");
    }

    private static Installation of(ThrowawayPostgres postgres, Path home, String template)
            throws SQLException, IOException {
        var name = "i" + UUID.randomUUID().toString().replace("-", "");
        var superuser = new Database(
                postgres.jdbcUrl("postgres"),
                postgres.superuser().userName(),
                postgres.superuser().password());
        try (var connection = superuser.connect()) {
            Database.execute(
                    connection,
                    "CREATE DATABASE " + name + " OWNER " + postgres.owner().userName() + " TEMPLATE " + template);
        }
        try (var connection = new Database(postgres.jdbcUrl(name), superuser.user(), superuser.password()).connect()) {
            Database.execute(
                    connection,
                    "ALTER SCHEMA public OWNER TO " + postgres.owner().userName() + "; GRANT USAGE ON SCHEMA public TO "
                            + postgres.app().userName());
        }
        Files.createDirectories(home);
        return new Installation(postgres, name, home);
    }

    /** An empty one with the present schema. */
    static Installation migrated(ThrowawayPostgres postgres, Path home) throws SQLException, IOException {
        // Migrated once, copied for each.
        var template = templates.get(postgres);
        if (template == null) {
            var made = empty(postgres, home);
            made.migrate(Optional.empty());
            template = made.name;
            templates.put(postgres, template);
        }
        return of(postgres, home, template);
    }

    void migrate(Optional<String> version) {
        Migration.apply(
                database().jdbcUrl(),
                database().user(),
                database().password(),
                postgres.app().userName(),
                version);
    }

    Database database() {
        return new Database(
                postgres.jdbcUrl(name),
                postgres.owner().userName(),
                postgres.owner().password());
    }

    Backup backup() {
        return new Backup(database(), home, "serve", "test", (step, fraction) -> {});
    }

    /** Makes a body with entries, some of them bulk acts, an erasable value for each, files, and signs the record. */
    UUID fill(long seed, int entries, int files) {
        var random = new Random(seed);
        var body = new UUID(random.nextLong(), random.nextLong());
        try (var connection = database().connect()) {
            connection.setAutoCommit(false);
            update(
                    connection,
                    "INSERT INTO body (id, slug, kind, demo) VALUES (?, ?, 'CITY', false)",
                    body,
                    "b" + Math.abs(random.nextInt()));
            var tree = new GrowingTree();
            for (int i = 0; i < entries; i++) {
                enter(connection, body, random, tree, i % BULK_EVERY == 1 ? CHILDREN : 0);
            }
            for (int i = 0; i < files; i++) {
                store(connection, body, random, i == 1 ? 5_000_000 : random.nextInt(20_000));
            }
            var signer = NoteSigner.create("sekisho.record/" + body);
            update(
                    connection,
                    "INSERT INTO record_checkpoint (body_id, size, note, signed_at, below, cluster)"
                            + " VALUES (?, ?, ?, ?, '3'::xid8, 'elsewhere')",
                    body,
                    tree.size(),
                    signer.sign(new Checkpoint(signer.key().name(), tree.size(), tree.root()).text())
                            .bytes(),
                    NOW);
            connection.commit();
            secret("record-" + body + ".key", signer.secret());
            secret("files.key", "f".repeat(32));
            return body;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void secret(String file, String text) throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets").resolve(file), text);
    }

    private static void enter(Connection connection, UUID body, Random random, GrowingTree tree, int children)
            throws SQLException {
        var id = new UUID(random.nextLong(), random.nextLong());
        var salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        var value = "職員 " + random.nextInt(1_000);
        var leaf = ("{\"id\":\"" + id + "\",\"name\":\""
                        + Commitment.to(value.getBytes(StandardCharsets.UTF_8), salt)
                                .hex() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        update(
                connection,
                "INSERT INTO entry (body_id, id, entered_at, kind, actor_id, subject_type, subject_id, child_count, leaf)"
                        + " VALUES (?, ?, ?, 'test.thing.done', ?, 'thing', ?, ?, ?)",
                body,
                id,
                NOW,
                body,
                id,
                children,
                leaf);
        update(
                connection,
                "INSERT INTO entry_position (body_id, position, entry_id) VALUES (?, ?, ?)",
                body,
                tree.size(),
                id);
        tree.add(leaf);
        for (int i = 0; i < children; i++) {
            var child = ("{\"ordinal\":" + i + ",\"text\":\"改行\\nタブ\\t\\\\" + random.nextInt() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            update(
                    connection,
                    "INSERT INTO entry_child (body_id, id, entry_id, ordinal, subject_type, subject_id, leaf)"
                            + " VALUES (?, ?, ?, ?, 'thing', ?, ?)",
                    body,
                    new UUID(random.nextLong(), random.nextLong()),
                    id,
                    i,
                    id,
                    child);
            tree.add(child);
        }
        update(
                connection,
                "INSERT INTO erasable_value (body_id, id, entry_id, subject_id, salt, value) VALUES (?, ?, ?, ?, ?, ?)",
                body,
                new UUID(random.nextLong(), random.nextLong()),
                id,
                id,
                salt,
                value.getBytes(StandardCharsets.UTF_8));
        while (tree.next().isPresent()) {
            // Tiles are not what is tested here.
        }
    }

    UUID store(Connection connection, UUID body, Random random, int size) throws SQLException, IOException {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        var hash = Backup.sha256().digest(bytes);
        var place = place(body, HexFormat.of().formatHex(hash));
        Files.createDirectories(place.resolveSibling(""));
        Files.write(place, bytes);
        var id = new UUID(random.nextLong(), random.nextLong());
        update(
                connection,
                "INSERT INTO stored_file (body_id, id, name, media_type, size_bytes, salt, commitment, blob_hash,"
                        + " stored_at, entry_id) SELECT ?, ?, '名簿\t一\\覧', 'text/plain', ?, ?, ?, ?, ?, id FROM entry"
                        + " WHERE body_id = ? LIMIT 1",
                body,
                id,
                (long) size,
                new byte[Commitment.SALT_BYTES],
                hash,
                hash,
                NOW,
                body);
        return id;
    }

    Path place(UUID body, String hash) {
        return home.resolve("files")
                .resolve(body.toString())
                .resolve(hash.substring(0, 2))
                .resolve(hash);
    }

    static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (var connection = database().connect()) {
            return Database.texts(connection, sql);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = database().connect()) {
            Database.execute(connection, sql);
        }
    }

    /** Every row of every table as text, in order. */
    SortedMap<String, List<String>> rows() throws Exception {
        var all = new TreeMap<String, List<String>>();
        try (var connection = database().connect()) {
            for (var table : Tables.in(connection)) {
                var rows = new ArrayList<String>();
                var out = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT " + table.columnList() + " FROM public." + Database.quoted(table.name())
                                + ") TO STDOUT");
                for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                    rows.add(new String(row, StandardCharsets.UTF_8));
                }
                rows.sort(null);
                all.put(table.name(), rows);
            }
        }
        return all;
    }

    /** The schema as the catalogue describes it: columns, defaults, constraints, indexes, walls, triggers, rights. */
    List<String> schema() throws SQLException {
        var found = new ArrayList<String>();
        for (var question : List.of(
                "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
                        + " || coalesce(column_default, '') FROM information_schema.columns"
                        + " WHERE table_schema = 'public' ORDER BY 1",
                "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text"
                        + " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1",
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
                "SELECT relname || relrowsecurity::text || relforcerowsecurity::text || coalesce(relacl::text, '') FROM pg_class"
                        + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
                "SELECT tgrelid::regclass || ' ' || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1")) {
            found.addAll(texts(question));
        }
        return found;
    }
}
