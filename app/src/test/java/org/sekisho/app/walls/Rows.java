package org.sekisho.app.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.shared.BodyId;

/** The rows of one body in every walled table, as the owner of the database sees them: its identifiers and its texts. */
final class Rows {

    private static final int SHORTEST_MARK = 4;

    /** What the program writes about every body while nobody does anything: the order of the record. */
    private static final Set<String> BY_THE_PROGRAM = Set.of("checkpoint", "leaf_position", "tree_tile");

    private final Map<String, List<Map<String, UUID>>> rows = new TreeMap<>();
    private final Map<UUID, Set<String>> kinds = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    private Rows() {}

    static Rows of(TestDatabase database, BodyId body) {
        var read = new Rows();
        try (var connection = database.asOwner()) {
            for (var table : tables(connection)) {
                try (var select = connection.prepareStatement("select * from " + table + " where body_id = ?")) {
                    select.setObject(1, body.value());
                    try (var found = select.executeQuery()) {
                        while (found.next()) {
                            read.take(table, found);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return read;
    }

    private void take(String table, ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var identifiers = new LinkedHashMap<String, UUID>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var value = row.getObject(i);
            if (value instanceof UUID id && !columns.getColumnName(i).equals("body_id")) {
                identifiers.put(columns.getColumnName(i), id);
                kinds.computeIfAbsent(id, one -> new HashSet<>()).add(table + "." + columns.getColumnName(i));
            } else if (value instanceof String text
                    && text.strip().length() >= SHORTEST_MARK
                    && text.chars().anyMatch(c -> c > 0x2fff)) {
                texts.add(text.strip());
            }
        }
        rows.computeIfAbsent(table, one -> new ArrayList<>()).add(identifiers);
        name(row).filter(name -> name.length() >= SHORTEST_MARK).ifPresent(texts::add);
    }

    /** The whole name of a person, as pages write it. */
    private static Optional<String> name(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var parts = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (Set.of("family_name", "given_name").contains(columns.getColumnName(i))) {
                parts.add(row.getString(i));
            }
        }
        return parts.size() == 2 ? Optional.of(String.join(" ", parts)) : Optional.empty();
    }

    /** Whether the identifier stands anywhere in the rows of this body. */
    boolean has(UUID id) {
        return kinds.containsKey(id);
    }

    Set<String> texts() {
        return texts;
    }

    /** What an identifier is: the column where it is the key, or the first one where it stands. */
    Optional<String> kind(UUID id) {
        return kinds.getOrDefault(id, Set.of()).stream()
                .min((a, b) -> Boolean.compare(!a.endsWith(".id"), !b.endsWith(".id")) != 0
                        ? Boolean.compare(!a.endsWith(".id"), !b.endsWith(".id"))
                        : a.compareTo(b));
    }

    /** All rows that have something in that column; the column is named {@code table.column}. */
    List<Map<String, UUID>> with(String kind) {
        var parts = kind.split("\\.");
        return rows.getOrDefault(parts[0], List.of()).stream()
                .filter(row -> row.containsKey(parts[1]))
                .toList();
    }

    /** One identifier of every kind that there is. */
    Map<String, UUID> oneOfEach() {
        var each = new TreeMap<String, UUID>();
        rows.forEach((table, all) -> all.getFirst().forEach((column, id) -> each.put(table + "." + column, id)));
        return each;
    }

    /** Of every table that has identifiers, those of its first row, what the row itself is called coming first. */
    List<List<UUID>> firstOfEach() {
        return rows.values().stream()
                .map(List::getFirst)
                .filter(row -> !row.isEmpty())
                .map(row -> row.entrySet().stream()
                        .sorted(Comparator.comparing(one -> !one.getKey().equals("id")))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList())
                .toList();
    }

    /** Two identifiers of one row, and of every kind of row. */
    List<List<UUID>> pairs() {
        var pairs = new ArrayList<List<UUID>>();
        rows.values().forEach(all -> {
            var row = new HashSet<>(all.getFirst().values());
            row.forEach(a -> row.stream().filter(b -> !a.equals(b)).forEach(b -> pairs.add(List.of(a, b))));
        });
        return pairs;
    }

    /** What stands in each table of the body, in a few bytes; what the program itself writes about it is left out. */
    static Map<String, String> state(TestDatabase database, BodyId body) {
        var state = new TreeMap<String, String>();
        try (var connection = database.asOwner()) {
            for (var table : tables(connection)) {
                if (BY_THE_PROGRAM.contains(table)) {
                    continue;
                }
                try (var select = connection.prepareStatement("select count(*) || ' ' || coalesce(sum(('x' || substr("
                        + "md5(t::text), 1, 15))::bit(60)::bigint), 0) from " + table + " t where body_id = ?")) {
                    select.setObject(1, body.value());
                    try (var found = select.executeQuery()) {
                        found.next();
                        state.put(table, found.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return state;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and c.column_name = 'body_id' and t.table_type = 'BASE TABLE'
                        order by 1
                        """);
                var found = select.executeQuery()) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }
}
