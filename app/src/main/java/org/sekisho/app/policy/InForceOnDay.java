package org.sekisho.app.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Which version of each document is in force on a day, past or to come, and what changes on which day. */
@Service
public final class InForceOnDay {

    /**
     * A document on the day.
     *
     * @param title of the version in force, or of the next, or of the last
     * @param inForce empty if none is in force on the day
     * @param versions all that are known, by the day they are in force from
     * @param above the document that it hangs below on the day; empty for the policy and where there is none
     * @param readers the sections and posts that may read it on the day; empty for all staff
     */
    public record OfDocument(
            UUID document,
            DocumentKind kind,
            String title,
            Optional<DocumentVersion> inForce,
            List<DocumentVersion> versions,
            Optional<Above> above,
            List<Reader> readers) {

        public OfDocument {
            versions = List.copyOf(versions);
            readers = List.copyOf(readers);
        }

        /** Those that are known and not yet in force on a day. */
        public List<DocumentVersion> coming(LocalDate day) {
            return versions.stream()
                    .filter(version -> version.validFrom().isAfter(day))
                    .toList();
        }

        /** The days between its first version and the end of what is known on which none was in force. */
        public List<Span> without() {
            var without = new ArrayList<Span>();
            for (int i = 0; i < versions.size(); i++) {
                var end = versions.get(i).validTo();
                var next = i + 1 < versions.size()
                        ? Optional.of(versions.get(i + 1).validFrom())
                        : Optional.<LocalDate>empty();
                if (end.isPresent() && next.map(end.get()::isBefore).orElse(true)) {
                    without.add(new Span(end.get(), next));
                }
            }
            return without;
        }
    }

    /** @param title empty if the actor may not read it */
    public record Above(UUID document, Optional<String> title) {}

    /** @param name of the section or post; empty if it is gone */
    public record Reader(UUID id, PlacesOfStaff.Kind kind, Optional<String> name) {}

    /**
     * What happens on a day.
     *
     * @param version the one that begins; or, where nothing takes its place, the one that ends
     * @param replaced what it takes the place of
     */
    public record Change(LocalDate day, DocumentVersion version, boolean begins, Optional<DocumentVersion> replaced) {}

    /** The documents that the actor may read: the policy, then each document below the one it hangs below. */
    public record Found(AsOf asOf, List<OfDocument> documents) {
        public Found {
            documents = List.copyOf(documents);
        }

        /** All that changes, by day. */
        public List<Change> changes() {
            return documents.stream()
                    .flatMap(document -> InForceOnDay.changes(document.versions()).stream())
                    .sorted(Comparator.comparing(Change::day))
                    .toList();
        }

        /** What changes after the day that is asked for. */
        public List<Change> toCome() {
            return changes().stream()
                    .filter(change -> change.day().isAfter(asOf.day()))
                    .toList();
        }
    }

    private final Work work;
    private final Documents documents;
    private final DocumentReaders readers;
    private final PlacesOfStaff places;
    private final Readable readable;

    InForceOnDay(Work work, Documents documents, DocumentReaders readers, PlacesOfStaff places, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.readers = readers;
        this.places = places;
        this.readable = readable;
    }

    /** The whole set. */
    public Found on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_POLICY, tx -> new Found(asOf, all(tx, asOf)));
    }

    /**
     * One document of it.
     *
     * @throws Refusal.NotFound if there is none as known at that time, or none for this actor
     */
    public Found of(Actor actor, AsOf asOf, UUID document) {
        var one = on(actor, asOf).documents().stream()
                .filter(found -> found.document().equals(document))
                .toList();
        if (one.isEmpty()) {
            throw new Refusal.NotFound("document");
        }
        return new Found(asOf, one);
    }

    private List<OfDocument> all(Tx tx, AsOf asOf) {
        var byDocument = new LinkedHashMap<UUID, List<DocumentVersion>>();
        readable.by(tx, documents.versions(tx, asOf))
                .forEach(version -> byDocument
                        .computeIfAbsent(version.document(), k -> new ArrayList<>())
                        .add(version));
        var above = documents.above(tx, asOf);
        var titles = byDocument.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> title(entry.getValue(), asOf.day())));
        var named = readers.at(tx, asOf).stream().collect(groupingBy(DocumentReaders.Row::document));
        Map<UUID, String> names = named.isEmpty()
                ? Map.of()
                : places.on(tx, asOf).stream()
                        .collect(toMap(PlacesOfStaff.Place::id, PlacesOfStaff.Place::name, (one, other) -> one));
        var found = new ArrayList<OfDocument>();
        byDocument.forEach((document, versions) -> found.add(new OfDocument(
                document,
                versions.getFirst().kind(),
                titles.getOrDefault(document, ""),
                versions.stream().filter(one -> one.holdsOn(asOf.day())).findFirst(),
                versions,
                Optional.ofNullable(above.get(document))
                        .map(upper -> new Above(upper, Optional.ofNullable(titles.get(upper)))),
                named.getOrDefault(document, List.of()).stream()
                        .map(row -> new Reader(row.id(), row.kind(), Optional.ofNullable(names.get(row.place()))))
                        .toList())));
        return inOrder(found);
    }

    private static String title(List<DocumentVersion> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> version.holdsOn(day))
                .findFirst()
                .or(() -> versions.stream()
                        .filter(version -> version.validFrom().isAfter(day))
                        .findFirst())
                .orElseGet(versions::getLast)
                .title();
    }

    /** Each document behind the one it hangs below. */
    private static List<OfDocument> inOrder(List<OfDocument> all) {
        var sorted = all.stream()
                .sorted(Comparator.comparing(OfDocument::kind).thenComparing(OfDocument::title))
                .toList();
        var ordered = new ArrayList<OfDocument>();
        var known = sorted.stream().map(OfDocument::document).toList();
        sorted.stream()
                .filter(one -> one.above()
                        .filter(above -> known.contains(above.document()))
                        .isEmpty())
                .forEach(top -> addWithBelow(top, sorted, ordered));
        return ordered;
    }

    private static void addWithBelow(OfDocument one, List<OfDocument> all, List<OfDocument> ordered) {
        ordered.add(one);
        all.stream()
                .filter(other -> other.above()
                        .filter(above -> above.document().equals(one.document()))
                        .isPresent())
                .forEach(below -> addWithBelow(below, all, ordered));
    }

    private static List<Change> changes(List<DocumentVersion> versions) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var replaced = versions.stream()
                    .filter(other ->
                            other.validTo().filter(version.validFrom()::equals).isPresent())
                    .findFirst();
            changes.add(new Change(version.validFrom(), version, true, replaced));
            version.validTo()
                    .filter(end -> versions.stream()
                            .noneMatch(other -> other.validFrom().equals(end)))
                    .ifPresent(end -> changes.add(new Change(end, version, false, Optional.empty())));
        }
        return changes;
    }
}
