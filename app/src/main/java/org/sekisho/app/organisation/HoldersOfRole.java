package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Reads who has which role of the policy on a day, and why. */
@Service
public final class HoldersOfRole {

    private final Work work;
    private final Snapshots snapshots;

    HoldersOfRole(Work work, Snapshots snapshots) {
        this.work = work;
        this.snapshots = snapshots;
    }

    /** Those who have the role; somebody may appear twice, for two reasons. Seven statements. */
    public List<RoleHolder> of(Actor actor, Role role, AsOf asOf) {
        return all(actor, asOf).stream().filter(holder -> holder.role() == role).toList();
    }

    /** Everyone who has a role, the CISO first (体制図). Seven statements. */
    public List<RoleHolder> all(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> snapshots.take(tx, asOf).roleHolders());
    }
}
