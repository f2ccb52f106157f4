package org.sekisho.app.ledgers;

import java.util.Optional;
import java.util.UUID;

/** What else stands in ledgers while a line is checked, with the others that are entered together with it. */
public interface OtherLines {

    /** What a line of a ledger says, if the actor may read it; empty where there is none. */
    Optional<Values> line(String ledger, UUID line);

    /** What another line of the same ledger is called that has the same in a field. */
    Optional<String> saying(LedgerField field, Value value, LineId except);
}
