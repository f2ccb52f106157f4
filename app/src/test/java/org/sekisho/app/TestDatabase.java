package org.sekisho.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.postgres.Role;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.schema.Migration;

/**
 * The migrated database of this test run: a throw-away server, or the external one that the environment names in {@code
 * SEKISHO_TEST_POSTGRES} (a JDBC URL; users and passwords as {@link Role} names them).
 */
public record TestDatabase(String jdbcUrl, String owner, String ownerPassword, String app, String appPassword) {

    private static final class Holder {
        private static final TestDatabase ONE = open();
    }

    /** The one database of this JVM. */
    public static TestDatabase get() {
        return Holder.ONE;
    }

    /** A database of its own, which is empty. */
    static TestDatabase another() {
        return migrated(of(ThrowawayPostgres.open()));
    }

    /** A connection as the owner, for looking behind the wall. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, owner, ownerPassword);
    }

    /** A connection as the application's role, outside of any use case. */
    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, app, appPassword);
    }

    private static TestDatabase open() {
        return migrated(external().orElseGet(() -> of(ThrowawayPostgres.open())));
    }

    private static TestDatabase migrated(TestDatabase database) {
        Migration.apply(database.jdbcUrl, database.owner, database.ownerPassword, database.app);
        return database;
    }

    private static Optional<TestDatabase> external() {
        return Optional.ofNullable(System.getenv("SEKISHO_TEST_POSTGRES"))
                .filter(url -> !url.isBlank())
                .map(url -> new TestDatabase(
                        url,
                        Role.OWNER.userName(),
                        System.getenv().getOrDefault("SEKISHO_TEST_OWNER_PASSWORD", ""),
                        Role.APP.userName(),
                        System.getenv().getOrDefault("SEKISHO_TEST_APP_PASSWORD", "")));
    }

    private static TestDatabase of(PostgresServer server) {
        return new TestDatabase(
                server.jdbcUrl(),
                server.owner().userName(),
                server.owner().password(),
                server.app().userName(),
                server.app().password());
    }
}
