package org.sekisho.app.record;

import java.time.Instant;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.LastSigned;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes a checkpoint onto paper, and shows it again. */
@Service
public final class PrintAnchor {

    private final Work work;
    private final Anchors anchors;
    private final LastSigned lastSigned;

    PrintAnchor(Work work, Anchors anchors, LastSigned lastSigned) {
        this.work = work;
        this.anchors = anchors;
        this.lastSigned = lastSigned;
    }

    /**
     * What stands on the paper.
     *
     * @param note the signed note, with its line feeds
     * @param key what verifies it
     */
    public record Paper(long size, String root, Instant signedAt, Instant takenAt, String note, String key) {}

    /**
     * Takes what was signed last.
     *
     * @return the anchor's identifier
     * @throws Refusal.NotFound if nothing was signed yet
     */
    public UUID take(Actor actor) {
        return work.change(actor, Permission.TAKE_ANCHORS, tx -> {
            var signed = lastSigned.of(tx).orElseThrow(() -> new Refusal.NotFound("checkpoint"));
            var id = tx.newId();
            var entry = tx.enter(Act.of(QueueAnchors.SENDING + "printed", "anchor", id)
                    .after("way", AnchorWay.PAPER)
                    .after("size", signed.checkpoint().size())
                    .after("root", signed.checkpoint().root().base64()));
            anchors.add(tx, entry, id, signed, Anchors.Target.PAPER, AnchorState.SENT);
            return id;
        });
    }

    /** What an anchor says; whichever way it went, it may be printed as well. */
    public Paper of(Actor actor, UUID id) {
        return work.read(actor, Permission.TAKE_ANCHORS, tx -> {
            var anchor = anchors.find(tx, id).orElseThrow(() -> new Refusal.NotFound("anchor"));
            return new Paper(
                    anchor.size(),
                    anchor.root().base64(),
                    anchor.signedAt(),
                    anchor.queuedAt(),
                    new String(anchor.note(), java.nio.charset.StandardCharsets.UTF_8),
                    lastSigned.of(tx).map(signed -> signed.key().text()).orElse(""));
        });
    }
}
