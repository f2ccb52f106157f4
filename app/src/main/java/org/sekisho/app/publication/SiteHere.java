package org.sekisho.app.publication;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** What of a body this program serves to the public. */
@Service
public final class SiteHere {

    /**
     * A site that is served.
     *
     * @param since the day from which it is as it is
     * @param next the day on which it changes, as it was laid down when it was published
     * @param files how many there are
     * @param hash SHA-256 of all of them as one archive, as it stands in the record
     * @param versions those that are to be read
     */
    public record Standing(
            LocalDate since, Optional<LocalDate> next, int files, String hash, String statement, Set<UUID> versions) {}

    private final Work work;
    private final PublishedSites sites;

    SiteHere(Work work, PublishedSites sites) {
        this.work = work;
        this.sites = sites;
    }

    /** Empty while nothing is served. */
    public Optional<Standing> of(Actor actor) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            return sites.standing(tx, today).stream()
                    .filter(row -> row.span().contains(today))
                    .findFirst()
                    .map(row -> standing(row, sites.shown(tx, row.file())));
        });
    }

    static Standing standing(PublishedSites.Row row, Collection<UUID> versions) {
        return new Standing(
                row.span().from(), row.span().to(), row.files(), row.hash(), row.statement(), Set.copyOf(versions));
    }
}
