package org.sekisho.app.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Puts the digests of a week into the queue, once for each body and week, from eight o'clock on its weekday on. */
@Service
public final class QueueDigests {

    static final LocalTime FROM = LocalTime.of(8, 0);

    private final Work work;
    private final DigestRules rules;
    private final Contacts contacts;
    private final Digests digests;
    private final Actors actors;
    private final HeldPosts people;
    private final WhatIsAsked asked;
    private final Mailing mailing;
    private final Time time;

    QueueDigests(
            Work work,
            DigestRules rules,
            Contacts contacts,
            Digests digests,
            Actors actors,
            HeldPosts people,
            WhatIsAsked asked,
            Mailing mailing,
            Time time) {
        this.work = work;
        this.rules = rules;
        this.contacts = contacts;
        this.digests = digests;
        this.actors = actors;
        this.people = people;
        this.asked = asked;
        this.mailing = mailing;
        this.time = time;
    }

    private record Plan(Optional<DayOfWeek> weekday, boolean queued, List<Contact> wanting) {}

    /**
     * Queues what is due now.
     *
     * @return for how many people; 0 too when it is not the time, nobody wants one, or no mail server is configured
     */
    public int queue(BodyId body) {
        if (mailing.way().isEmpty()) {
            return 0;
        }
        var program = Actor.program(body);
        var today = time.today();
        var monday = today.with(DayOfWeek.MONDAY);
        var plan = work.read(program, Permission.SEND_REMINDERS, tx -> {
            var weekday = rules.weekday(tx);
            var wanting =
                    weekday.map(day -> contacts.wanting(tx, begin(monday, day))).orElse(List.of());
            return new Plan(weekday, digests.queued(tx, monday), wanting);
        });
        boolean time = plan.weekday()
                .filter(day -> !this.time.now().isBefore(begin(monday, day)))
                .isPresent();
        if (!time || plan.queued() || plan.wanting().isEmpty()) {
            return 0;
        }
        var board = asked.board(body);
        var concerned = plan.wanting().stream()
                .filter(contact -> person(body, contact, today)
                        .filter(person -> !asked.of(board, person).pressing().nothing())
                        .isPresent())
                .map(Contact::person)
                .toList();
        return work.change(program, Permission.SEND_REMINDERS, tx -> {
            Register.inTurn(tx, "notification");
            if (digests.queued(tx, monday)) {
                throw new Refusal.Stale();
            }
            var week = tx.enter(Act.of("notification.week.queued", "body", tx.body())
                    .after("monday", monday)
                    .after("people", concerned.size()));
            digests.beginWeek(tx, week, monday);
            BulkEntries.enter(
                    tx,
                    "notification.digests.queued",
                    concerned,
                    (Act act, PersonId person) ->
                            act.child("person", person.value()).after("monday", monday),
                    (entry, part) -> digests.queue(tx, entry, monday, part));
            return concerned.size();
        });
    }

    /** The contact's person as they act today; empty when they have left, or their account is locked or another's. */
    Optional<Actor> person(BodyId body, Contact contact, LocalDate today) {
        return actors.find(body, contact.account())
                .filter(actor -> actor.may(Permission.DO_OWN_DUTIES))
                .filter(actor -> people.person(actor, today)
                        .filter(contact.person()::equals)
                        .isPresent());
    }

    private static Instant begin(LocalDate monday, DayOfWeek day) {
        return monday.plusDays(day.getValue() - 1L)
                .atTime(FROM)
                .atZone(Time.JAPAN)
                .toInstant();
    }
}
