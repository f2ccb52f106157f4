package org.sekisho.app.handling;

/** Why something with information on it leaves the hands of the body. */
public enum DisposalEvent {
    /** 廃棄. */
    DISPOSAL(true),
    /** リースの返却. */
    LEASE_RETURN(true),
    /** 修理: it comes back. */
    REPAIR(false),
    /** 交換: another takes its place in the ledger. */
    EXCHANGE(false);

    private final boolean gone;

    DisposalEvent(boolean gone) {
        this.gone = gone;
    }

    /** Whether the asset is gone after it, so that its line in the ledger ends. */
    public boolean gone() {
        return gone;
    }
}
