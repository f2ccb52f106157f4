package org.sekisho.app.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Which checkpoints were sent outside, and what came of them. */
@Service
public final class SentAnchors {

    public static final int PAGE_SIZE = 30;

    private final Work work;
    private final Anchors anchors;
    private final AnchorRules rules;
    private final Mailing mailing;
    private final AnchorFolder folder;
    private final StampingAuthority authority;

    SentAnchors(
            Work work,
            Anchors anchors,
            AnchorRules rules,
            Mailing mailing,
            AnchorFolder folder,
            StampingAuthority authority) {
        this.work = work;
        this.anchors = anchors;
        this.rules = rules;
        this.mailing = mailing;
        this.folder = folder;
        this.authority = authority;
    }

    /**
     * One of them.
     *
     * @param mail to whom, by mail
     * @param next when it is tried again, while it waits
     * @param stamp what the authority said, of a time stamp
     * @param problem the mail server's reply code or a word; empty when there was none
     */
    public record Sent(
            UUID id,
            long size,
            String root,
            AnchorWay way,
            Optional<String> mail,
            AnchorState state,
            Instant queued,
            Optional<Instant> ended,
            Instant next,
            int attempts,
            String problem,
            Optional<AnchorStamp> stamp) {

        /** Whether an attempt did not succeed. */
        boolean failed() {
            return state == AnchorState.REFUSED || state == AnchorState.WAITING && attempts > 0;
        }
    }

    /**
     * How it stands.
     *
     * @param mailing whether this installation sends mail
     * @param folder whether the keeper of the server named a folder
     * @param authority whether the keeper of the server named an authority for time stamps
     * @param failed the last of each place where it did not get there
     * @param total how many there are, for pages
     */
    public record Register(
            AnchorPlan plan,
            boolean mailing,
            boolean folder,
            boolean authority,
            List<Sent> failed,
            List<Sent> page,
            int total) {

        /** Whether anything is sent by itself at all. */
        public boolean sends() {
            return mailing && !plan.recipients().isEmpty() || folder && plan.folder() || authority && plan.timeStamps();
        }
    }

    /** @param page from 1 */
    public Register of(Actor actor, int page) {
        return work.read(actor, Permission.TAKE_ANCHORS, tx -> {
            var plan = rules.plan(tx);
            return new Register(
                    plan,
                    mailing.way().isPresent(),
                    folder.path().isPresent(),
                    authority.isNamed(),
                    failed(tx, plan),
                    anchors.page(tx, (page - 1) * PAGE_SIZE, PAGE_SIZE).stream()
                            .map(SentAnchors::sent)
                            .toList(),
                    anchors.count(tx));
        });
    }

    /** Whether the reader, an administrator, must look after one that did not get there. */
    public boolean needed(Actor actor) {
        return actor.may(Permission.CHANGE_SETTINGS)
                && !work.read(actor, Permission.CHANGE_SETTINGS, tx -> failed(tx, rules.plan(tx)))
                        .isEmpty();
    }

    private List<Sent> failed(Tx tx, AnchorPlan plan) {
        var places = new ArrayList<Anchors.Target>();
        if (plan.folder() && folder.path().isPresent()) {
            places.add(Anchors.Target.FOLDER);
        }
        if (plan.timeStamps() && authority.isNamed()) {
            places.add(Anchors.Target.TIME_STAMP);
        }
        plan.recipients().forEach(one -> places.add(Anchors.Target.mail(one.id())));
        return places.stream()
                .flatMap(place -> anchors.last(tx, place).stream())
                .map(SentAnchors::sent)
                .filter(Sent::failed)
                .toList();
    }

    private static Sent sent(Anchors.Row row) {
        return new Sent(
                row.id(),
                row.size(),
                row.root().base64(),
                row.target().way(),
                row.mail(),
                row.state(),
                row.queuedAt(),
                row.endedAt(),
                row.nextAt(),
                row.attempts(),
                row.problem(),
                row.stamp());
    }
}
