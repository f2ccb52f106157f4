package org.sekisho.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of a database that a backup holds: all but the list of migrations, which a restore makes anew. */
final class Tables {

    private static final String HISTORY = "flyway_schema_history";

    /* A column that says which transaction wrote a row says nothing in another database system. */
    private static final String LISTED = """
            SELECT c.relname, pg_relation_size(c.oid), string_agg(a.attname, '/' ORDER BY a.attnum)
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND coalesce(pg_get_expr(d.adbin, d.adrelid), '') <> 'pg_current_xact_id()'
            GROUP BY c.oid, c.relname
            ORDER BY 2 DESC, 1""";

    private Tables() {}

    /** A table with the bytes of its rows on the disk. */
    record Listed(String name, long bytes, List<String> columns) {

        String columnList() {
            return String.join(", ", columns.stream().map(Database::quoted).toList());
        }
    }

    /** The largest first. */
    static List<Listed> in(Connection connection) throws SQLException {
        var tables = new ArrayList<Listed>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LISTED)) {
            while (rows.next()) {
                if (!rows.getString(1).equals(HISTORY)) {
                    tables.add(new Listed(
                            rows.getString(1),
                            rows.getLong(2),
                            Arrays.asList(rows.getString(3).split("/"))));
                }
            }
        }
        return tables;
    }

    static boolean has(Connection connection, String table) throws SQLException {
        return !Database.texts(connection, "SELECT 'x' WHERE to_regclass('public." + table + "') IS NOT NULL")
                .isEmpty();
    }

    /** The version of the schema: that of the last migration. Empty when there is none. */
    static String version(Connection connection) throws SQLException {
        if (!has(connection, HISTORY)) {
            return "";
        }
        return Database.texts(
                        connection,
                        "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL"
                                + " ORDER BY length(version) DESC, version DESC LIMIT 1")
                .stream()
                .findFirst()
                .orElse("");
    }
}
