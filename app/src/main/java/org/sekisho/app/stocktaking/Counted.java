package org.sekisho.app.stocktaking;

import java.util.Arrays;
import java.util.Optional;

/** A ledger of which stock is taken. */
public enum Counted {
    ASSET("asset", "assets.stock-taking");

    private final String ledger;
    private final String control;

    Counted(String ledger, String control) {
        this.ledger = ledger;
        this.control = control;
    }

    /** The key of the ledger. */
    public String ledger() {
        return ledger;
    }

    /** The duty of each section that it is evidence of, by its id in the catalogue. */
    String control() {
        return control;
    }

    static Optional<Counted> of(String ledger) {
        return Arrays.stream(values()).filter(one -> one.ledger.equals(ledger)).findFirst();
    }
}
