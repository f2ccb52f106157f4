package org.sekisho.app.home;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Notes up to when the reader has seen what changed. */
@Service
public final class NoteLook {

    /** @param seenUntil up to when the list went that the reader saw; a moment to come counts as now */
    public record Input(Instant seenUntil) {}

    private final Work work;
    private final Looks looks;

    NoteLook(Work work, Looks looks) {
        this.work = work;
        this.looks = looks;
    }

    /** Notes it; what happened between the page and the answer to it stays in the next list. */
    public Instant note(Actor actor, Input input) {
        return work.change(actor, Permission.READ_DUTIES, tx -> {
            var seen = input.seenUntil().isAfter(tx.now())
                    ? tx.now()
                    : input.seenUntil().truncatedTo(ChronoUnit.MICROS);
            var entry = tx.enter(
                    Act.of("home.changes.looked-at", "account", actor.account()).after("until", seen.toString()));
            looks.add(tx, entry, actor.account(), seen);
            return seen;
        });
    }
}
