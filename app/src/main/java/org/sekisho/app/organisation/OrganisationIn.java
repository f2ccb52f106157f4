package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** Reads the organisation inside the transaction of another use case, which has asked for its own permission. */
@Component
public final class OrganisationIn {

    private final Snapshots snapshots;

    OrganisationIn(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The chart of the day; seven statements. */
    public Chart chart(Tx tx, AsOf asOf) {
        return snapshots.take(tx, asOf).chart();
    }

    /** Everyone who has a role, the CISO first; seven statements. */
    public List<RoleHolder> roleHolders(Tx tx, AsOf asOf) {
        return snapshots.take(tx, asOf).roleHolders();
    }
}
