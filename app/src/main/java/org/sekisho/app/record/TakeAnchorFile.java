package org.sekisho.app.record;

import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Hands out an anchor's checkpoint and its time stamp, as files that the verifier finds by their one name. */
@Service
public final class TakeAnchorFile {

    private final Work work;
    private final Anchors anchors;

    TakeAnchorFile(Work work, Anchors anchors) {
        this.work = work;
        this.anchors = anchors;
    }

    /** A file to keep. */
    public record File(String name, byte[] bytes) {}

    /** The signed note. */
    public File note(Actor actor, UUID id) {
        return work.read(actor, Permission.TAKE_ANCHORS, tx -> {
            var anchor = find(tx, id);
            return new File(anchor.fileName() + ".txt", anchor.note());
        });
    }

    /** What the authority answered (TimeStampResp, DER). */
    public File timeStamp(Actor actor, UUID id) {
        return work.read(
                actor,
                Permission.TAKE_ANCHORS,
                tx -> new File(
                        find(tx, id).fileName() + ".tsr",
                        anchors.answer(tx, id).orElseThrow(() -> new Refusal.NotFound("time-stamp"))));
    }

    private Anchors.Row find(Tx tx, UUID id) {
        return anchors.find(tx, id).orElseThrow(() -> new Refusal.NotFound("anchor"));
    }
}
