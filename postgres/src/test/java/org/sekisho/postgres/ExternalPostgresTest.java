package org.sekisho.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that others run must be like. */
final class ExternalPostgresTest {
    @TempDir
    private static Path home;

    private static LocalPostgres server;

    @BeforeAll
    static void start() {
        server = LocalPostgres.open(home.resolve("data"), Settings.standard());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_durable_server_with_the_two_accounts_is_fit() {
        ExternalPostgres external = external(server.owner(), server.app());
        assertThat(external.findings()).isEmpty();
        assertThatCode(external::requireFit).doesNotThrowAnyException();
    }

    @Test
    void a_server_that_forgets_rows_is_unfit() {
        try (ThrowawayPostgres forgetful = ThrowawayPostgres.open()) {
            ExternalPostgres external = new ExternalPostgres(forgetful.jdbcUrl(), forgetful.owner(), forgetful.app());
            assertThat(external.findings())
                    .extracting(finding -> ((PostgresFailure.UnsafeSetting) finding).setting())
                    .containsExactlyInAnyOrder("fsync", "synchronous_commit", "full_page_writes");
            assertThatThrownBy(external::requireFit)
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining("fsync")
                    .hasMessageContaining(
                            forgetful.jdbcUrl().substring(0, forgetful.jdbcUrl().indexOf('?')));
        }
    }

    @Test
    void a_serving_account_that_may_do_everything_is_unfit() {
        assertThat(external(server.owner(), server.superuser()).findings())
                .extracting(finding -> ((PostgresFailure.UnfitUser) finding).unfitness())
                .contains(
                        PostgresFailure.Unfitness.SUPERUSER,
                        PostgresFailure.Unfitness.BYPASSES_ROW_SECURITY,
                        PostgresFailure.Unfitness.MAKES_ROLES_OR_DATABASES,
                        PostgresFailure.Unfitness.CREATES_TABLES,
                        PostgresFailure.Unfitness.MEMBER_OF_OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEMA public", "DATABASE sekisho"})
    void a_serving_account_that_may_make_tables_or_schemas_is_unfit(String where) throws Exception {
        Sql.execute(server, server.superuser(), "GRANT CREATE ON " + where + " TO sekisho_app");
        try {
            assertThat(external(server.owner(), server.app()).findings())
                    .containsExactly(new PostgresFailure.UnfitUser(
                            shown(), "sekisho_app", PostgresFailure.Unfitness.CREATES_TABLES));
        } finally {
            Sql.execute(server, server.superuser(), "REVOKE CREATE ON " + where + " FROM sekisho_app");
        }
    }

    @Test
    void one_account_for_both_tasks_is_unfit() {
        assertThat(external(server.owner(), server.owner()).findings())
                .contains(new PostgresFailure.UnfitUser(
                        shown(), "sekisho_owner", PostgresFailure.Unfitness.SAME_AS_OWNER));
    }

    @Test
    void exchanged_accounts_are_noticed() {
        assertThat(external(/* owner= */ server.app(), /* app= */ server.owner())
                        .findings())
                .contains(
                        new PostgresFailure.UnfitUser(
                                shown(), "sekisho_app", PostgresFailure.Unfitness.OWNER_CANNOT_CREATE),
                        new PostgresFailure.UnfitUser(
                                shown(), "sekisho_owner", PostgresFailure.Unfitness.CREATES_TABLES));
    }

    @Test
    void an_unknown_user_and_a_lost_password_are_found_together() {
        Account unknown = new Account("nobody_here", server.owner().secretFile());
        Path lost = home.resolve("lost");
        assertThat(external(unknown, new Account("sekisho_app", lost)).findings())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(
                                        PostgresFailure.Unreachable.class,
                                        failure ->
                                                assertThat(failure.userName()).isEqualTo("nobody_here")),
                        second ->
                                assertThat(second).isEqualTo(new PostgresFailure.SecretMissing(lost, "no such file")));
    }

    @Test
    void a_message_shows_no_parameters_of_the_url() {
        ExternalPostgres external = new ExternalPostgres(
                "jdbc:postgresql://127.0.0.1:1/sekisho?password=hidden", server.owner(), server.app());
        assertThat(external.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.english() + finding.japanese())
                        .contains("jdbc:postgresql://127.0.0.1:1/sekisho")
                        .doesNotContain("hidden"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5432/sekisho",
                "jdbc:postgresql://localhost/sekisho?sslmode=disable",
                "jdbc:postgresql://[::1]:5432/sekisho",
                "jdbc:postgresql:sekisho",
                "jdbc:postgresql://db.example/sekisho?sslmode=verify-full&sslrootcert=/etc/ca.pem"
            })
    void on_this_machine_and_where_the_way_is_verified_the_url_stays_as_it_is(String url) {
        assertThat(ExternalPostgres.verified(url)).isEqualTo(url);
    }

    @Test
    void elsewhere_the_certificate_and_its_name_are_checked_unless_that_is_said_already() {
        assertThat(ExternalPostgres.verified("jdbc:postgresql://db.example:5432/sekisho"))
                .isEqualTo("jdbc:postgresql://db.example:5432/sekisho?sslmode=verify-full");
        assertThat(ExternalPostgres.verified("jdbc:postgresql://db.example/sekisho?sslrootcert=/etc/ca.pem"))
                .endsWith("?sslrootcert=/etc/ca.pem&sslmode=verify-full");
        assertThat(ExternalPostgres.verified("jdbc:postgresql://localhost,db.example/sekisho"))
                .as("one of the servers is elsewhere")
                .endsWith("sslmode=verify-full");
        assertThat(ExternalPostgres.onThisMachine("jdbc:postgresql://127.0.0.1.example/sekisho"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=disable",
                "sslmode=prefer",
                "sslmode=require",
                "sslmode=verify-ca",
                "sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "sslhostnameverifier=example.Anything",
                "socketFactory=example.Anything"
            })
    void a_way_that_is_not_verified_is_refused_with_what_makes_it_so(String parameter) {
        assertThatThrownBy(() -> ExternalPostgres.verified("jdbc:postgresql://db.example/sekisho?" + parameter))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining(parameter)
                .hasMessageContaining("verify-full");
    }

    private static ExternalPostgres external(Account owner, Account app) {
        return new ExternalPostgres(server.jdbcUrl(), owner, app);
    }

    private static String shown() {
        return server.jdbcUrl().substring(0, server.jdbcUrl().indexOf('?'));
    }
}
