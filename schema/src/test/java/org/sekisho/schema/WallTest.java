package org.sekisho.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.postgres.ThrowawayPostgres;

/** Walks the catalogue: every table is walled, and nothing is left to the care of whoever writes the next one. */
final class WallTest {

    /** Tables that belong to no body, each with its reason in the migration that makes it. */
    private static final Set<String> NOT_WALLED = Set.of("event_publication", "flyway_schema_history");

    /** What the application's role may change in place, besides when a version was superseded. */
    private static final Set<String> CHANGED_IN_PLACE = Set.of(
            "password.hash",
            "password.changed_at",
            "password.must_change",
            "totp.secret",
            "totp.confirmed_at",
            "totp.last_step",
            "recovery_code.used_at",
            "passkey.label",
            "passkey.record",
            "passkey.last_used_at",
            "passkey.sign_count",
            "sign_in_provider_secret.secret",
            "digest.state",
            "digest.attempts",
            "digest.next_at",
            "digest.ended_at",
            "digest.problem",
            "anchor.state",
            "anchor.attempts",
            "anchor.next_at",
            "anchor.ended_at",
            "anchor.problem",
            "api_token.revoked_at",
            "api_token.last_used_on",
            // The number of somebody, so that it can be erased.
            "contact_phone.number",
            // What a recorded decision disposes of after its period: words about people, never the row.
            "evidence_item.done_by",
            "evidence_item.note",
            "evidence_item.place",
            "stored_file.name",
            "stored_file.salt",
            "stored_file.erased_at",
            "pledge.signer",
            "pledge.company",
            "pledge.place",
            "violation.place",
            "violation.noticed_by",
            "violation.person",
            "violation.happened",
            "violation.erased_at",
            "violation_step.note",
            // Who something went to, and for what, once it is over.
            "handling_request.purpose",
            "handling_request.recipient",
            "handling_request.person_name",
            "handling_request.erased_at",
            "acknowledgement_code.spent_at");

    private static final Set<String> DELETABLE = Set.of(
            "event_publication",
            "totp",
            "recovery_code",
            "passkey",
            "sign_in_failure",
            "sign_in_provider_secret",
            "erasable_value");

    /** Functions that run as the owner, each with what it may tell in the migration that makes it. */
    private static final Set<String> PASSING = Set.of(
            "body_directory",
            "passkey_body",
            "provider_bodies",
            "public_site_of",
            "calendar_feed_body",
            "api_token_body",
            "bodies_to_order",
            "record_reached",
            "note_erasure");

    private static ThrowawayPostgres postgres;

