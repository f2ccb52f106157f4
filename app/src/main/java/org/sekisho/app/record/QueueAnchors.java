package org.sekisho.app.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.LastSigned;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Takes the checkpoint of the day for each place that it goes to, where the record grew since the last one got there.
 *
 * <p>While one still waits for a place, no second one is taken for it. What the sending itself enters in the record is no
 * growth, or the record would grow for ever.
 */
@Service
public final class QueueAnchors {

    /** How the kinds of entries begin that come of sending alone. */
    static final String SENDING = "record.anchor.";

    private final Work work;
    private final Anchors anchors;
    private final AnchorRules rules;
    private final LastSigned lastSigned;
    private final Mailing mailing;
    private final AnchorFolder folder;
    private final StampingAuthority authority;

    QueueAnchors(
            Work work,
            Anchors anchors,
            AnchorRules rules,
            LastSigned lastSigned,
            Mailing mailing,
            AnchorFolder folder,
            StampingAuthority authority) {
        this.work = work;
        this.anchors = anchors;
        this.rules = rules;
        this.lastSigned = lastSigned;
        this.mailing = mailing;
        this.folder = folder;
        this.authority = authority;
    }

    /** @return for how many places */
    public int queue(BodyId body) {
        var program = Actor.program(body);
        if (work.read(program, Permission.SEND_ANCHORS, this::wanted).isEmpty()) {
            return 0;
        }
        return work.change(program, Permission.SEND_ANCHORS, tx -> {
            Register.inTurn(tx, "anchors");
            var wanted = wanted(tx);
            if (wanted.isEmpty()) {
                throw new org.sekisho.app.shared.Refusal.Stale();
            }
            var signed = lastSigned.of(tx).orElseThrow();
            var act = Act.of("record.anchor.queued", "body", tx.body())
                    .after("size", signed.checkpoint().size())
                    .after("root", signed.checkpoint().root().base64());
            var ids = wanted.stream().map(target -> tx.newId()).toList();
            for (int i = 0; i < ids.size(); i++) {
                act.child("anchor", ids.get(i)).after("way", wanted.get(i).way());
            }
            var entry = tx.enter(act);
            for (int i = 0; i < ids.size(); i++) {
                anchors.add(tx, entry, ids.get(i), signed, wanted.get(i), AnchorState.WAITING);
            }
            return ids.size();
        });
    }

    private List<Anchors.Target> wanted(Tx tx) {
        var plan = rules.plan(tx);
        var places = new ArrayList<Anchors.Target>();
        if (plan.folder() && folder.path().isPresent()) {
            places.add(Anchors.Target.FOLDER);
        }
        if (plan.timeStamps() && authority.isNamed()) {
            places.add(Anchors.Target.TIME_STAMP);
        }
        if (mailing.way().isPresent()) {
            plan.recipients().forEach(one -> places.add(Anchors.Target.mail(one.id())));
        }
        if (places.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var turn = places.stream()
                .filter(place -> anchors.last(tx, place)
                        .filter(last -> last.state() == AnchorState.WAITING
                                || LocalDate.ofInstant(last.queuedAt(), Time.JAPAN)
                                        .plusDays(plan.everyDays())
                                        .isAfter(today))
                        .isEmpty())
                .toList();
        return turn.isEmpty() || lastSigned.of(tx).isEmpty()
                ? List.of()
                : turn.stream()
                        .filter(place -> lastSigned.grew(tx, anchors.reached(tx, place), SENDING))
                        .toList();
    }
}
