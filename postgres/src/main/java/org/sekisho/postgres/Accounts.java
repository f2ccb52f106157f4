package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The accounts of a local server, their password files, and the database they use.
 *
 * @param folder the folder of the password files, one per role
 */
record Accounts(Path folder) {

    Account of(Role role) {
        return new Account(role.userName(), folder.resolve(role.userName()));
    }

    SecretFile secretOf(Role role) {
        return new SecretFile(of(role).secretFile());
    }

    /** Makes the folder and, for a database that is yet to be made, the superuser's password. */
    void prepare(boolean databaseExists) throws IOException {
        if (!Files.isDirectory(folder)) {
            DurableFiles.createFolder(folder);
        }
        if (!databaseExists && !secretOf(Role.SUPERUSER).exists()) {
            secretOf(Role.SUPERUSER).create();
        }
    }

    /** Makes the roles and the database as far as they are missing; a lost password file of either role is replaced. */
    void establish(int port) throws IOException {
        Account superuser = of(Role.SUPERUSER);
        String password = superuser.password();
        String server = LocalPostgres.url(port, "postgres");
        try (Connection connection = DriverManager.getConnection(server, superuser.userName(), password)) {
            establish(connection, Role.OWNER);
            establish(connection, Role.APP);
            if (!isListed(connection, "SELECT 1 FROM pg_database WHERE datname = ?", PostgresServer.DATABASE)) {
                execute(connection, "CREATE DATABASE " + PostgresServer.DATABASE + " OWNER " + Role.OWNER.userName());
            }
            if (hasDefaultRights(connection)) {
                restrict(LocalPostgres.url(port, PostgresServer.DATABASE), superuser.userName(), password);
            }
        } catch (SQLException failed) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.Unreachable(server, superuser.userName(), String.valueOf(failed.getMessage())),
                    failed);
        }
    }

    private void establish(Connection connection, Role role) throws SQLException, IOException {
        boolean exists = isListed(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role.userName());
        SecretFile secret = secretOf(role);
        if (exists && secret.exists()) {
            return;
        }
        if (!secret.exists()) {
            secret.create();
        }
        connection.setAutoCommit(false);
        if (!exists) {
            execute(
                    connection,
                    "CREATE ROLE " + role.userName()
                            + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION");
        }
        // The driver sends the salted verifier, so that the password itself is in no statement and no log.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role.userName(), secret.read().toCharArray(), "scram-sha-256");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean hasDefaultRights(Connection connection) throws SQLException {
        return isListed(
                connection, "SELECT 1 FROM pg_database WHERE datname = ? AND datacl IS NULL", PostgresServer.DATABASE);
    }

    /* One transaction, so that hasDefaultRights stays true until all of it is done. */
    private static void restrict(String url, String userName, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, userName, password)) {
            connection.setAutoCommit(false);
            execute(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
            execute(connection, "ALTER SCHEMA public OWNER TO " + Role.OWNER.userName());
            execute(connection, "GRANT USAGE ON SCHEMA public TO " + Role.APP.userName());
            execute(connection, "REVOKE ALL ON DATABASE " + PostgresServer.DATABASE + " FROM PUBLIC");
            execute(connection, "GRANT CONNECT ON DATABASE " + PostgresServer.DATABASE + " TO " + Role.APP.userName());
            connection.commit();
        }
    }

    private static boolean isListed(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
