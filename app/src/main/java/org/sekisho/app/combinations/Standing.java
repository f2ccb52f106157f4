package org.sekisho.app.combinations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sekisho.app.organisation.PostId;

/** How what was decided stands towards somebody who holds certain posts. Pure. */
final class Standing {

    private static final Comparator<Covering> WORST_FIRST =
            Comparator.comparing((Covering covering) -> switch (covering) {
                case Covering.Undecided none -> LocalDate.MIN;
                // Behind every day until which something is covered.
                case Covering.Unconfirmed(var decision, var since) -> since.minusYears(1000);
                case Covering.Covered(var decision, var until) -> until;
            });

    private Standing() {}

    /** The most that any of the decisions does for them. */
    static Covering best(
            List<StandingDecisions.Row> decisions, Collection<Covers.Row> covers, Set<PostId> posts, LocalDate day) {
        return covers.stream()
                .filter(row -> row.post().isEmpty() || posts.contains(row.post().get()))
                .flatMap(row -> decisions.stream().filter(one -> one.id().equals(row.decision())))
                .map(decision -> decision.on(day))
                .max(WORST_FIRST)
                .orElseGet(Covering.Undecided::new);
    }
}
