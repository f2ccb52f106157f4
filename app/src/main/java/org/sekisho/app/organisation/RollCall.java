package org.sekisho.app.organisation;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Reads everybody of a day by section, and who came and went. */
@Service
public final class RollCall {

    /** A section, by whose name people are counted. */
    public record Place(Optional<SectionId> section, String name) {}

    /**
     * Somebody.
     *
     * @param account whether they have one
     * @param place of the main post; the organ where they head it, and unnamed without a post
     */
    public record Member(
            PersonId person,
            String number,
            PersonName name,
            Employment employment,
            boolean account,
            Place place,
            LocalDate since) {}

    /** Everybody of the day by the order of the chart, in a place by reading. */
    public record Roll(AsOf asOf, List<Member> members) {

        public Roll {
            members = List.copyOf(members);
        }
    }

    /**
     * The days on which somebody belongs to the body, without a break.
     *
     * @param place where they were last
     */
    public record Stay(
            PersonId person, String number, PersonName name, Employment employment, Place place, Span span) {}

    private static final Set<Role> HEADS = Set.of(Role.SECTION_SECURITY_MANAGER, Role.DEPARTMENT_SECURITY_OFFICER);

    private static final Place NOWHERE = new Place(Optional.empty(), "");

    private final Work work;
    private final Snapshots snapshots;
    private final People people;
    private final Tenures tenures;
    private final Posts posts;
    private final Sections sections;

    RollCall(Work work, Snapshots snapshots, People people, Tenures tenures, Posts posts, Sections sections) {
        this.work = work;
        this.snapshots = snapshots;
        this.people = people;
        this.tenures = tenures;
        this.posts = posts;
        this.sections = sections;
    }

