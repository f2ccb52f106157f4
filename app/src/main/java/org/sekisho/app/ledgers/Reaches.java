package org.sekisho.app.ledgers;

import java.time.LocalDate;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** Says which lines of a ledger the actor of a transaction may read and keep. */
@Component
final class Reaches {

    private final PlacesOfStaff places;

    Reaches(PlacesOfStaff places) {
        this.places = places;
    }

    /** Four statements at most. */
    Reach reading(Tx tx, Ledger ledger) {
        return !ledger.bySection() ? new Reach.All() : of(tx, ledger.access().readAll());
    }

    /**
     * Four statements at most.
     *
     * @throws Refusal.NotPermitted if the ledger belongs to the whole body and the actor does not keep that
     */
    Reach keeping(Tx tx, Ledger ledger) {
        if (!ledger.bySection()) {
            tx.actor().require(ledger.access().keepAll());
        }
        return of(tx, ledger.access().keepAll());
    }

    private Reach of(Tx tx, Permission all) {
        return tx.actor().may(all)
                ? new Reach.All()
                : new Reach.Sections(places.sectionsWithBelow(tx, LocalDate.ofInstant(tx.now(), Time.JAPAN)));
    }
}
