package org.sekisho.app.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads how one is reminded, and for those who keep the duties how the body's digests fare. */
@Service
public final class OwnNotifications {

    private static final int MOST = 5;
    private static final int MOST_FAILED = 10;

    /**
     * A digest.
     *
     * @param monday the week it belongs to
     * @param problem a reply code of the mail server, or what failed in a word; empty when nothing did
     */
    public record Sent(PersonId person, LocalDate monday, DigestState state, Optional<Instant> ended, String problem) {}

    /**
     * How one is reminded.
     *
     * @param mailSent whether this installation sends mail at all
     * @param weekday of the body's digests; empty when it sends none
     * @param digests one's last ones, the newest first
     * @param calendarSince when the address of one's calendar was made
     */
    public record View(
            boolean mailSent,
            Optional<DayOfWeek> weekday,
            Optional<Contact> contact,
            List<Sent> digests,
            Optional<Instant> calendarSince) {}

    /**
     * How the body's digests fare.
     *
     * @param counts of the last week that was queued
     * @param failed the last that did not arrive
     */
    public record OfBody(Map<DigestState, Integer> counts, List<Sent> failed) {}

    /**
     * Digests that the mail server did not take and that are tried again.
     *
     * @param problem of most of them
     * @param next when the first of those is tried again
     */
    public record Stuck(int digests, String problem, Instant next) {}

    private final Work work;
    private final Contacts contacts;
    private final DigestRules rules;
    private final Digests digests;
    private final CalendarFeeds feeds;
    private final HeldPosts people;
    private final Mailing mailing;
    private final Time time;

    OwnNotifications(
            Work work,
            Contacts contacts,
            DigestRules rules,
            Digests digests,
            CalendarFeeds feeds,
            HeldPosts people,
            Mailing mailing,
            Time time) {
        this.work = work;
        this.contacts = contacts;
        this.rules = rules;
        this.digests = digests;
        this.feeds = feeds;
        this.people = people;
        this.mailing = mailing;
        this.time = time;
    }

    /** How one is reminded; empty for an account that is no person's. Five statements. */
    public Optional<View> of(Actor actor) {
        if (!actor.may(Permission.DO_OWN_DUTIES)) {
            return Optional.empty();
        }
        return people.person(actor, time.today())
                .map(me -> work.read(
                        actor,
                        Permission.DO_OWN_DUTIES,
                        tx -> new View(
                                mailing.way().isPresent(),
                                rules.weekday(tx),
                                contacts.of(tx, me),
                                digests.of(tx, me, MOST),
                                feeds.since(tx, actor.account()))));
    }

    /** What keeps the body's mail waiting, for those who keep the duties or the installation. One statement. */
    public Optional<Stuck> stuck(Actor actor) {
        var permission = actor.may(Permission.KEEP_DUTIES) ? Permission.KEEP_DUTIES : Permission.CHANGE_SETTINGS;
        return actor.may(permission) ? work.read(actor, permission, digests::stuck) : Optional.empty();
    }

    /** How the body's digests fare. Two statements. */
    public OfBody ofBody(Actor actor) {
        return work.read(
                actor, Permission.KEEP_DUTIES, tx -> new OfBody(digests.counts(tx), digests.failed(tx, MOST_FAILED)));
    }
}
