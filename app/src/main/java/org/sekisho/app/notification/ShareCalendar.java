package org.sekisho.app.notification;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Makes the secret address of one's calendar, makes another in its place, or takes it back. */
@Service
public final class ShareCalendar {

    private final Work work;
    private final CalendarFeeds feeds;

    ShareCalendar(Work work, CalendarFeeds feeds) {
        this.work = work;
        this.feeds = feeds;
    }

    /**
     * Makes a new address; the one before no longer leads anywhere.
     *
     * @return the secret part of the address, to be shown once
     */
    public String renew(Actor actor) {
        var address = CalendarAddress.fresh();
        return work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            boolean before = feeds.close(tx, actor.account());
            var entry = tx.enter(Act.of("notification.calendar.shared", "account", actor.account())
                    .before("shared", before)
                    .after("shared", true));
            feeds.open(tx, entry, actor.account(), address);
            return address.secret();
        });
    }

    /**
     * Takes the address back.
     *
     * @throws Refusal.NotFound if there is none
     */
    public void close(Actor actor) {
        work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            if (!feeds.close(tx, actor.account())) {
                throw new Refusal.NotFound("calendar");
            }
            return tx.enter(Act.of("notification.calendar.closed", "account", actor.account())
                    .before("shared", true)
                    .after("shared", false));
        });
    }
}
