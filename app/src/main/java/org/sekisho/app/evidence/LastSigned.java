package org.sekisho.app.evidence;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was signed of a record last, for use cases that send it elsewhere, in their own transaction. */
@Component
public class LastSigned {

    private final Positions positions;
    private final RecordKeys keys;

    LastSigned(Positions positions, RecordKeys keys) {
        this.positions = positions;
        this.keys = keys;
    }

    /** Empty before anything was signed. */
    public Optional<ExportRecord.Signed> of(Tx tx) {
        return positions
                .head(tx)
                .map(head -> new ExportRecord.Signed(
                        head.checkpoint(),
                        head.signedNote(),
                        keys.signer(tx.actor().body(), false).key(),
                        head.signedAt()));
    }

    /**
     * Whether the record went on after it had {@code size} entries, other than by entries of the kinds that begin so.
     *
     * @param kindsBeginning what entering that a checkpoint was sent adds by itself
     */
    public boolean grew(Tx tx, long size, String kindsBeginning) {
        return positions.grew(tx, size, kindsBeginning);
    }
}
