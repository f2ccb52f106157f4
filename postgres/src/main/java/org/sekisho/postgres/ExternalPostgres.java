package org.sekisho.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.Driver;

/**
 * A PostgreSQL server, 15 or later, that others run.
 *
 * @param jdbcUrl the JDBC URL of the database, without user and password
 * @param owner the account that migrations use; it owns the database
 * @param app the account that serves requests
 */
public record ExternalPostgres(String jdbcUrl, Account owner, Account app) implements PostgresServer {
    /** Settings whose wrong value loses acknowledged rows, or Japanese text, and the values that do not. */
    private static final Map<String, Set<String>> REQUIRED = new TreeMap<>(Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "remote_write", "remote_apply", "local"),
            "server_encoding", Set.of("UTF8"),
            "standard_conforming_strings", Set.of("on")));

    private static final Map<String, String> WANTED = Map.of("server_encoding", "UTF8");

    /**
     * The URL by which a server is reached so that nobody reads along or poses as it: on this machine as it is, on
     * another one by TLS with the certificate and its name checked, unless the URL says so already.
     *
     * @throws PostgresUnavailableException if the URL asks for less
     */
    public static String verified(String jdbcUrl) {
        Properties asked = asked(jdbcUrl);
        if (onThisMachine(asked)) {
            return jdbcUrl;
        }
        for (String other : List.of("sslfactory", "sslhostnameverifier", "socketFactory")) {
            if (asked.getProperty(other) != null) {
                throw notVerified(jdbcUrl, other + "=" + asked.getProperty(other));
            }
        }
        String mode = asked.getProperty("sslmode");
        if (mode == null) {
            return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "sslmode=verify-full";
        }
        if (!mode.equals("verify-full")) {
            throw notVerified(jdbcUrl, "sslmode=" + mode);
        }
        return jdbcUrl;
    }

    /** Whether a URL leads to this machine alone. */
    public static boolean onThisMachine(String jdbcUrl) {
        return onThisMachine(asked(jdbcUrl));
    }

    private static boolean onThisMachine(Properties asked) {
        return Arrays.stream(asked.getProperty("PGHOST", "localhost").split(","))
                .allMatch(host -> host.equals("localhost")
                        || host.matches("127(\\.\\d{1,3}){3}")
                        || host.equals("::1")
                        || host.equals("[::1]"));
    }

    private static Properties asked(String jdbcUrl) {
        Properties asked = Driver.parseURL(jdbcUrl, null);
        if (asked == null) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.Unreachable(shown(jdbcUrl), "", "jdbc:postgresql://HOST:PORT/DATABASE?"));
        }
        return asked;
    }

    private static PostgresUnavailableException notVerified(String jdbcUrl, String parameter) {
        return new PostgresUnavailableException(new PostgresFailure.WayNotVerified(shown(jdbcUrl), parameter));
    }

    /** What stands against using this server, everything at once; empty when nothing does. */
    public List<PostgresFailure> findings() {
        List<PostgresFailure> findings = new ArrayList<>();
        if (owner.userName().equals(app.userName())) {
            findings.add(unfit(app, PostgresFailure.Unfitness.SAME_AS_OWNER));
        }
        try (Connection connection = connect(owner)) {
            int version = Integer.parseInt(setting(connection, "server_version_num"));
            if (version < Programs.OLDEST_MAJOR * 10_000) {
                return List.of(new PostgresFailure.ServerTooOld(
                        shownUrl(), setting(connection, "server_version"), Programs.OLDEST_MAJOR));
            }
            checkAttributes(connection, owner, findings);
            if (!canCreateTables(connection)) {
                findings.add(unfit(owner, PostgresFailure.Unfitness.OWNER_CANNOT_CREATE));
            }
        } catch (SQLException failed) {
            findings.add(unreachable(owner, failed));
        } catch (PostgresUnavailableException noPassword) {
            findings.add(noPassword.failure());
        }
        try (Connection connection = connect(app)) {
            checkSettings(connection, findings);
            checkAttributes(connection, app, findings);
            if (canCreateTables(connection) || canCreateSchemas(connection)) {
                findings.add(unfit(app, PostgresFailure.Unfitness.CREATES_TABLES));
            }
            if (!owner.userName().equals(app.userName()) && belongsTo(connection, owner.userName())) {
                findings.add(unfit(app, PostgresFailure.Unfitness.MEMBER_OF_OWNER));
            }
        } catch (SQLException failed) {
            findings.add(unreachable(app, failed));
        } catch (PostgresUnavailableException noPassword) {
            findings.add(noPassword.failure());
        }
        return List.copyOf(findings);
    }

    /**
     * Refuses a server against which something stands.
     *
     * @throws PostgresUnavailableException with the first of the {@link #findings()}
     */
    public void requireFit() {
        List<PostgresFailure> findings = findings();
        if (!findings.isEmpty()) {
            throw new PostgresUnavailableException(findings.getFirst());
        }
    }

    private Connection connect(Account account) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", account.userName());
        properties.setProperty("password", account.password());
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private void checkSettings(Connection connection, List<PostgresFailure> findings) throws SQLException {
        for (Map.Entry<String, Set<String>> required : REQUIRED.entrySet()) {
            String value = setting(connection, required.getKey());
            if (!required.getValue().contains(value)) {
                findings.add(new PostgresFailure.UnsafeSetting(
                        shownUrl(), required.getKey(), value, WANTED.getOrDefault(required.getKey(), "on")));
            }
        }
    }

    private void checkAttributes(Connection connection, Account account, List<PostgresFailure> findings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT rolsuper, rolbypassrls, rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("The current user is not in pg_roles");
            }
            if (row.getBoolean(1)) {
                findings.add(unfit(account, PostgresFailure.Unfitness.SUPERUSER));
            }
            if (row.getBoolean(2)) {
                findings.add(unfit(account, PostgresFailure.Unfitness.BYPASSES_ROW_SECURITY));
            }
            if (row.getBoolean(3)) {
                findings.add(unfit(account, PostgresFailure.Unfitness.MAKES_ROLES_OR_DATABASES));
            }
        }
    }

    private static boolean canCreateTables(Connection connection) throws SQLException {
        return yes(connection, "SELECT has_schema_privilege(current_user, ?, 'CREATE')", "public");
    }

    private static boolean canCreateSchemas(Connection connection) throws SQLException {
        return yes(connection, "SELECT has_database_privilege(current_user, ?, 'CREATE')", connection.getCatalog());
    }

    private static boolean belongsTo(Connection connection, String owner) throws SQLException {
        return yes(connection, "SELECT pg_has_role(current_user, ?, 'MEMBER')", owner);
    }

    private static boolean yes(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                String value = row.next() ? row.getString(1) : "";
                return value == null ? "" : value;
            }
        }
    }

    private PostgresFailure unfit(Account account, PostgresFailure.Unfitness unfitness) {
        return new PostgresFailure.UnfitUser(shownUrl(), account.userName(), unfitness);
    }

    private PostgresFailure unreachable(Account account, SQLException failed) {
        return new PostgresFailure.Unreachable(shownUrl(), account.userName(), String.valueOf(failed.getMessage()));
    }

    /* What follows the question mark may hold a password. */
    private String shownUrl() {
        return shown(jdbcUrl);
    }

    private static String shown(String jdbcUrl) {
        int parameters = jdbcUrl.indexOf('?');
        return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    }
}
