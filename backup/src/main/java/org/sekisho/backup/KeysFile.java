package org.sekisho.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The form of a file of keys: a sealed ZIP with {@code keys.txt}, {@code erasures.csv}, and the files themselves. */
final class KeysFile {

    private static final String HEAD = "keys.txt";
    private static final String ERASURES = "erasures.csv";
    private static final String FORMAT = "sekisho keys 1";
    private static final List<String> FOLDERS = List.of("secrets", "tls");

    /* Each restore has its own. */
    private static final Set<String> NOT_KEPT =
            Set.of("sekisho_superuser", "sekisho_owner", "sekisho_app", "setup-token");

    private KeysFile() {}

    static Map<String, byte[]> secretsOf(Path home) throws IOException {
        var secrets = new TreeMap<String, byte[]>();
        for (var folder : FOLDERS) {
            var path = home.resolve(folder);
            if (!Files.isDirectory(path)) {
                continue;
            }
            try (Stream<Path> files = Files.list(path)) {
                for (var file : files.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    var name = file.getFileName().toString();
                    if (!NOT_KEPT.contains(name) && !name.endsWith(".new")) {
                        secrets.put(folder + "/" + name, Files.readAllBytes(file));
                    }
                }
            }
        }
        return secrets;
    }

    static List<Keys.Erasure> erasures(Connection connection) throws SQLException {
        var erasures = new ArrayList<Keys.Erasure>();
        if (!Tables.has(connection, "erasure")) {
            return erasures;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT body_id::text, kind, row_id::text, at FROM erasure ORDER BY at, id")) {
            while (rows.next()) {
                erasures.add(new Keys.Erasure(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return erasures;
    }

    static void write(Keys keys, Path file, boolean replace, Seal seal) throws IOException {
        try (var archive = new ArchiveWriter(file, replace, seal)) {
            archive.add(
                    HEAD,
                    Backup.packed((FORMAT + "\n" + keys.kind() + "\n" + keys.knownUntil() + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            var list = new StringBuilder();
            keys.erasures().forEach(erasure -> list.append(erasure.line()));
            archive.add(ERASURES, Backup.packed(list.toString().getBytes(StandardCharsets.UTF_8)));
            for (var secret : keys.secrets().entrySet()) {
                archive.add(secret.getKey(), Backup.packed(secret.getValue()));
            }
            archive.commit();
        }
    }

    static Keys read(Path file, Seal seal) {
        try (var archive = ArchiveReader.open(file, seal)) {
            var head = new String(archive.bytes(HEAD), StandardCharsets.UTF_8).split("\n", -1);
            if (head.length < 3 || !head[0].equals(FORMAT)) {
                throw new BackupFailure(
                        file + " は鍵のファイルの知っている形式ではありません。", file + " is no file of keys in a form that is known here.");
            }
            var erasures = new String(archive.bytes(ERASURES), StandardCharsets.UTF_8)
                    .lines()
                    .map(Keys.Erasure::of)
                    .toList();
            var secrets = new TreeMap<String, byte[]>();
            for (var name : archive.names()) {
                if (FOLDERS.stream().anyMatch(folder -> name.matches(folder + "/[A-Za-z0-9_][A-Za-z0-9_.-]*"))) {
                    secrets.put(name, archive.bytes(name));
                }
            }
            return new Keys(head[1], Instant.parse(head[2]), secrets, erasures);
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new BackupFailure(file + " が壊れています。", file + " is damaged.", broken);
        } catch (IOException unreadable) {
            throw ArchiveReader.unreadable(file, unreadable);
        }
    }
}
