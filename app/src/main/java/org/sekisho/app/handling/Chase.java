package org.sekisho.app.handling;

import java.util.List;
import org.sekisho.classification.Act;

/** What an act leaves open until somebody confirms that it happened. */
public enum Chase {
    /** It is over as soon as it is done. */
    NOTHING,
    /** It must come back by its day (返却). */
    RETURN(Ending.RETURNED),
    /** The other side returns it, or says in writing that it has it or erased it. */
    PROOF(Ending.RECEIVED, Ending.RETURNED, Ending.ERASED),
    /** It is disposed of on its day. */
    DISPOSAL;

    private final List<Ending> endings;

    Chase(Ending... endings) {
        this.endings = List.of(endings);
    }

    public static Chase of(Act act) {
        return switch (act) {
            case TAKE_OUT, PROCESS_OUTSIDE -> RETURN;
            case PROVIDE -> PROOF;
            case DISPOSE -> DISPOSAL;
            case SEND, PUBLISH, COPY, PRIVATE_DEVICE, CLOUD, STORE, BRING_IN_MEDIA -> NOTHING;
        };
    }

    /** How it can end well, where somebody confirms it. */
    public List<Ending> endings() {
        return endings;
    }
}
