package org.sekisho.app.record;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.LastSigned;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.notification.Delivery;
import org.sekisho.app.notification.Mail;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends the anchors whose turn has come.
 *
 * <p>One anchor is one transaction: the row is taken (others skip it), the checkpoint is handed over, the row and the record
 * say what became of it. A crash in between leaves the row as it was and the anchor is sent again: the mail under the same
 * Message-ID, the file under the same name. One that is not taken is tried until it is.
 */
@Service
public final class SendAnchors {

    /** What an anchor of another content under the same name is called: somebody has to look. */
    static final String DIFFERENT = "different";

    static final String FOLDER = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(SendAnchors.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final Work work;
    private final Anchors anchors;
    private final AnchorRules rules;
    private final LastSigned lastSigned;
    private final Bodies bodies;
    private final Mailing mailing;
    private final AnchorFolder folder;
    private final StampingAuthority authority;
    private final AnchorText text;

    SendAnchors(
            Work work,
            Anchors anchors,
            AnchorRules rules,
            LastSigned lastSigned,
            Bodies bodies,
            Mailing mailing,
            AnchorFolder folder,
            StampingAuthority authority,
            AnchorText text) {
        this.work = work;
        this.anchors = anchors;
        this.rules = rules;
        this.lastSigned = lastSigned;
        this.bodies = bodies;
        this.mailing = mailing;
        this.folder = folder;
        this.authority = authority;
        this.text = text;
    }

    /** Sends those of a body. */
    public void send(BodyId body) {
        var program = Actor.program(body);
        var due = work.read(program, Permission.SEND_ANCHORS, anchors::due);
        if (due.isEmpty()) {
            return;
        }
        var of = bodies.byId(body);
        for (var one : due) {
            // Between two is the place to stop: what has left is in the record, the others wait.
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                work.change(program, Permission.SEND_ANCHORS, tx -> settle(tx, one, of));
            } catch (Refusal.Stale taken) {
                // Another node did it.
            }
        }
    }

    private AnchorState settle(Tx tx, UUID id, Optional<BodyRef> body) {
        var one = anchors.take(tx, id).orElseThrow(Refusal.Stale::new);
        var plan = rules.plan(tx);
        return switch (one.target().way()) {
            case FOLDER ->
                plan.folder() && folder.path().isPresent()
                        ? file(tx, one, body)
                        : end(tx, one, AnchorState.NOT_NEEDED, 0);
            case MAIL ->
                plan.recipients().stream()
                                        .anyMatch(known -> one.target()
                                                .recipient()
                                                .filter(known.id()::equals)
                                                .isPresent())
                                && mailing.way().isPresent()
                        ? mail(tx, one, body, mailing.way().get())
                        : end(tx, one, AnchorState.NOT_NEEDED, 0);
            case TIME_STAMP ->
                plan.timeStamps() && authority.isNamed()
                        ? stamp(tx, one, body, plan)
                        : end(tx, one, AnchorState.NOT_NEEDED, 0);
            // Printed ones never wait.
            case PAPER -> end(tx, one, AnchorState.NOT_NEEDED, 0);
        };
    }

    private AnchorState file(Tx tx, Anchors.Row one, Optional<BodyRef> body) {
        int attempts = one.attempts() + 1;
        try {
            folder.put(subfolder(tx, body), one.fileName() + ".txt", one.note());
            return end(tx, one, AnchorState.SENT, attempts);
        } catch (AnchorFolder.Different other) {
            return end(tx, one, AnchorState.REFUSED, attempts, DIFFERENT);
        } catch (IOException unwritable) {
            LOG.warn("A checkpoint was not written: {}", unwritable.toString());
            return postpone(tx, one, attempts, FOLDER);
        }
    }

    private static String subfolder(Tx tx, Optional<BodyRef> body) {
        return body.map(BodyRef::slug).orElseGet(() -> tx.body().toString());
    }

    private AnchorState stamp(Tx tx, Anchors.Row one, Optional<BodyRef> body, AnchorPlan plan) {
        int attempts = one.attempts() + 1;
        return switch (authority.stamp(one.note())) {
            case StampingAuthority.Outcome.Failed(var problem) -> postpone(tx, one, attempts, problem);
            case StampingAuthority.Outcome.Stamped stamped -> {
                var stamp = stamped.stamp();
                // What is entered after this names what nobody knew before the authority had signed.
                var entry = tx.enter(act(one, "sent", attempts, "")
                        .after("timeStamp", stamped.sha256())
                        .after("stampedAt", stamp.time().toString())
                        .after("authority", stamp.authority())
                        .after("serial", stamp.serial()));
                anchors.end(tx, one.id(), AnchorState.SENT, attempts, "");
                anchors.stamp(
                        tx,
                        entry,
                        one.id(),
                        stamped.answer(),
                        new AnchorStamp(stamp.time(), stamp.authority(), stamp.serial()));
                if (plan.folder() && folder.path().isPresent()) {
                    beside(subfolder(tx, body), one.fileName() + ".tsr", stamped.answer());
                }
                yield AnchorState.SENT;
            }
        };
    }

    /** The register has the time stamp; where the folder can be written, it stands beside its checkpoint too. */
    private void beside(String subfolder, String name, byte[] answer) {
        try {
            folder.put(subfolder, name, answer);
        } catch (IOException unwritable) {
            LOG.warn("A time stamp was not written: {}", unwritable.toString());
        }
    }

    private AnchorState mail(Tx tx, Anchors.Row one, Optional<BodyRef> body, Mailing.Way way) {
        var key = lastSigned.of(tx).map(signed -> signed.key().text()).orElse("");
        var mail = new Mail(
                one.id() + "@" + way.domain(),
                one.mail().orElseThrow(),
                text.subject(one),
                text.body(body.map(BodyRef::name).orElse(""), one, key),
                tx.now());
        int attempts = one.attempts() + 1;
        return switch (way.server().take(mail)) {
            case Delivery.Taken() -> end(tx, one, AnchorState.SENT, attempts);
            case Delivery.Refused(var problem) -> end(tx, one, AnchorState.REFUSED, attempts, problem);
            case Delivery.Later(var problem) -> postpone(tx, one, attempts, problem);
            case Delivery.Down(var problem) -> postpone(tx, one, attempts, problem);
        };
    }

    private AnchorState end(Tx tx, Anchors.Row one, AnchorState state, int attempts) {
        return end(tx, one, state, attempts, "");
    }

    private AnchorState end(Tx tx, Anchors.Row one, AnchorState state, int attempts, String problem) {
        var participle = switch (state) {
            case SENT -> "sent";
            case REFUSED -> "refused";
            case NOT_NEEDED, WAITING -> "not-needed";
        };
        tx.enter(act(one, participle, attempts, problem));
        anchors.end(tx, one.id(), state, attempts, problem);
        return state;
    }

    private AnchorState postpone(Tx tx, Anchors.Row one, int attempts, String problem) {
        tx.enter(act(one, "postponed", attempts, problem));
        anchors.postpone(tx, one.id(), attempts, next(tx.now(), attempts), problem);
        return AnchorState.WAITING;
    }

    private static Act act(Anchors.Row one, String participle, int attempts, String problem) {
        return Act.of(QueueAnchors.SENDING + participle, "anchor", one.id())
                .after("way", one.target().way())
                .after("size", one.size())
                .after("root", one.root().base64())
                .after("attempts", attempts)
                .after("problem", problem);
    }

    /** Five minutes after the first attempt, then twice as long each time, six hours at most. */
    private static Instant next(Instant now, int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 10));
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
