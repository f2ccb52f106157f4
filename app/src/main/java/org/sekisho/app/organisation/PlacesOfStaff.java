package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private final Snapshots snapshots;

    PlacesOfStaff(People people, Tenures tenures, Posts posts, Sections sections, Snapshots snapshots) {
        this.people = people;
        this.tenures = tenures;
        this.posts = posts;
        this.sections = sections;
        this.snapshots = snapshots;
    }

    /**
     * The posts that the actor of the transaction holds on a day, as a deputy too, their sections and all sections above
     * those. Four statements.
     */
    public Set<UUID> own(Tx tx, LocalDate day) {
        var me = people.currentWith(tx, List.of(), List.of(tx.actor().account())).stream()
                .filter(row -> row.span().contains(day))
                .map(People.Row::person)
                .toList();
        if (me.isEmpty()) {
            return Set.of();
        }
        var held = tenures.currentOf(tx, List.of(), me).stream()
                .filter(row -> row.span().contains(day))
                .map(Tenures.Row::post)
                .toList();
        var places = new HashSet<UUID>();
        var tree = sections.at(tx, AsOf.known(day));
        for (var post : posts.current(tx, held)) {
            if (post.span().contains(day)) {
                places.add(post.post().value());
                post.section().ifPresent(section -> addWithAbove(section, tree, places));
            }
        }
        return places;
    }

    private static void addWithAbove(SectionId section, List<Sections.Row> tree, Set<UUID> places) {
        if (places.add(section.value())) {
            tree.stream()
                    .filter(row -> row.section().equals(section))
                    .flatMap(row -> row.parent().stream())
                    .forEach(above -> addWithAbove(above, tree, places));
        }
    }

    /** All sections and posts of a day. Seven statements. */
    public List<Place> on(Tx tx, LocalDate day) {
        var snapshot = snapshots.take(tx, AsOf.known(day));
        var places = new ArrayList<Place>();
        snapshot.sections()
                .forEach(row -> places.add(new Place(Kind.SECTION, row.section().value(), row.name())));
        snapshot.posts()
                .forEach(row ->
                        places.add(new Place(Kind.POST, row.post().value(), snapshot.place(row) + " " + row.title())));
        return List.copyOf(places);
    }

    /** Whether somebody typed the name of a place, whatever the width of the signs and the blanks between them. */
    public static boolean named(Place place, String typed) {
        return TransferFile.plain(place.name()).equals(TransferFile.plain(typed));
    }
}
