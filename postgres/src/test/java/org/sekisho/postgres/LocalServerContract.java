package org.sekisho.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a local server does, whichever PostgreSQL it is started from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LocalServerContract {
    private final Settings settings;
    private Path folder = Path.of("");
    private @Nullable LocalPostgres running;

    LocalServerContract(Settings settings) {
        this.settings = settings;
    }

    @BeforeAll
    void start(@TempDir Path home) {
        folder = home.resolve("not/yet/there");
        running = LocalPostgres.open(folder, settings);
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    private LocalPostgres server() {
        return requireNonNull(running);
    }

    private void restart() {
        server().close();
        running = LocalPostgres.open(folder, settings);
    }

    @Test
    void rows_of_one_run_are_there_in_the_next() throws SQLException {
        Sql.execute(server(), server().owner(), "CREATE TABLE kept AS SELECT '髙﨑'::text AS name");
        restart();
        assertThat(Sql.column(server(), server().owner(), "SELECT name FROM kept"))
                .containsExactly("髙﨑");
    }

    @Test
    void nothing_runs_after_close_and_connections_are_cut_off() throws SQLException {
        Cluster cluster = Servers.clusterOf(folder);
        LocalPostgres before = server();
        try (Connection connection = Sql.connect(before, before.app())) {
            assertThat(Servers.processesOf(cluster)).hasSizeGreaterThan(3);
            before.close();
            before.close();
            assertThat(Servers.processesOf(cluster)).isEmpty();
            assertThat(before.isRunning()).isFalse();
            assertThat(connection.isValid(1)).isFalse();
        }
        restart();
    }

    @Test
    void every_acknowledged_row_is_on_the_disk_whatever_a_configuration_file_says() throws Exception {
        String loose = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n";
        Path local = folder.resolve("cluster/sekisho-local.conf");
        Path automatic = folder.resolve("cluster/postgresql.auto.conf");
        Files.writeString(local, loose);
        Files.writeString(automatic, loose);
        restart();
        assertThat(List.of(
                        setting("fsync"),
                        setting("synchronous_commit"),
                        setting("full_page_writes"),
                        setting("data_checksums")))
                .containsOnly("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        Files.delete(local);
        Files.writeString(automatic, "");
    }

    @Test
    void only_this_machine_reaches_the_server_and_only_with_a_password() throws Exception {
        assertThat(setting("unix_socket_directories")).isEmpty();
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(Sql.column(
                        server(),
                        server().superuser(),
                        "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolcanlogin"))
                .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-256", "SCRAM-SHA-256");
        for (Role role : Role.values()) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(server().jdbcUrl(), role.userName(), "not the password"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_passwords_differ_and_are_readable_to_their_owner_alone() throws Exception {
        List<Account> accounts = List.of(server().superuser(), server().owner(), server().app());
        assertThat(accounts)
                .extracting(Account::password)
                .doesNotHaveDuplicates()
                .allMatch(password -> password.length() == 43);
        assertThat(accounts).extracting(Account::secretFile).doesNotHaveDuplicates();
        for (Account account : accounts) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(account.secretFile())))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void the_serving_account_uses_tables_and_changes_none() throws Exception {
        Account app = server().app();
        Sql.execute(
                server(),
                server().owner(),
                "CREATE TABLE duty (id int)",
                "GRANT SELECT, INSERT ON duty TO sekisho_app",
                "ALTER TABLE duty ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY even ON duty USING (id % 2 = 0)");
        Sql.execute(server(), app, "INSERT INTO duty VALUES (2)");
        Sql.execute(server(), server().owner(), "INSERT INTO duty VALUES (3)");
        assertThat(Sql.column(server(), app, "SELECT id FROM duty")).containsExactly("2");
        for (String forbidden : List.of(
                "CREATE TABLE other (id int)",
                "CREATE TEMPORARY TABLE other (id int)",
                "CREATE SCHEMA other",
                "ALTER TABLE duty DISABLE ROW LEVEL SECURITY",
                "DROP TABLE duty",
                "DELETE FROM duty",
                "SET ROLE sekisho_owner",
                "CREATE ROLE other",
                "CREATE DATABASE other",
                "COPY duty TO PROGRAM 'true'")) {
            assertThatThrownBy(() -> Sql.execute(server(), app, forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .extracting(failed -> ((SQLException) failed).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void text_is_utf8_and_ordered_by_code_point() throws Exception {
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(Sql.column(
                        server(),
                        server().owner(),
                        "SELECT v FROM unnest(ARRAY['ｱ','ア','b','B','あ','a','亜','1']) v ORDER BY v"))
                .containsExactly("1", "B", "a", "b", "あ", "ア", "亜", "ｱ");
        assertThat(Sql.value(server(), server().owner(), "SELECT upper('ａé')")).isEqualTo("ＡÉ");
    }

    @Test
    void a_lost_password_file_of_the_serving_account_is_replaced() throws Exception {
        String before = server().app().password();
        Files.delete(server().app().secretFile());
        restart();
        assertThat(server().app().password()).isNotEqualTo(before);
        assertThat(Sql.value(server(), server().app(), "SELECT current_user")).isEqualTo("sekisho_app");
    }

    private String setting(String name) throws SQLException {
        return Sql.value(server(), server().superuser(), "SELECT current_setting('" + name + "')");
    }
}
