package org.sekisho.app.evidence;

import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.record.EntryProof;
import org.sekisho.record.MerkleTree;
import org.sekisho.record.TiledSubtrees;
import org.springframework.stereotype.Service;

/** Proves to somebody outside that an entry stands in the signed record. */
@Service
public final class ProveEntry {

    private final Work work;
    private final Positions positions;
    private final Sequencer sequencer;

    ProveEntry(Work work, Positions positions, Sequencer sequencer) {
        this.work = work;
        this.positions = positions;
        this.sequencer = sequencer;
    }

    /**
     * The entry with its proof against what was signed last.
     *
     * @throws Refusal.NotFound if there is no such entry, or it is not yet signed
     * @throws Sequencer.RecordAltered if the entry is not what was signed
     */
    public EntryProof of(Actor actor, UUID entry) {
        return work.read(actor, Permission.TAKE_RECORD, tx -> {
            var head = positions.head(tx).orElseThrow(() -> new Refusal.NotFound("entry"));
            var placed = positions
                    .placed(tx, entry)
                    .filter(one -> one.position() < head.size())
                    .orElseThrow(() -> new Refusal.NotFound("entry"));
            var kept = positions.tiles(tx);
            var reader = sequencer
                    .edge(actor.body(), head.size())
                    .map(edge -> edge.before(kept))
                    .orElse(kept);
            var tree = new MerkleTree(head.size(), new TiledSubtrees(head.size(), reader));
            var proof = tree.inclusion(placed.position());
            if (!proof.proves(MerkleTree.leaf(placed.leaf()), head.checkpoint().root())) {
                throw new Sequencer.RecordAltered(
                        "The entry at position " + placed.position() + " is not the one that was signed");
            }
            return new EntryProof(placed.leaf(), proof, head.signedNote());
        });
    }
}
