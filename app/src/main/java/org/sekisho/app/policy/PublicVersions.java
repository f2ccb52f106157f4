package org.sekisho.app.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** The versions that are for the public, with where and since when the public reads them. */
@Service
public final class PublicVersions {

    /**
     * A version for the public.
     *
     * @param publications by day; empty while it is not published anywhere
     */
    public record PublicVersion(DocumentVersion version, List<Publication> publications) {

        /** Whether the public can read it somewhere on a day. */
        public boolean publishedOn(LocalDate day) {
            return publications.stream().anyMatch(one -> one.holdsOn(day));
        }

        /** Whether it was decided by a day; without a day of decision, whether it was in force. */
        public boolean decidedBy(LocalDate day) {
            return version.decidedOn().orElse(version.validFrom()).compareTo(day) <= 0;
        }

        /** Whether it is decided, and neither published nor out of force on a day. */
        public boolean waitsOn(LocalDate day) {
            return publications.isEmpty()
                    && decidedBy(day)
                    && version.validTo().filter(end -> !end.isAfter(day)).isEmpty();
        }
    }

    private final Work work;
    private final Documents documents;
    private final Publications publications;

    PublicVersions(Work work, Documents documents, Publications publications) {
        this.work = work;
        this.documents = documents;
        this.publications = publications;
    }

    /** All of them, by the day they are in force from; none that is not for the public. Two statements. */
    public List<PublicVersion> on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var published = published(tx, asOf);
            return documents.versions(tx, asOf).stream()
                    .filter(DocumentVersion::isPublic)
                    .map(version -> new PublicVersion(version, published.getOrDefault(version.id(), List.of())))
                    .toList();
        });
    }

    /** The versions that the public could read somewhere on the day. One statement. */
    public Set<UUID> published(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_POLICY,
                tx -> publications.at(tx, asOf).stream()
                        .map(Publications.Row::version)
                        .collect(toUnmodifiableSet()));
    }

    private Map<UUID, List<Publication>> published(Tx tx, AsOf asOf) {
        return publications.known(tx, asOf).stream()
                .map(RecordPublication::publication)
                .collect(groupingBy(Publication::version));
    }
}
