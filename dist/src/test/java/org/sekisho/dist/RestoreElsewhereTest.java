package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.Settings;

/** A backup that comes back in a PostgreSQL that the body runs itself. */
final class RestoreElsewhereTest {

    @TempDir
    private Path home;

    @Test
    @Tag("full")
    void a_backup_is_restored_into_an_empty_database_of_the_body_s_own_and_served_from_there() throws Exception {
        Path here = home.resolve("here");
        Path there = home.resolve("there");
        String[] files = {
            home.resolve("backup").toString(),
            "--keys",
            home.resolve("keys").toString(),
            "--key",
            home.resolve("key").toString()
        };
        SmallBody body = SmallBody.in(here, "serve");
        Call.Result backup =
                Sekisho.call(here, words("backup", files, new String[0])).run();
        assertThat(backup.exit()).as(backup.err()).isZero();

        try (LocalPostgres database = LocalPostgres.open(home.resolve("database"), Settings.standard())) {
            String[] external = {
                "--database-url",
                database.jdbcUrl(),
                "--database-owner-secret",
                database.owner().secretFile().toString(),
                "--database-secret",
                database.app().secretFile().toString()
            };
            execute(database, "CREATE TABLE somebody_s (number int)");
            Call.Result taken =
                    Sekisho.call(there, words("restore", files, external)).run();
            assertThat(taken.exit()).as(taken.err()).isEqualTo(1);
            assertThat(there.resolve("serve")).doesNotExist();
            execute(database, "DROP TABLE somebody_s");

            Call.Result restored =
                    Sekisho.call(there, words("restore", files, external)).run();
            assertThat(restored.exit()).as(restored.err()).isZero();
            assertThat(restored.err()).contains("the record is as it was signed");
            assertThat(there.resolve("serve/cluster"))
                    .as("no database of its own")
                    .doesNotExist();
            try (Connection connection = DriverManager.getConnection(
                            database.jdbcUrl(),
                            database.app().userName(),
                            database.app().password());
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('sekisho.body', '" + body.body() + "', false)");
                try (ResultSet rows = statement.executeQuery("SELECT family_name FROM person_version")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("統括");
                }
            }
            Call.Result twice = Sekisho.call(home.resolve("third"), words("restore", files, external))
                    .run();
            assertThat(twice.exit()).as("a database with data").isEqualTo(1);

            String[] port = {"--port", "0"};
            try (Running service = Running.start(Sekisho.call(there, words("serve", port, external)))) {
                assertThat(service.path())
                        .as("no set-up page: the body is there")
                        .isEqualTo("/");
                assertThat(service.get("/sign-in").body()).contains("サインイン");
                assertThat(service.get("/health").body()).contains("\"record\":\"up\"");
                assertThat(service.end()).isEmpty();
            }
        }
    }

    private static String[] words(String command, String[] some, String[] more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(some));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static void execute(LocalPostgres database, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        database.owner().userName(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
