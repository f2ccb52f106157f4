package org.sekisho.server;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sekisho.cli.handover.MigrationOrder;
import org.sekisho.schema.Migration;

/** The process that brings the schema up to date, marks it, and ends. It alone holds the owner's password. */
final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) throws Exception {
        MigrationOrder order = MigrationOrder.readFrom(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int applied;
        try {
            applied = Migration.apply(
                    order.jdbcUrl(), order.owner(), order.ownerPassword(), order.appUser(), order.version());
        } catch (Migration.NewerSchema newer) {
            System.out.println(newer.getMessage());
            System.exit(MigrationOrder.NEWER);
            return;
        }
        if (order.version().isEmpty()) {
            mark(order);
        }
        System.out.println("migrations applied: " + applied);
    }

    private static void mark(MigrationOrder order) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(order.jdbcUrl(), order.owner(), order.ownerPassword());
                PreparedStatement quoting = connection.prepareStatement(
                        "SELECT format('COMMENT ON TABLE flyway_schema_history IS %L', ?)")) {
            quoting.setString(1, order.mark());
            try (ResultSet quoted = quoting.executeQuery();
                    Statement comment = connection.createStatement()) {
                quoted.next();
                comment.execute(quoted.getString(1));
            }
        }
    }
}
