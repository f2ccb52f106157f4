package org.sekisho.app.ledgers;

import java.util.Optional;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;

/** Says which levels a scale has, where a body decides that: a bean of the module that keeps what it decided. */
public interface Scales {

    /** The levels of a scale on a day; empty if it is another module's. */
    Optional<LedgerField.Choice> on(Tx tx, String scale, AsOf asOf);
}
