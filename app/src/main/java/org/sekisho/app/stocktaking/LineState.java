package org.sekisho.app.stocktaking;

/** What became of a line in a stocktaking. */
public enum LineState {
    /** Nobody said anything yet. */
    LEFT,
    /** It is there as the ledger says. */
    CONFIRMED,
    /** The ledger says something else of it since, or it left the ledger. */
    CHANGED,
    /** It is not found. */
    MISSING
}
