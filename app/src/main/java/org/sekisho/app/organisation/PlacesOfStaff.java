package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Service;

/** The sections and posts of a body as places that something else can be given to, and who stands in them. */
@Service
public final class PlacesOfStaff {

    /** What a place is. */
    public enum Kind {
        /** A section with all sections below it. */
        SECTION,
        POST
    }

    /** @param name 総務課, or of a post 総務課 課長 */
    public record Place(Kind kind, UUID id, String name) {}

    private final People people;
    private final Tenures tenures;
    private final Posts posts;
    private final Sections sections;
    private final Organs organs;
    private final Derivations derivations;

    private record WithBelow(UUID account, LocalDate day) {}

    private record On(AsOf asOf) {}

    PlacesOfStaff(
            People people, Tenures tenures, Posts posts, Sections sections, Organs organs, Derivations derivations) {
        this.people = people;
        this.tenures = tenures;
        this.posts = posts;
        this.sections = sections;
        this.organs = organs;
        this.derivations = derivations;
    }

    /**
     * The posts that the actor of the transaction holds on a day, as a deputy too, their sections and all sections above
     * those. Four statements.
     */
    public Set<UUID> own(Tx tx, LocalDate day) {
        var held = held(tx, day);
        var tree = held.isEmpty() ? List.<Sections.Row>of() : sections.at(tx, AsOf.known(day));
        var places = new HashSet<UUID>();
        for (var post : held) {
            places.add(post.post().value());
            post.section().ifPresent(section -> addWithAbove(section, tree, places));
        }
        return places;
    }

    /**
     * The sections in which the actor of the transaction holds a post on a day, as a deputy too, and all sections below
     * those. Four statements, none while they are kept.
     */
    public Set<UUID> sectionsWithBelow(Tx tx, LocalDate day) {
        return derivations.of(tx, new WithBelow(tx.actor().account(), day), () -> readWithBelow(tx, day));
    }

    private Set<UUID> readWithBelow(Tx tx, LocalDate day) {
        var own =
                held(tx, day).stream().flatMap(post -> post.section().stream()).toList();
        if (own.isEmpty()) {
            return Set.of();
        }
        var tree = sections.at(tx, AsOf.known(day));
        var places = new HashSet<UUID>();
        own.forEach(section -> addWithBelow(section, tree, places));
        return Set.copyOf(places);
    }

    /** The posts that the actor of the transaction holds on a day. Three statements. */
    private List<Posts.Row> held(Tx tx, LocalDate day) {
        var me = people.currentWith(tx, List.of(), List.of(tx.actor().account())).stream()
                .filter(row -> row.span().contains(day))
                .map(People.Row::person)
                .toList();
        if (me.isEmpty()) {
            return List.of();
        }
        var held = tenures.currentOf(tx, List.of(), me).stream()
                .filter(row -> row.span().contains(day))
                .map(Tenures.Row::post)
                .toList();
        return posts.current(tx, held).stream()
                .filter(post -> post.span().contains(day))
                .toList();
    }

    private static void addWithBelow(SectionId section, List<Sections.Row> tree, Set<UUID> places) {
        if (places.add(section.value())) {
            tree.stream()
                    .filter(row -> row.parent().filter(section::equals).isPresent())
                    .forEach(row -> addWithBelow(row.section(), tree, places));
        }
    }

    private static void addWithAbove(SectionId section, List<Sections.Row> tree, Set<UUID> places) {
        if (places.add(section.value())) {
            tree.stream()
                    .filter(row -> row.section().equals(section))
                    .flatMap(row -> row.parent().stream())
                    .forEach(above -> addWithAbove(above, tree, places));
        }
    }

    /** All sections and posts of a day. Three statements, none while they are kept. */
    public List<Place> on(Tx tx, AsOf asOf) {
        return derivations.of(tx, new On(asOf), () -> read(tx, asOf));
    }

    private List<Place> read(Tx tx, AsOf asOf) {
        var sectionRows = sections.at(tx, asOf);
        var organRows = organs.at(tx, asOf);
        var places = new ArrayList<Place>();
        sectionRows.forEach(
                row -> places.add(new Place(Kind.SECTION, row.section().value(), row.name())));
        posts.at(tx, asOf)
                .forEach(row -> places.add(new Place(
                        Kind.POST,
                        row.post().value(),
                        HeldPosts.place(row, sectionRows, organRows) + " " + row.title())));
        return List.copyOf(places);
    }

    /** A name as it is compared: whatever the width of the signs and the blanks between them. */
    public static String plain(String name) {
        return TransferFile.plain(name);
    }

    /** Whether somebody typed the name of a place, whatever the width of the signs and the blanks between them. */
    public static boolean named(Place place, String typed) {
        return plain(place.name()).equals(plain(typed));
    }
}
