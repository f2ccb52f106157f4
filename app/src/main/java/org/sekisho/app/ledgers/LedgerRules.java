package org.sekisho.app.ledgers;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Problems;

/** What the module of one ledger asks of its lines beyond their fields, and what follows from a change. */
public interface LedgerRules {

    /**
     * A line before and after an act.
     *
     * @param before empty for a line that is new
     * @param after empty for a line that ends
     */
    record Changed(LineId line, Optional<Values> before, Optional<Values> after) {}

    /** The key of the ledger. */
    String ledger();

    /** Adds what is wrong with a line, by the keys of its fields, before it is written. */
    default void check(LineId line, Values values, OtherLines others, Problems problems) {}

    /** What a line of a file says with what follows of itself, which such files leave out. */
    default Values completed(Values values, String fileName) {
        return values;
    }

    /** Does what follows, in the transaction that wrote the lines. */
    default void follow(Tx tx, List<Changed> changed) {}
}
