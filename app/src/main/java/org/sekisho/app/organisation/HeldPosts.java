package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which posts the person of an account holds. */
@Service
public final class HeldPosts {

    /**
     * A post that is held.
     *
     * @param place the name of its section, or of its organ where it heads the organ
     */
    public record Held(PersonId person, PostId post, String title, String place, Holding holding) {}

    private final Work work;
    private final People people;
    private final Tenures tenures;
    private final Posts posts;
    private final Sections sections;
    private final Organs organs;

    HeldPosts(Work work, People people, Tenures tenures, Posts posts, Sections sections, Organs organs) {
        this.work = work;
        this.people = people;
        this.tenures = tenures;
        this.posts = posts;
        this.sections = sections;
        this.organs = organs;
    }

    /** The person of the actor's account on the day. One statement. */
    public Optional<PersonId> person(Actor actor, LocalDate day) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> people.currentWith(tx, List.of(), List.of(actor.account())).stream()
                        .filter(row -> row.span().contains(day))
                        .map(People.Row::person)
                        .findFirst());
    }

    /** The posts that the person holds or stands in for on the day, inside the transaction of another use case. One statement. */
    public Set<PostId> of(Tx tx, PersonId person, LocalDate day) {
        return tenures.currentOf(tx, List.of(), List.of(person)).stream()
                .filter(row -> row.span().contains(day))
                .map(Tenures.Row::post)
                .collect(Collectors.toSet());
    }

    /** The person of an account on the day, inside the transaction of another use case. One statement. */
    public Optional<PersonId> person(Tx tx, UUID account, LocalDate day) {
        return people.currentWith(tx, List.of(), List.of(account)).stream()
                .filter(row -> row.span().contains(day))
                .map(People.Row::person)
                .findFirst();
    }

    /** The posts that the actor holds on the day, the main one first; none without a person. Five statements. */
    public List<Held> own(Actor actor, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var me = people.currentWith(tx, List.of(), List.of(actor.account())).stream()
                    .filter(row -> row.span().contains(day))
                    .map(People.Row::person)
                    .toList();
            if (me.isEmpty()) {
                return List.of();
            }
            var held = tenures.currentOf(tx, List.of(), me).stream()
                    .filter(row -> row.span().contains(day))
                    .sorted(Comparator.comparing(Tenures.Row::holding))
                    .toList();
            var postRows =
                    posts.current(tx, held.stream().map(Tenures.Row::post).toList());
            var sectionRows = sections.at(tx, AsOf.known(day));
            var organRows = organs.at(tx, AsOf.known(day));
            return held.stream()
                    .flatMap(tenure -> postRows.stream()
                            .filter(post -> post.post().equals(tenure.post())
                                    && post.span().contains(day))
                            .map(post -> new Held(
                                    tenure.person(),
                                    post.post(),
                                    post.title(),
                                    place(post, sectionRows, organRows),
                                    tenure.holding())))
                    .toList();
        });
    }

    /** The sections in which the actor holds a post on the day. Three statements. */
    public Set<SectionId> sections(Actor actor, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var me = people.currentWith(tx, List.of(), List.of(actor.account())).stream()
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
            return posts.current(tx, held).stream()
                    .filter(row -> row.span().contains(day))
                    .flatMap(row -> row.section().stream())
                    .collect(Collectors.toSet());
        });
    }

    /** The name of the section of a post, or of its organ where it heads the organ. */
    static String place(Posts.Row post, List<Sections.Row> sections, List<Organs.Row> organs) {
        return sections.stream()
                .filter(row -> post.section().filter(row.section()::equals).isPresent())
                .map(Sections.Row::name)
                .findFirst()
                .or(() -> organs.stream()
                        .filter(row -> row.organ().equals(post.organ()))
                        .map(Organs.Row::name)
                        .findFirst())
                .orElse("");
    }
}
