package org.sekisho.schema;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The way from any earlier schema to the present one.
 *
 * <p>Runs with the credential of the schema's owner, which the serving process never holds: a process of its own
 * migrates and ends before the application connects.
 */
public final class Migration {

    private static final String LOCATION = "classpath:sekisho/migration";

    private Migration() {}

    /** The database was migrated by a newer program, and nothing was changed in it. */
    public static final class NewerSchema extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerSchema(String there, String known) {
            super("The database has version " + there + " of the schema; this program knows " + known
                    + " and nothing later");
        }
    }

    /**
     * Applies what is missing, all of it in one transaction: a migration that fails leaves the schema as it was, for the
     * program that it fits.
     *
     * @param jdbcUrl the database
     * @param owner the role that owns what is in it
     * @param app the role that serves requests; it is granted what it may do
     * @return the number of migrations applied, 0 when the schema was current
     * @throws NewerSchema if the database has migrations that are not known here
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or an applied one was changed afterwards
     */
    public static int apply(String jdbcUrl, String owner, String password, String app) {
        return apply(jdbcUrl, owner, password, app, Optional.empty());
    }

    /**
     * Applies what is missing up to a version, so that a backup of it can be restored.
     *
     * @param version the last migration to apply; empty for all
     */
    public static int apply(String jdbcUrl, String owner, String password, String app, Optional<String> version) {
        return apply(jdbcUrl, owner, password, app, version, LOCATION);
    }

    static int apply(
            String jdbcUrl, String owner, String password, String app, Optional<String> version, String... locations) {
        var configuration = Flyway.configure()
                .dataSource(jdbcUrl, owner, password)
                .locations(locations)
                .placeholders(Map.of("app", app))
                .group(true)
                .cleanDisabled(true);
        version.ifPresent(last -> configuration.target(MigrationVersion.fromVersion(last)));
        var flyway = configuration.load();
        requireKnown(flyway.info().all());
        return flyway.migrate().migrationsExecuted;
    }

    private static void requireKnown(MigrationInfo[] all) {
        var known = Stream.of(all)
                .filter(one -> !one.getState().equals(MigrationState.FUTURE_SUCCESS)
                        && !one.getState().equals(MigrationState.FUTURE_FAILED))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        Stream.of(all)
                .filter(one -> one.getState().equals(MigrationState.FUTURE_SUCCESS))
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(future -> {
                    throw new NewerSchema(
                            future.getVersion(),
                            known.map(MigrationVersion::getVersion).orElse("none"));
                });
    }
}
