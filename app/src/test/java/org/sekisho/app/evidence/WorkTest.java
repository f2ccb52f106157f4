package org.sekisho.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.BODY;
import static org.sekisho.schema.tables.Tables.BODY_VERSION;
import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Ids;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

final class WorkTest {

    private static HikariDataSource pool;
    private static DSLContext sql;
    private static Work work;

    @BeforeAll
    static void connect() {
        var database = TestDatabase.get();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.app());
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(1);
        pool.setAutoCommit(false);
        sql = DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES);
        work = new Work(
                sql,
                new Entries(),
                new Tail(),
                new Time(Clock.systemUTC()),
                new DataSourceTransactionManager(pool),
                event -> {});
    }

    @AfterAll
    static void disconnect() {
        pool.close();
    }

    @Test
    void a_change_that_enters_nothing_in_the_record_is_not_committed() {
        var actor = founder();
        assertThatThrownBy(() -> work.change(actor, Permission.FOUND_BODY, tx -> insertBody(tx)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("record");
        assertThat(count(actor)).isZero();
    }

    @Test
    void a_change_and_its_entry_are_committed_together() {
        var actor = founded("山田市");
        assertThat(count(actor)).isEqualTo(1);
        var leaf = work.read(
                actor,
                Permission.FOUND_BODY,
                tx -> tx.sql()
                        .select(ENTRY.LEAF)
                        .from(ENTRY)
                        .where(ENTRY.BODY_ID.eq(tx.body()))
                        .fetchSingle()
                        .value1());
        assertThat(new String(leaf, StandardCharsets.UTF_8)).contains("\"kind\":\"identity.body.founded\"");
    }

    @Test
    void what_may_have_to_be_erased_is_not_in_the_leaf() {
        var actor = founded("秘密の名");
        work.read(actor, Permission.FOUND_BODY, tx -> {
            var leaf = tx.sql()
                    .select(ENTRY.LEAF)
                    .from(ENTRY)
                    .where(ENTRY.BODY_ID.eq(tx.body()))
                    .fetchSingle()
                    .value1();
            var kept = tx.sql()
                    .selectFrom(ERASABLE_VALUE)
                    .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()))
                    .fetchSingle();
            assertThat(new String(leaf, StandardCharsets.UTF_8))
                    .doesNotContain("秘密の名")
                    .contains("$sha256");
            assertThat(kept.get(ERASABLE_VALUE.VALUE)).isEqualTo("秘密の名".getBytes(StandardCharsets.UTF_8));
            assertThat(kept.get(ERASABLE_VALUE.SALT)).hasSize(16);
            return true;
        });
    }

    @Test
    void an_actor_without_the_permission_changes_and_reads_nothing() {
        var clerk = new Actor(new BodyId(id()), id(), "clerk", Set.of(Role.STAFF));
        assertThatThrownBy(() -> work.change(clerk, Permission.FOUND_BODY, WorkTest::insertBody))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> work.read(clerk, Permission.FOUND_BODY, tx -> true))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void a_body_sees_nothing_of_another() {
        founded("甲市");
        var other = founded("乙市");
        var names = work.read(
                other,
                Permission.FOUND_BODY,
                tx -> tx.sql().select(BODY_VERSION.NAME).from(BODY_VERSION).fetch(BODY_VERSION.NAME));
        assertThat(names).containsExactly("乙市");
    }

    @Test
    void a_connection_that_comes_back_to_the_pool_after_a_failure_names_no_body() {
        var actor = founded("丙市");
        assertThatThrownBy(() -> work.read(actor, Permission.FOUND_BODY, tx -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThatThrownBy(() ->
                        work.read(actor, Permission.FOUND_BODY, tx -> tx.sql().fetch("select 1 / 0")))
                .hasMessageContaining("division");
        assertThatThrownBy(() -> sql.fetch("select count(*) from account")).hasMessageContaining("uuid");
    }

    @Test
    void a_reading_use_case_cannot_change_anything() {
        var actor = founder();
        assertThatThrownBy(() -> work.read(actor, Permission.FOUND_BODY, WorkTest::insertBody))
                .hasMessageContaining("read-only");
    }

    @Test
    void a_use_case_does_not_run_inside_another() {
        var actor = founder();
        assertThatThrownBy(() -> work.read(
                        actor, Permission.FOUND_BODY, tx -> work.read(actor, Permission.FOUND_BODY, inner -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_bulk_act_is_one_entry_with_a_child_for_each_subject() {
        var actor = founded("丁市");
        var children = work.change(actor, Permission.FOUND_BODY, tx -> {
            var act = Act.of("organisation.people.registered", "body", tx.body());
            for (int i = 0; i < 1200; i++) {
                act.child("person", tx.newId()).after("number", i).afterErasable("name", "人" + i);
            }
            var entry = tx.enter(act);
            return tx.sql()
                    .fetchSingle("select count(*) from entry_child where entry_id = ?", entry)
                    .get(0, int.class);
        });
        assertThat(children).isEqualTo(1200);
    }

    @Test
    void a_file_comes_back_as_it_went_in_and_is_not_readable_on_the_disk(@TempDir Path folder) throws IOException {
        var files = new FileStore(Blobs.open(folder.resolve("files"), folder.resolve("secrets/files.key")));
        var actor = founded("戊市");
        var content = "情報セキュリティ基本方針".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        var id = stored(files, actor, content);

        byte[] back = work.read(actor, Permission.FOUND_BODY, tx -> files.read(tx, id));
        assertThat(back).isEqualTo(content);
        try (var all = Files.walk(folder.resolve("files"))) {
            var blobs = all.filter(Files::isRegularFile).toList();
            assertThat(blobs).hasSize(1);
            assertThat(new String(Files.readAllBytes(blobs.getFirst()), StandardCharsets.UTF_8))
                    .doesNotContain("方針");
        }
    }

    @Test
    void a_file_that_was_changed_on_the_disk_is_not_given_out(@TempDir Path folder) throws IOException {
        var files = new FileStore(Blobs.open(folder.resolve("files"), folder.resolve("secrets/files.key")));
        var actor = founded("己市");
        var id = stored(files, actor, new byte[100_000]);
        try (var all = Files.walk(folder.resolve("files"))) {
            var blob = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            var bytes = Files.readAllBytes(blob);
            bytes[bytes.length / 2] ^= 1;
            Files.write(blob, bytes);
        }
        assertThatThrownBy(() -> work.read(actor, Permission.FOUND_BODY, tx -> files.read(tx, id)))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    @Test
    void a_file_does_not_open_in_another_body_s_folder(@TempDir Path folder) throws IOException {
        var blobs = Blobs.open(folder.resolve("files"), folder.resolve("secrets/files.key"));
        var one = new BodyId(id());
        var other = new BodyId(id());
        var sealed = blobs.write(one, new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), 10);
        Files.move(
                folder.resolve("files").resolve(one.toString()),
                folder.resolve("files").resolve(other.toString()));
        assertThatThrownBy(() -> blobs.read(other, sealed.blobHash())).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_is_too_large_leaves_nothing_on_the_disk(@TempDir Path folder) throws IOException {
        var blobs = Blobs.open(folder.resolve("files"), folder.resolve("secrets/files.key"));
        var body = new BodyId(id());
        assertThatThrownBy(() -> blobs.write(body, new ByteArrayInputStream(new byte[2_000_000]), 1_000_000))
                .isInstanceOf(Refusal.Invalid.class);
        try (var all = Files.walk(folder.resolve("files"))) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void without_its_key_the_store_says_so_and_makes_no_new_one(@TempDir Path folder) throws IOException {
        var key = folder.resolve("secrets/files.key");
        Blobs.open(folder.resolve("files"), key);
        Files.delete(key);
        assertThatThrownBy(() -> Blobs.open(folder.resolve("files"), key)).hasMessageContaining("missing");
        assertThat(key).doesNotExist();
    }

    private static UUID stored(FileStore files, Actor actor, byte[] content) {
        var written = files.write(actor, "方針.txt", "text/plain", new ByteArrayInputStream(content), 10_000_000);
        return work.change(actor, Permission.FOUND_BODY, tx -> files.attach(tx, written));
    }

    private static Actor founder() {
        return Actor.founder(new BodyId(id()));
    }

    private static Actor founded(String name) {
        var actor = founder();
        work.change(actor, Permission.FOUND_BODY, tx -> {
            insertBody(tx);
            var entry =
                    tx.enter(Act.of("identity.body.founded", "body", tx.body()).afterErasable("name", name));
            return tx.sql()
                    .insertInto(BODY_VERSION)
                    .set(BODY_VERSION.BODY_ID, tx.body())
                    .set(BODY_VERSION.ID, tx.newId())
                    .set(BODY_VERSION.NAME, name)
                    .set(BODY_VERSION.VALID_FROM, LocalDate.EPOCH)
                    .set(BODY_VERSION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                    .set(BODY_VERSION.ENTRY_ID, entry)
                    .execute();
        });
        return actor;
    }

    private static int insertBody(Tx tx) {
        return tx.sql()
                .insertInto(BODY)
                .set(BODY.ID, tx.body())
                .set(BODY.SLUG, "t" + tx.body().toString().replace("-", ""))
                .set(BODY.KIND, "CITY")
                .set(BODY.DEMO, false)
                .execute();
    }

    private static int count(Actor actor) {
        return work.read(actor, Permission.FOUND_BODY, tx -> tx.sql().fetchCount(BODY, BODY.ID.eq(tx.body())));
    }

    private static UUID id() {
        return Ids.at(Instant.now());
    }
}