    /** Everybody of the day. Seven statements. */
    public Roll on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> roll(snapshots.take(tx, asOf), asOf));
    }

    private static Roll roll(Snapshot snapshot, AsOf asOf) {
        var held = snapshot.tenures().stream()
                .filter(row -> row.holding() != Holding.DEPUTY)
                .collect(groupingBy(Tenures.Row::person));
        var order = snapshot.chart()
                .sections()
                .map(section -> Optional.of(section.id()))
                .toList();
        var byPost = snapshot.posts().stream().collect(Collectors.toMap(Posts.Row::post, post -> post));
        var members = snapshot.people().stream()
                .map(person -> {
                    var place = held.getOrDefault(person.person(), List.of()).stream()
                            .min(Comparator.comparing(Tenures.Row::holding))
                            .flatMap(tenure -> Optional.ofNullable(byPost.get(tenure.post())))
                            .map(post -> new Place(post.section(), snapshot.place(post)))
                            .orElse(NOWHERE);
                    return new Member(
                            person.person(),
                            person.staffNumber(),
                            person.name(),
                            person.employment(),
                            person.account().isPresent(),
                            place,
                            person.span().from());
                })
                .toList();
        var ranks = new java.util.HashMap<Optional<SectionId>, Integer>();
        order.forEach(section -> ranks.put(section, ranks.size()));
        return new Roll(
                asOf,
                members.stream()
                        .sorted(Comparator.comparing((Member member) -> rank(ranks, member.place()))
                                .thenComparing(member -> member.place().name())
                                .thenComparing(member -> member.name().kana())
                                .thenComparing(Member::number))
                        .toList());
    }

    /** Heads of organs first, then the sections, those without a post last. */
    private static int rank(Map<Optional<SectionId>, Integer> ranks, Place place) {
        if (place.section().isEmpty()) {
            return place.name().isEmpty() ? Integer.MAX_VALUE : -1;
        }
        return ranks.getOrDefault(place.section(), Integer.MAX_VALUE - 1);
    }

    /**
     * The sections for whose security the actor answers today by a post there, and those below them. Nine statements.
     */
    public Set<SectionId> headedBy(Actor actor, LocalDate today) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var me = people.currentWith(tx, List.of(), List.of(actor.account())).stream()
                    .filter(row -> row.span().contains(today))
                    .map(People.Row::person)
                    .findFirst();
            if (me.isEmpty()) {
                return Set.of();
            }
            var snapshot = snapshots.take(tx, AsOf.known(today));
            Set<SectionId> mine = snapshot.rolesOf(me.get()).stream()
                    .filter(holder -> HEADS.contains(holder.role()))
                    .flatMap(holder -> holder.basis() instanceof RoleHolder.ByRule rule
                            ? snapshot.sectionOf(rule.post()).stream()
                            : java.util.stream.Stream.<SectionId>empty())
                    .collect(Collectors.toSet());
            return snapshot.sections().stream()
                    .map(Sections.Row::section)
                    .filter(section ->
                            snapshot.path(section).stream().anyMatch(above -> mine.contains(above.section())))
                    .collect(Collectors.toSet());
        });
    }

    /** The days on which somebody belongs to the body. */
    public record Belonging(PersonId person, Span span) {}

    /** The present stay of the actor; empty for an account that is no person's. Two statements. */
    public Optional<Belonging> own(Actor actor, LocalDate today) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> people.currentWith(tx, List.of(), List.of(actor.account())).stream()
                        .filter(row -> row.span().contains(today))
                        .map(People.Row::person)
                        .findFirst()
                        .flatMap(me -> joined(people.current(tx, List.of(me))).stream()
                                .filter(row -> row.span().contains(today))
                                .map(row -> new Belonging(me, row.span()))
                                .findFirst()));
    }

    /**
     * Who was there at some time from a day on, as far as it counts; each stay by itself. Four statements.
     *
     * @param from the first day that is looked at
     */
    public List<Stay> stays(Actor actor, LocalDate from, AsOf asOf) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> stays(tx, from, asOf));
    }

    /** The same, in the transaction of another use case. */
    public List<Stay> stays(Tx tx, LocalDate from, AsOf asOf) {
        var held = tenures.known(tx, asOf).stream().collect(groupingBy(Tenures.Row::person));
        var postRows = posts.known(tx, asOf).stream().collect(groupingBy(Posts.Row::post));
        var sectionRows = sections.known(tx, asOf).stream().collect(groupingBy(Sections.Row::section));
        var found = new ArrayList<Stay>();
        people.known(tx, asOf).stream().collect(groupingBy(People.Row::person)).forEach((person, rows) -> {
            for (var whole : joined(rows)) {
                if (whole.span().to().filter(end -> !end.isAfter(from)).isEmpty()) {
                    var place = held.getOrDefault(person, List.of()).stream()
                            .filter(tenure -> tenure.span().overlaps(whole.span()))
                            .filter(tenure -> tenure.holding() != Holding.DEPUTY)
                            .max(Comparator.comparing((Tenures.Row tenure) ->
                                            tenure.span().from())
                                    .thenComparing(Tenures.Row::holding, Comparator.reverseOrder()))
                            .flatMap(tenure -> postRows.getOrDefault(tenure.post(), List.of()).stream()
                                    .reduce((a, b) -> b))
                            .flatMap(Posts.Row::section)
                            .map(section -> new Place(
                                    Optional.of(section),
                                    sectionRows.getOrDefault(section, List.of()).stream()
                                            .reduce((a, b) -> b)
                                            .map(Sections.Row::name)
                                            .orElse("")))
                            .orElse(NOWHERE);
                    found.add(new Stay(
                            person, whole.staffNumber(), whole.name(), whole.employment(), place, whole.span()));
                }
            }
        });
        found.sort(Comparator.comparing((Stay stay) -> stay.place().name())
                .thenComparing(stay -> stay.name().kana())
                .thenComparing(Stay::number));
        return found;
    }

    /** Rows that follow one another without a day between them, as one with what the last one says. */
    private static List<People.Row> joined(List<People.Row> rows) {
        var whole = new ArrayList<People.Row>();
        rows.stream().sorted(Comparator.comparing(row -> row.span().from())).forEach(row -> {
            if (!whole.isEmpty()
                    && whole.getLast()
                            .span()
                            .to()
                            .filter(row.span().from()::equals)
                            .isPresent()) {
                var before = whole.removeLast();
                whole.add(row.during(
                        row.id(), new Span(before.span().from(), row.span().to())));
            } else {
                whole.add(row);
            }
        });
        return whole;
    }
}
