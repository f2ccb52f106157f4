package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPostgresTest {
    @TempDir
    private Path home;

    @Test
    void rows_of_one_run_are_there_in_the_next() throws SQLException {
        Path folder = home.resolve("data");
        try (LocalPostgres server = LocalPostgres.open(folder, Settings.standard());
                Connection connection = connect(server, server.owner())) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT '髙﨑' AS name");
        }
        try (LocalPostgres server = LocalPostgres.open(folder, Settings.standard());
                Connection connection = connect(server, server.owner());
                var rows = connection.createStatement().executeQuery("SELECT name FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("髙﨑");
        }
    }

    @Test
    void a_throwaway_server_starts() throws SQLException {
        try (ThrowawayPostgres server = ThrowawayPostgres.open();
                Connection connection = connect(server, server.app())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private static Connection connect(PostgresServer server, Account account) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), account.userName(), account.password());
    }
}
