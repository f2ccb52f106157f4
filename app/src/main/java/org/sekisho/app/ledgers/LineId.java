package org.sekisho.app.ledgers;

import java.util.UUID;

/** The identifier of a line of a ledger; it stays while what the line says changes. */
public record LineId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
