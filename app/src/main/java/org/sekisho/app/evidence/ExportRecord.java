package org.sekisho.app.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.NoteKey;
import org.sekisho.record.RecordWriter;
import org.sekisho.record.SignedNote;
import org.springframework.stereotype.Service;

/** What leaves the installation of a record: how far it was signed, and all of it. */
@Service
public final class ExportRecord {

    private final Work work;
    private final Positions positions;
    private final RecordKeys keys;

    ExportRecord(Work work, Positions positions, RecordKeys keys) {
        this.work = work;
        this.positions = positions;
        this.keys = keys;
    }

    /**
     * How far the record has come.
     *
     * @param signed what was signed last; empty before anything was
     * @param waiting how many entries came after that
     * @param oldestWaiting when the oldest of them was entered
     * @param lost how many were taken out before they were signed, as far as that was seen
     */
    public record State(Optional<Signed> signed, long waiting, Optional<Instant> oldestWaiting, int lost) {}

    /**
     * What was signed last.
     *
     * @param note the signed checkpoint, to be kept elsewhere
     * @param key what verifies it
     */
    public record Signed(Checkpoint checkpoint, SignedNote note, NoteKey key, Instant at) {}

    public State state(Actor actor) {
        return work.read(actor, Permission.TAKE_RECORD, tx -> {
            var head = positions.head(tx);
            var tail = positions.tail(tx, head.map(Positions.Head::below).orElse("0"));
            return new State(
                    head.map(signed -> signed(actor, signed)), tail.entries(), tail.oldest(), positions.lost(tx));
        });
    }

    /**
     * Writes the record as far as it is signed, and leaves the stream open. That it was taken is entered first.
     *
     * @return how many entries it has, children counted; 0 if nothing was signed yet, and nothing was written
     */
    public long to(Actor actor, OutputStream out) {
        work.change(
                actor, Permission.TAKE_RECORD, tx -> tx.enter(Act.of("evidence.record.exported", "body", tx.body())));
        return work.read(actor, Permission.TAKE_RECORD, tx -> {
            var head = positions.head(tx).map(signed -> signed(actor, signed));
            head.ifPresent(signed -> write(tx, signed, out));
            return head.map(signed -> signed.checkpoint().size()).orElse(0L);
        });
    }

    // The writer owns nothing but the stream of whoever asks, who closes it.
    @SuppressWarnings("resource")
    private void write(Tx tx, Signed signed, OutputStream out) {
        var writer = new RecordWriter(out);
        positions.leaves(tx, 0, signed.checkpoint().size(), leaf -> {
            try {
                writer.add(leaf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (!writer.root().equals(signed.checkpoint().root())) {
            throw new Sequencer.RecordAltered(
                    "The first " + writer.size() + " entries of " + tx.body() + " are not those that were signed");
        }
        try {
            writer.finish(signed.note(), signed.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Signed signed(Actor actor, Positions.Head head) {
        return new Signed(
                head.checkpoint(),
                head.signedNote(),
                keys.signer(actor.body(), false).key(),
                head.signedAt());
    }
}
