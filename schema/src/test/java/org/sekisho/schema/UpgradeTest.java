package org.sekisho.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.postgres.ThrowawayPostgres;

/** What becomes of the data when an upgrade fails, and when an older program meets a newer database. */
final class UpgradeTest {

    private static final String SHIPPED = "classpath:sekisho/migration";
    private static final String LATER = "V203001010000__later.sql";

    @TempDir
    private Path folder;

    private ThrowawayPostgres postgres;

    UpgradeTest() {
        postgres = ThrowawayPostgres.open();
    }

    @BeforeEach
    void migrate() {
        apply(SHIPPED);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void an_upgrade_that_fails_is_undone_with_all_that_came_before_it_and_the_earlier_program_works_on()
            throws Exception {
        Files.writeString(folder.resolve(LATER), "create table later (id uuid);");
        Files.writeString(folder.resolve("V203001010001__broken.sql"), "insert into nothing_like_that values (1);");

        assertThatThrownBy(() -> apply(SHIPPED, "filesystem:" + folder)).isInstanceOf(FlywayException.class);

        assertThat(rows("select to_regclass('later')::text")).containsExactly((String) null);
        assertThat(rows("select version from flyway_schema_history where version > '2030'"))
                .isEmpty();
        assertThat(apply(SHIPPED)).as("nothing to do, nothing in the way").isZero();
    }

    @Test
    void a_database_of_a_newer_program_is_refused_and_left_as_it_is() throws Exception {
        Files.writeString(folder.resolve(LATER), "create table later (id uuid);");
        apply(SHIPPED, "filesystem:" + folder);
        var history = rows("select version || checksum from flyway_schema_history order by 1");

        assertThatThrownBy(() -> apply(SHIPPED))
                .isInstanceOf(Migration.NewerSchema.class)
                .hasMessageContaining("203001010000");

        assertThat(rows("select version || checksum from flyway_schema_history order by 1"))
                .isEqualTo(history);
    }

    private int apply(String... locations) {
        return Migration.apply(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password(),
                postgres.app().userName(),
                Optional.empty(),
                locations);
    }

    private List<String> rows(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(),
                        postgres.owner().userName(),
                        postgres.owner().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
