package org.sekisho.schema;

import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * The way from any earlier schema to the present one.
 *
 * <p>Runs with the credential of the schema's owner, which the serving process never holds: a process of its own
 * migrates and ends before the application connects.
 */
public final class Migration {

    private static final String LOCATION = "classpath:sekisho/migration";

    private Migration() {}

    /**
     * Applies what is missing, in one transaction per migration.
     *
     * @param jdbcUrl the database
     * @param owner the role that owns what is in it
     * @param app the role that serves requests; it is granted what it may do
     * @return the number of migrations applied, 0 when the schema was current
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or an applied one was changed afterwards
     */
    public static int apply(String jdbcUrl, String owner, String password, String app) {
        return Flyway.configure()
                .dataSource(jdbcUrl, owner, password)
                .locations(LOCATION)
                .placeholders(Map.of("app", app))
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