    @BeforeAll
    static void migrate() {
        postgres = ThrowawayPostgres.open();
        Migration.apply(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password(),
                postgres.app().userName());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void every_table_has_row_level_security_enabled_and_forced() throws SQLException {
        assertThat(rows("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'p')"
                        + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
                .containsExactlyInAnyOrderElementsOf(NOT_WALLED);
    }

    @Test
    void every_walled_table_compares_its_body_with_that_of_the_transaction() throws SQLException {
        assertThat(rows("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'p') and not exists ("
                        + "  select 1 from pg_policy p where p.polrelid = c.oid and p.polroles = '{0}'"
                        + "  and pg_get_expr(p.polqual, c.oid) = '(body_id = current_body())'"
                        + "  and pg_get_expr(p.polwithcheck, c.oid) = '(body_id = current_body())')"))
                .containsExactlyInAnyOrderElementsOf(NOT_WALLED);
    }

    @Test
    void no_policy_exists_but_the_wall_and_that_of_the_owner() throws SQLException {
        assertThat(rows("select distinct polname from pg_policy"))
                .containsExactlyInAnyOrder("body_wall", "owner_passes");
        assertThat(rows("select distinct r.rolname from pg_policy p join pg_roles r on r.oid = any(p.polroles)"
                        + " where p.polname = 'owner_passes'"))
                .containsExactly(postgres.owner().userName());
    }

    @Test
    void every_primary_key_of_a_walled_table_is_body_and_id() throws SQLException {
        assertThat(rows("select t.relname from pg_class t join pg_namespace s on s.oid = t.relnamespace"
                        + " where s.nspname = 'public' and t.relkind in ('r', 'p') and not exists ("
                        + "  select 1 from pg_constraint c where c.contype = 'p' and c.conrelid = t.oid"
                        + "  and (select array_agg(a.attname::text order by k.n)"
                        + "   from unnest(c.conkey) with ordinality k(num, n)"
                        + "   join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) = '{body_id,id}')"))
                .as("body itself is the exception: its id is the body")
                .containsExactlyInAnyOrder(
                        "body",
                        "event_publication",
                        "flyway_schema_history",
                        // What follows from the order of the record is named by its place in it.
                        "entry_position",
                        "record_tile",
                        "record_checkpoint");
    }

    @Test
    void every_foreign_key_carries_the_body() throws SQLException {
        assertThat(rows("select c.conname from pg_constraint c where c.contype = 'f'"
                        + " and c.connamespace = 'public'::regnamespace and not exists ("
                        + "  select 1 from unnest(c.conkey) k join pg_attribute a"
                        + "  on a.attrelid = c.conrelid and a.attnum = k where a.attname = 'body_id')"))
                .isEmpty();
    }

    @Test
    void every_view_asks_as_its_caller() throws SQLException {
        assertThat(rows("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('v', 'm')"
                        + " and not coalesce(c.reloptions::text[] @> '{security_invoker=true}', false)"))
                .isEmpty();
    }

    @Test
    void the_application_cannot_change_or_delete_what_is_evidence() throws SQLException {
        var app = postgres.app().userName();
        assertThat(rows("select table_name || '.' || column_name from information_schema.column_privileges"
                        + " where grantee in ('PUBLIC', '" + app + "') and table_schema = 'public'"
                        + " and privilege_type = 'UPDATE'"
                        + " and column_name <> 'superseded_at' and table_name <> 'event_publication'"))
                .containsExactlyInAnyOrderElementsOf(CHANGED_IN_PLACE);
        assertThat(rows("select table_name from information_schema.table_privileges"
                        + " where grantee in ('PUBLIC', '" + app + "') and table_schema = 'public'"
                        + " and privilege_type in ('DELETE', 'TRUNCATE')"))
                .containsExactlyInAnyOrderElementsOf(DELETABLE);
    }

    @Test
    void the_application_owns_nothing_and_passes_no_wall() throws SQLException {
        var app = postgres.app().userName();
        assertThat(rows("select relname from pg_class where relowner = '" + app + "'::regrole"))
                .isEmpty();
        assertThat(rows("select rolname from pg_roles where rolname = '" + app
                        + "' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
                .isEmpty();
    }

    @Test
    void the_application_makes_nothing_and_there_is_no_place_that_these_tests_do_not_look_at() throws SQLException {
        var app = postgres.app().userName();
        assertThat(rows("select nspname from pg_namespace"
                        + " where nspname !~ '^pg_' and nspname <> 'information_schema'"))
                .containsExactly("public");
        assertThat(rows("select has_schema_privilege('" + app + "', 'public', 'create')::text"))
                .containsExactly("false");
    }

    @Test
    void the_functions_that_pass_the_wall_are_these() throws SQLException {
        assertThat(rows("select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                        + " where n.nspname = 'public' and p.prosecdef"))
                .containsExactlyInAnyOrderElementsOf(PASSING);
        assertThat(rows("select routine_name from information_schema.routine_privileges"
                        + " where grantee = 'PUBLIC' and routine_schema = 'public' and routine_name = any('{"
                        + String.join(",", PASSING) + "}')"))
                .isEmpty();
    }

    @Test
    void a_statement_that_names_no_body_is_an_error_and_not_an_empty_answer() throws SQLException {
        try (var connection = asApp()) {
            assertThatThrownBy(() -> query(connection, "select count(*)::text from account"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("sekisho.body");
            connection.setAutoCommit(false);
            query(connection, "select set_config('sekisho.body', '" + UUID.randomUUID() + "', true)");
            assertThat(query(connection, "select count(*)::text from account")).containsExactly("0");
            connection.commit();
            assertThatThrownBy(() -> query(connection, "select count(*)::text from account"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_row_cannot_be_added_to_another_body() throws SQLException {
        try (var connection = asApp()) {
            connection.setAutoCommit(false);
            query(connection, "select set_config('sekisho.body', '" + UUID.randomUUID() + "', true)");
            assertThatThrownBy(() -> connection
                            .createStatement()
                            .execute("insert into body (id, slug, kind, demo) values ('" + UUID.randomUUID()
                                    + "', 'other', 'CITY', false)"))
                    .hasMessageContaining("row-level security");
        }
    }

    private static Connection asApp() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.app().userName(), postgres.app().password());
    }

    private static List<String> rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password())) {
            return query(connection, sql);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
