package org.sekisho.app.organisation;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
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

    /** The posts that carry roles by rule, whoever holds them; seven statements. */
    public Map<PostId, List<Role>> rolesOfPosts(Tx tx, AsOf asOf) {
        var snapshot = snapshots.take(tx, asOf);
        return snapshot.posts().stream()
                .map(Posts.Row::post)
                .filter(post -> !snapshot.rolesOf(post).isEmpty())
                .collect(toMap(Function.identity(), snapshot::rolesOf));
    }

    /** The names of everybody, family name first; seven statements. */
    public Map<PersonId, String> people(Tx tx, AsOf asOf) {
        return snapshots.take(tx, asOf).people().stream()
                .collect(toMap(People.Row::person, row -> row.name().full()));
    }

    /** Everyone who has a role, the CISO first; seven statements. */
    public List<RoleHolder> roleHolders(Tx tx, AsOf asOf) {
        return snapshots.take(tx, asOf).roleHolders();
    }
}
