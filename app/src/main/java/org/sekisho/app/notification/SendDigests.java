package org.sekisho.app.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Sends the digests whose turn has come.
 *
 * <p>One digest is one transaction: the row is taken (others skip it), the mail is handed over, the row and the record say
 * what became of it. A crash in between leaves the row as it was, and the digest is sent again under the same Message-ID,
 * by which servers and readers know it.
 */
@Service
public final class SendDigests {

    /** How long a digest is tried. Before the next one comes, so that nobody gets two at once. */
    static final Duration PATIENCE = Duration.ofDays(4);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int MOST_AT_ONCE = 200;

    private final Work work;
    private final Digests digests;
    private final Contacts contacts;
    private final QueueDigests queue;
    private final WhatIsAsked asked;
    private final DigestText text;
    private final Bodies bodies;
    private final Mailing mailing;
    private final Time time;

    SendDigests(
            Work work,
            Digests digests,
            Contacts contacts,
            QueueDigests queue,
            WhatIsAsked asked,
            DigestText text,
            Bodies bodies,
            Mailing mailing,
            Time time) {
        this.work = work;
        this.digests = digests;
        this.contacts = contacts;
        this.queue = queue;
        this.asked = asked;
        this.text = text;
        this.bodies = bodies;
        this.mailing = mailing;
        this.time = time;
    }

    /** Whether the server may be asked for more. */
    public enum Round {
        /** Everything whose turn had come was dealt with. */
        DONE,
        /** There is more whose turn has come. */
        MORE,
        /** The server was not reached; asking again at once is of no use. */
        SERVER_DOWN
    }

    private record Written(String to, String subject, String body) {}

    /** Sends those of a body. */
    public Round send(BodyId body) {
        if (mailing.way().isEmpty()) {
            return Round.DONE;
        }
        var way = mailing.way().get();
        var program = Actor.program(body);
        var waiting = work.read(program, Permission.SEND_REMINDERS, tx -> digests.due(tx, MOST_AT_ONCE));
        if (waiting.isEmpty()) {
            return Round.DONE;
        }
        var board = asked.board(body);
        var name = bodies.byId(body).map(BodyRef::name).orElse("");
        for (var one : waiting) {
            // Between two mails is the place to stop: what has left is in the record, the others wait.
            if (Thread.currentThread().isInterrupted()) {
                return Round.DONE;
            }
            var written = written(program, one, board, name, way);
            try {
                if (work.change(program, Permission.SEND_REMINDERS, tx -> settle(tx, one.id(), written, way))) {
                    return Round.SERVER_DOWN;
                }
            } catch (Refusal.Stale taken) {
                continue;
            }
        }
        return waiting.size() < MOST_AT_ONCE ? Round.DONE : Round.MORE;
    }

    /** What it says as of now; empty when there is nothing to say any more, or nobody to say it to. */
    private Optional<Written> written(
            Actor program, Digests.Waiting one, WhatIsAsked.Board board, String bodyName, Mailing.Way way) {
        var contact = work.read(program, Permission.SEND_REMINDERS, tx -> contacts.of(tx, one.person()))
                .filter(Contact::digests);
        return contact.flatMap(found -> queue.person(program.body(), found, board.day()))
                .map(person -> asked.of(board, person).pressing())
                .filter(about -> !about.nothing())
                .map(about -> new Written(
                        contact.orElseThrow().mail(),
                        text.subject(board.day()),
                        text.body(bodyName, about, board.day(), way.site())));
    }

    /** @return whether the server is down */
    private boolean settle(Tx tx, UUID id, Optional<Written> written, Mailing.Way way) {
        var one = digests.take(tx, id).orElseThrow(Refusal.Stale::new);
        if (one.queuedAt().plus(PATIENCE).isBefore(tx.now())) {
            return end(tx, one, DigestState.GIVEN_UP, one.attempts(), "given-up", "");
        }
        if (written.isEmpty()) {
            return end(tx, one, DigestState.NOT_NEEDED, one.attempts(), "not-needed", "");
        }
        var mail = new Mail(
                one.id() + "@" + way.domain(),
                written.get().to(),
                written.get().subject(),
                written.get().body(),
                tx.now());
        int attempts = one.attempts() + 1;
        return switch (way.server().take(mail)) {
            case Delivery.Taken() -> end(tx, one, DigestState.SENT, attempts, "sent", "");
            case Delivery.Refused(var problem) -> end(tx, one, DigestState.REFUSED, attempts, "refused", problem);
            case Delivery.Later(var problem) -> {
                postpone(tx, one, attempts, problem);
                yield false;
            }
            case Delivery.Down(var problem) -> {
                postpone(tx, one, attempts, problem);
                yield true;
            }
        };
    }

    private boolean end(
            Tx tx, Digests.Waiting one, DigestState state, int attempts, String participle, String problem) {
        tx.enter(Act.of("notification.digest." + participle, "digest", one.id())
                .after("person", one.person().value())
                .after("monday", one.monday())
                .after("attempts", attempts)
                .after("problem", problem));
        digests.end(tx, one.id(), state, attempts, problem);
        return false;
    }

    private void postpone(Tx tx, Digests.Waiting one, int attempts, String problem) {
        var next = tx.now().plus(wait(attempts));
        tx.enter(Act.of("notification.digest.postponed", "digest", one.id())
                .after("person", one.person().value())
                .after("attempts", attempts)
                .after("problem", problem));
        digests.postpone(tx, one.id(), attempts, next, problem);
    }

    /** Five minutes after the first attempt, then twice as long each time, six hours at most. */
    static Duration wait(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** The present time, for who calls this in rounds. */
    Instant now() {
        return time.now();
    }
}
