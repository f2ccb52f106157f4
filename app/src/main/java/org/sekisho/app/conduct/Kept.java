package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Actor;

/** One sort of what the body keeps about the conduct of people: what of it is complete, and how it is erased. */
interface Kept {

    KeptKind kind();

    /** Whether the actor may see what of it is complete. */
    boolean readableBy(Actor actor);

    /** What is complete and not disposed of. */
    List<Disposals.Wanted> complete(Tx tx, LocalDate today);

    /**
     * What a decision is about.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if there is nothing of that identifier
     * @throws org.sekisho.app.shared.Refusal.Invalid if it is not complete
     */
    Disposals.Wanted wanted(Tx tx, UUID subject, LocalDate today);

    /** Erases what says of whom it is. The leaves of the record remain. */
    Erasures.Erased erase(Tx tx, UUID subject, LocalDate today);

    /** The act of disposing of it. */
    Act act(Disposals.Wanted wanted);
}
