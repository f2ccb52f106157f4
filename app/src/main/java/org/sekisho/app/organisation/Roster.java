package org.sekisho.app.organisation;

import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads the organisation as of a day: organs, sections, posts, and who holds them. */
@Service
public final class Roster {

    private final Work work;
    private final Snapshots snapshots;

    Roster(Work work, Snapshots snapshots) {
        this.work = work;
        this.snapshots = snapshots;
    }

    /** The chart of the day; seven statements. */
    public Chart chart(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> snapshots.take(tx, asOf).chart());
    }
}
