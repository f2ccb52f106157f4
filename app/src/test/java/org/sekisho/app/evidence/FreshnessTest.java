package org.sekisho.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;

/** Whether anything was entered since, in whatever order transactions begin and end. */
final class FreshnessTest {

    private static final String MATTERS = "duties.thing.done";

    private final AppFixture app = AppFixture.serving();
    private final Work work = app.use(Work.class);
    private final Freshness freshness = app.use(Freshness.class);
    private final Actor program = newBody();

    private Actor newBody() {
        var slug = "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        return Actor.program(app.use(FoundBody.class)
                .found(new FoundBody.Input("新鮮町", slug, BodyKind.TOWN, false, "root", "管理 太郎", Optional.empty()))
                .body());
    }

    private Freshness.Mark mark() {
        return work.read(program, Permission.ANNOUNCE, freshness::mark);
    }

    private Optional<Freshness.Mark> unchanged(Freshness.Mark mark) {
        return work.read(program, Permission.ANNOUNCE, tx -> freshness.unchanged(tx, mark));
    }

    private UUID enter(Actor actor, String kind) {
        return work.change(actor, Permission.ANNOUNCE, tx -> tx.enter(Act.of(kind, "thing", tx.newId())));
    }

    @Test
    void nothing_entered_is_nothing_changed_however_often_it_is_asked() {
        enter(program, MATTERS);
        var mark = mark();
        for (int i = 0; i < 3; i++) {
            mark = unchanged(mark).orElseThrow();
        }
    }

    @Test
    void what_another_connection_commits_is_seen_at_once() {
        var mark = mark();
        CompletableFuture.supplyAsync(() -> enter(program, MATTERS)).join();
        assertThat(unchanged(mark)).isEmpty();
    }

    @Test
    void what_began_before_the_mark_and_commits_after_it_is_seen() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var early = CompletableFuture.supplyAsync(() -> work.change(program, Permission.ANNOUNCE, tx -> {
            var entry = tx.enter(Act.of(MATTERS, "thing", tx.newId()));
            entered.countDown();
            await(mayCommit);
            return entry;
        }));
        entered.await();
        // A transaction that began later has committed when the mark is taken.
        enter(program, MATTERS);
        var mark = mark();
        var newer = unchanged(mark).orElseThrow();
        assertThat(early).isNotDone();
        mayCommit.countDown();
        early.join();

        assertThat(unchanged(mark)).isEmpty();
        assertThat(unchanged(newer)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_rolled_back_changes_nothing() {
        var mark = mark();
        assertThat(CompletableFuture.supplyAsync(() -> work.change(program, Permission.ANNOUNCE, tx -> {
                            tx.enter(Act.of(MATTERS, "thing", tx.newId()));
                            throw new IllegalStateException("thought better of it");
                        }))
                        .exceptionally(refused -> refused)
                        .join())
                .isInstanceOf(Exception.class);
        assertThat(unchanged(mark)).isPresent();
    }

    @Test
    void what_is_entered_at_an_earlier_time_is_seen_as_well() {
        var mark = mark();
        Time.at(java.time.Instant.parse("2020-04-01T00:00:00Z"), () -> enter(program, MATTERS));
        assertThat(unchanged(mark)).isEmpty();
    }

    @Test
    void neither_signing_in_nor_another_body_matters() {
        var mark = mark();
        enter(program, "identity.session.opened");
        enter(program, "home.changes.looked-at");
        enter(program, "notification.digest.sent");
        enter(newBody(), MATTERS);
        assertThat(unchanged(mark)).isPresent();
        enter(program, MATTERS);
        assertThat(unchanged(mark)).isEmpty();
    }
}
