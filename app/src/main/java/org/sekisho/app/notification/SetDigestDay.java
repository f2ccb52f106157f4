package org.sekisho.app.notification;

import java.time.DayOfWeek;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Sets the weekday on which the body's digests are sent, or that none are. */
@Service
public final class SetDigestDay {

    /** @param weekday empty for no digests at all */
    public record Input(Optional<DayOfWeek> weekday) {}

    private final Work work;
    private final DigestRules rules;

    SetDigestDay(Work work, DigestRules rules) {
        this.work = work;
        this.rules = rules;
    }

    /** From the next digest on. */
    public Optional<DayOfWeek> set(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            var entry = tx.enter(Act.of("notification.day.set", "body", tx.body())
                    .before("weekday", rules.weekday(tx))
                    .after("weekday", input.weekday()));
            rules.set(tx, entry, input.weekday());
            return input.weekday();
        });
    }
}
