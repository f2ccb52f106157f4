package org.sekisho.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;

/** What is kept in memory holds as long as nothing is entered, and no longer. */
final class DerivationsTest {

    private record Key(String of) {}

    private final AppFixture app = AppFixture.serving();
    private final Work work = app.use(Work.class);
    private final Derivations derivations = app.use(Derivations.class);
    private final AtomicInteger derived = new AtomicInteger();
    private final Actor program = newBody();
    private final Actor other = newBody();

    private Actor newBody() {
        var slug = "d" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        return Actor.program(app.use(FoundBody.class)
                .found(new FoundBody.Input("派生町", slug, BodyKind.TOWN, false, "root", "管理 太郎", Optional.empty()))
                .body());
    }

    private int asked(Actor actor, String key) {
        return work.read(actor, Permission.ANNOUNCE, tx -> asked(tx, key));
    }

    private int asked(Tx tx, String key) {
        return derivations.of(tx, new Key(key), derived::incrementAndGet);
    }

    private UUID enter(Actor actor) {
        return work.change(
                actor, Permission.ANNOUNCE, tx -> tx.enter(Act.of("duties.thing.done", "thing", tx.newId())));
    }

    @Test
    void it_is_derived_once_while_nothing_is_entered() {
        assertThat(asked(program, "a")).isEqualTo(1);
        assertThat(asked(program, "a")).isEqualTo(1);
        assertThat(asked(program, "b")).isEqualTo(2);
        assertThat(asked(program, "a")).isEqualTo(1);
    }

    @Test
    void an_entry_lets_go_of_all_that_was_kept_of_its_body_and_of_nothing_else() {
        asked(program, "a");
        asked(program, "b");
        asked(other, "a");
        enter(program);
        assertThat(asked(other, "a")).isEqualTo(3);
        assertThat(asked(program, "a")).isEqualTo(4);
        assertThat(asked(program, "b")).isEqualTo(5);
    }

    @Test
    void a_reader_whose_snapshot_is_older_keeps_what_it_sees_and_leaves_it_to_nobody_who_sees_more() {
        int old = asked(program, "a");
        work.read(program, Permission.ANNOUNCE, tx -> {
            assertThat(asked(tx, "a")).isEqualTo(old);
            CompletableFuture.supplyAsync(() -> enter(program)).join();
            int late = asked(tx, "late");
            assertThat(asked(tx, "a")).isEqualTo(old);
            assertThat(CompletableFuture.supplyAsync(() -> asked(program, "late"))
                            .join())
                    .isNotEqualTo(late);
            return late;
        });
        assertThat(asked(program, "a")).isNotEqualTo(old);
    }

    @Test
    void whoever_changes_something_reads_for_himself_and_leaves_nothing() {
        int kept = asked(program, "a");
        int own = work.change(program, Permission.ANNOUNCE, tx -> {
            tx.enter(Act.of("duties.thing.done", "thing", tx.newId()));
            return asked(tx, "a");
        });
        assertThat(own).isNotEqualTo(kept);
        assertThat(asked(program, "a")).isNotIn(kept, own);
    }
}
