package org.sekisho.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements of the tests, each on a connection of its own. */
final class Sql {
    private Sql() {}

    static Connection connect(PostgresServer server, Account account) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), account.userName(), account.password());
    }

    static void execute(PostgresServer server, Account account, String... statements) throws SQLException {
        try (Connection connection = connect(server, account);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of every row. */
    static List<String> column(PostgresServer server, Account account, String query) throws SQLException {
        try (Connection connection = connect(server, account);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    static String value(PostgresServer server, Account account, String query) throws SQLException {
        return column(server, account, query).getFirst();
    }
}
