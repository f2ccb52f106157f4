package org.sekisho.app.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * Which versions the actor of a transaction may read; any other looks to them as if it were not there.
 *
 * <p>What is public is read by all. What is not is read by all staff, or, where sections or posts are named as its readers
 * today ({@link NameReaders}), by those who stand in them and by those who answer for every document. The policy itself
 * has no named readers: it binds everybody.
 */
@Component
final class Readable {

    private final DocumentReaders readers;
    private final PlacesOfStaff places;

    Readable(DocumentReaders readers, PlacesOfStaff places) {
        this.readers = readers;
        this.places = places;
    }

    boolean by(Tx tx, DocumentVersion version) {
        return !by(tx, List.of(version)).isEmpty();
    }

    /** Those that may be read. No statement where all are public; one, and four more where readers are named. */
    List<DocumentVersion> by(Tx tx, List<DocumentVersion> versions) {
        var hidden = versions.stream().filter(version -> !version.isPublic()).toList();
        if (hidden.isEmpty()) {
            return versions;
        }
        if (!tx.actor().may(Permission.READ_NON_PUBLIC)) {
            return versions.stream().filter(DocumentVersion::isPublic).toList();
        }
        boolean all = tx.actor().may(Permission.READ_EVERY_DOCUMENT)
                || hidden.stream().allMatch(version -> version.kind() == DocumentKind.POLICY);
        return all ? versions : versions.stream().filter(open(tx)).toList();
    }

    /**
     * Lets the actor be shown the text of a version; where not all staff may read it, the reading is in the record. No
     * statement where it is public or the policy.
     *
     * @throws Refusal.NotFound if they may not read it
     */
    void show(Tx tx, DocumentVersion version) {
        if (!by(tx, version)) {
            throw new Refusal.NotFound("version");
        }
        if (!version.isPublic()
                && version.kind() != DocumentKind.POLICY
                && named(tx).containsKey(version.document())) {
            tx.shows("version", version.id());
        }
    }

    /** Of each document that not all staff may read today, the places of its readers. */
    private Map<UUID, Set<UUID>> named(Tx tx) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        return readers.current(tx).stream()
                .filter(row -> row.span().contains(today))
                .collect(groupingBy(DocumentReaders.Row::document, mapping(DocumentReaders.Row::place, toSet())));
    }

    private Predicate<DocumentVersion> open(Tx tx) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var named = named(tx);
        Set<UUID> own = named.isEmpty() ? Set.of() : places.own(tx, today);
        return version -> version.isPublic()
                || version.kind() == DocumentKind.POLICY
                || !named.containsKey(version.document())
                || !Collections.disjoint(named.getOrDefault(version.document(), Set.of()), own);
    }
}
