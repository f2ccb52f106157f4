package org.sekisho.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.BODY;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.sekisho.record.Checkpoint;
import org.sekisho.record.ExportedRecord;
import org.sekisho.record.RecordVerifier;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The record gets its order while people go on working, and what leaves the house can be verified there. */
final class SequencerTest {

    @TempDir
    Path home;

    private final HikariDataSource pool = new HikariDataSource();
    private final Tail tail = new Tail();
    private DSLContext sql;
    private Work work;
    private Positions positions;
    private BodyId body;

    @BeforeEach
    void found() {
        var database = TestDatabase.get();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.app());
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(6);
        pool.setAutoCommit(false);
        sql = DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES);
        work = new Work(
                sql,
                new Entries(),
                tail,
                new Time(Clock.systemUTC()),
                new DataSourceTransactionManager(pool),
                event -> {});
        positions = new Positions();
        // Without a name it is not in the directory: the rounds of an application that other tests run leave it alone.
        body = new BodyId(Ids.at(Instant.now()));
        work.change(Actor.founder(body), Permission.FOUND_BODY, tx -> {
            tx.sql()
                    .insertInto(BODY)
                    .set(BODY.ID, tx.body())
                    .set(BODY.SLUG, "s" + tx.body().toString().replace("-", ""))
                    .set(BODY.KIND, "CITY")
                    .set(BODY.DEMO, false)
                    .execute();
            return tx.enter(Act.of("identity.body.founded", "body", tx.body()));
        });
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void every_entry_gets_a_position_and_the_export_holds() throws Exception {
        for (int i = 0; i < 700; i++) {
            enter(i % 50 == 0 ? 30 : 0);
        }
        assertThat(order(sequencer())).isEqualTo(701 + 14 * 30);
        enter(3);

        try (var export = ExportedRecord.open(export())) {
            var result = RecordVerifier.verify(export, export.key(), List.of());
            assertThat(result.findings()).isEmpty();
            assertThat(result.checkpoint().size()).isEqualTo(701 + 14 * 30);
        }
        var state = new ExportRecord(work, positions, keys()).state(auditor());
        assertThat(state.waiting())
                .as("the last one, and that the record was exported")
                .isEqualTo(2);
        assertThat(state.oldestWaiting()).isPresent();
    }

    @Test
    void every_signed_entry_is_proved_by_who_signed_it_and_after_a_restart() throws Exception {
        for (int i = 0; i < 600; i++) {
            enter(i % 100 == 0 ? 7 : 0);
        }
        var sequencer = sequencer();
        order(sequencer);
        var waiting = enter(0);
        for (var one : List.of(sequencer, sequencer())) {
            var prove = new ProveEntry(work, positions, one);
            for (var entry : ordered()) {
                var proof = prove.of(auditor(), entry);
                assertThat(proof.holds(keys().signer(body, false).key())).isTrue();
                assertThat(new String(proof.entry(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(leaf(entry));
            }
            assertThatThrownBy(() -> prove.of(auditor(), waiting)).isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> prove.of(actor(), waiting)).isInstanceOf(Refusal.NotPermitted.class);
        }
        asOwner("update entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'given', 'taken'), 'UTF8')"
                + " where id = '" + ordered().get(7) + "'");
        assertThatThrownBy(() -> new ProveEntry(work, positions, sequencer)
                        .of(auditor(), ordered().get(7)))
                .isInstanceOf(Sequencer.RecordAltered.class);
    }

    @Test
    void the_record_goes_on_after_a_restart_where_it_was() throws Exception {
        var kept = new ArrayList<Checkpoint>();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 90; i++) {
                enter(round == 2 && i == 89 ? 200 : 0);
            }
            // A new one knows nothing of the tree, as after a restart.
            order(sequencer());
            kept.add(signed().checkpoint());
        }
        try (var export = ExportedRecord.open(export())) {
            var result = RecordVerifier.verify(export, export.key(), kept);
            assertThat(result.findings()).isEmpty();
            assertThat(result.anchored()).isEqualTo(1 + 450 + 200);
        }
    }

    @Test
    void an_entry_that_commits_late_is_put_behind_and_never_left_out() throws Exception {
        var sequencer = sequencer();
        order(sequencer);
        var entered = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var late = Executors.newSingleThreadExecutor()) {
            var slow = late.submit(() -> work.change(actor(), Permission.FOUND_BODY, tx -> {
                var id = tx.enter(Act.of("duties.evidence.given", "duty", tx.body()));
                entered.countDown();
                awaitIt(mayCommit);
                return id;
            }));
            entered.await();
            var quick = enter(0);
            long meanwhile = orderNow(sequencer);
            mayCommit.countDown();
            var slowId = slow.get();
            order(sequencer);
            assertThat(meanwhile)
                    .as("nothing is put before what is still running")
                    .isEqualTo(1);
            assertThat(ordered()).endsWith(slowId, quick);
        }
    }

    @Test
    void two_that_order_at_once_give_each_entry_one_position() throws Exception {
        try (var both = Executors.newFixedThreadPool(4)) {
            var writing = new ArrayList<java.util.concurrent.Future<?>>();
            for (int writer = 0; writer < 2; writer++) {
                writing.add(both.submit(() -> {
                    for (int i = 0; i < 150; i++) {
                        enter(0);
                    }
                }));
                var sequencer = sequencer();
                writing.add(both.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        sequencer.order(body);
                    }
                }));
            }
            for (var one : writing) {
                one.get();
            }
        }
        assertThat(order(sequencer())).isEqualTo(301);
        assertThat(ordered()).hasSize(301).doesNotHaveDuplicates();
        try (var export = ExportedRecord.open(export())) {
            assertThat(RecordVerifier.verify(export, export.key(), List.of()).findings())
                    .isEmpty();
        }
    }

    @Test
    void more_than_one_round_takes_is_ordered_in_several() {
        for (int i = 0; i < 5; i++) {
            work.change(actor(), Permission.FOUND_BODY, tx -> {
                for (int j = 0; j < 500; j++) {
                    tx.enter(Act.of("duties.evidence.given", "duty", tx.body()));
                }
                return 0;
            });
        }
        var sequencer = sequencer();
        awaitTurn();
        assertThat(sequencer.order(body)).as("there is more").isTrue();
        assertThat(order(sequencer)).isEqualTo(2501);
    }

    @Test
    void a_leaf_changed_by_whoever_owns_the_database_stops_the_signing_and_the_export() throws Exception {
        for (int i = 0; i < 20; i++) {
            enter(0);
        }
        order(sequencer());
        var victim = ordered().get(7);
        asOwner("update entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'given', 'taken'), 'UTF8')"
                + " where id = '" + victim + "'");
        enter(0);

        var sequencer = sequencer();
        assertThatThrownBy(() -> order(sequencer)).isInstanceOf(Sequencer.RecordAltered.class);
        assertThat(sequencer.fault(body))
                .hasValueSatisfying(fault -> assertThat(fault).contains("not those that were signed"));
        assertThatThrownBy(this::export).isInstanceOf(Sequencer.RecordAltered.class);
    }

    @Test
    void a_record_written_anew_by_whoever_has_the_key_is_found_with_a_checkpoint_kept_elsewhere() throws Exception {
        for (int i = 0; i < 20; i++) {
            enter(0);
        }
        order(sequencer());
        var kept = signed().checkpoint();
        var victim = ordered().get(7);
        asOwner("update entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'given', 'taken'), 'UTF8')"
                + " where id = '" + victim + "'");
        asOwner("delete from record_checkpoint where body_id = '" + body + "'");
        asOwner("delete from record_tile where body_id = '" + body + "'");
        asOwner("delete from entry_position where body_id = '" + body + "'");
        order(sequencer());

        try (var export = ExportedRecord.open(export())) {
            assertThat(RecordVerifier.verify(export, export.key(), List.of()).holds())
                    .isTrue();
            assertThat(RecordVerifier.verify(export, export.key(), List.of(kept))
                            .findings())
                    .singleElement()
                    .isInstanceOf(org.sekisho.record.Finding.Rewritten.class);
        }
    }

    @Test
    void an_entry_taken_out_before_it_was_signed_is_found_and_the_record_says_so() throws Exception {
        enter(0);
        order(sequencer());
        var victim = enter(0);
        asOwner("delete from entry where id = '" + victim + "'");
        var sequencer = sequencer();
        assertThat(sequencer.waiting())
                .as("nothing else is left to order, and it is looked for all the same")
                .contains(body);
        order(sequencer);
        assertThat(order(sequencer))
                .as("the body, the entry, and that one was lost")
                .isEqualTo(3);
        assertThat(leaf(ordered().getLast())).contains("\"evidence.entry.lost\"", victim.toString());
        assertThat(new ExportRecord(work, positions, keys()).state(auditor()).lost())
                .isEqualTo(1);
        assertThat(sequencer.waiting()).doesNotContain(body);
        try (var export = ExportedRecord.open(export())) {
            assertThat(RecordVerifier.verify(export, export.key(), List.of()).holds())
                    .isTrue();
        }
    }

    @Test
    void an_entry_that_another_process_put_in_its_place_is_not_missed() throws Exception {
        enter(0);
        order(new Sequencer(sql, work, positions, keys(), new Tail()));
        assertThat(tail.bodies()).contains(body);
        var sequencer = sequencer();
        order(sequencer);
        assertThat(tail.bodies()).doesNotContain(body);
        assertThat(ordered()).hasSize(2);
    }

    @Test
    void what_a_restore_brings_from_another_database_system_is_ordered_too() throws Exception {
        enter(0);
        order(sequencer());
        enter(0);
        // What a restore leaves: transactions that this system has not reached, counted by another one.
        asOwner("update entry set commit_xid = '9000000000000000' where body_id = '" + body + "'");
        asOwner("update record_checkpoint set cluster = 'elsewhere', below = '8000000000000000' where body_id = '"
                + body + "'");
        enter(0);
        assertThat(orderUntil(4)).isEqualTo(4);
        enter(0);
        assertThat(orderUntil(5)).isEqualTo(5);
        assertThat(ordered()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void without_its_key_nothing_more_is_signed_and_no_other_key_is_made() throws Exception {
        order(sequencer());
        enter(0);
        var key = home.resolve("secrets/record-" + body + ".key");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        var kept = Files.readAllBytes(key);
        Files.delete(key);
        assertThatThrownBy(() -> order(sequencer())).hasMessageContaining("record-" + body + ".key");
        assertThat(key).doesNotExist();
        Files.write(key, kept);
        // Whatever the umask of whoever runs the tests.
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> order(sequencer())).hasMessageContaining("chmod 600");
    }

    private RecordKeys keys() {
        return new RecordKeys(home);
    }

    private Sequencer sequencer() {
        return new Sequencer(sql, work, positions, keys(), tail);
    }

    /** Orders everything that was entered, and says how many leaves have a position then. */
    private long order(Sequencer sequencer) {
        awaitTurn();
        return orderNow(sequencer);
    }

    /** Until no transaction runs any more that is older than an entry: others use the database of the tests, too. */
    private void awaitTurn() {
        for (int tries = 0; tries < 4_000; tries++) {
            boolean turn = work.read(
                    actor(),
                    Permission.FOUND_BODY,
                    tx -> tx.sql()
                            .fetchSingle(
                                    "select coalesce(max(commit_xid) < pg_snapshot_xmin(pg_current_snapshot()), true)"
                                            + " from entry where body_id = ?",
                                    tx.body())
                            .get(0, Boolean.class));
            if (turn) {
                return;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("An older transaction never ended");
    }

    /** Orders until there are as many; for entries whose transactions were counted elsewhere. */
    private long orderUntil(long size) {
        long ordered = orderNow(sequencer());
        for (int tries = 0; tries < 4_000 && ordered < size; tries++) {
            LockSupport.parkNanos(5_000_000);
            ordered = orderNow(sequencer());
        }
        return ordered;
    }

    private long orderNow(Sequencer sequencer) {
        while (sequencer.order(body)) {
            // As the rounds do.
        }
        return signed().checkpoint().size();
    }

    private ExportRecord.Signed signed() {
        return new ExportRecord(work, positions, keys())
                .state(auditor())
                .signed()
                .orElseThrow();
    }

    private Path export() throws Exception {
        var file = home.resolve("record.zip");
        try (var out = Files.newOutputStream(file)) {
            new ExportRecord(work, positions, keys()).to(auditor(), out);
        }
        return file;
    }

    private Actor actor() {
        return Actor.founder(body);
    }

    private Actor auditor() {
        return new Actor(body, UUID.randomUUID(), "監査 花子", java.util.Set.of(Role.AUDITOR));
    }

    private UUID enter(int children) {
        return work.change(actor(), Permission.FOUND_BODY, tx -> {
            var act = Act.of("duties.evidence.given", "duty", tx.body());
            for (int i = 0; i < children; i++) {
                act.child("person", tx.newId());
            }
            return tx.enter(act);
        });
    }

    private List<UUID> ordered() {
        return work.read(
                actor(),
                Permission.FOUND_BODY,
                tx -> tx.sql()
                        .fetch("select entry_id from entry_position where body_id = ? order by position", tx.body())
                        .getValues(0, UUID.class));
    }

    private String leaf(UUID entry) {
        return work.read(
                actor(),
                Permission.FOUND_BODY,
                tx -> tx.sql()
                        .fetchSingle(
                                "select convert_from(leaf, 'UTF8') from entry where body_id = ? and id = ?",
                                tx.body(),
                                entry)
                        .get(0, String.class));
    }

    private static void asOwner(String sql) throws Exception {
        try (var connection = TestDatabase.get().asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
