package org.sekisho.app.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;

/** The whole organisation as of one day, in memory: seven statements, however large it is. */
final class Snapshot {

    private final AsOf asOf;
    private final List<Organs.Row> organs;
    private final Map<SectionId, Sections.Row> sections;
    private final Map<PostId, Posts.Row> posts;
    private final List<Tenures.Row> tenures;
    private final Map<PersonId, People.Row> people;
    private final List<RoleRules.Row> rules;
    private final List<Appointments.Row> appointments;

    Snapshot(
            AsOf asOf,
            List<Organs.Row> organs,
            List<Sections.Row> sections,
            List<Posts.Row> posts,
            List<Tenures.Row> tenures,
            List<People.Row> people,
            List<RoleRules.Row> rules,
            List<Appointments.Row> appointments) {
        this.asOf = asOf;
        this.organs = organs;
        this.sections = byId(sections, Sections.Row::section);
        this.posts = byId(posts, Posts.Row::post);
        this.people = byId(people, People.Row::person);
        // A post or a person that had ended makes the tenure void, whatever its own row says.
        this.tenures = tenures.stream()
                .filter(row -> this.posts.containsKey(row.post()) && this.people.containsKey(row.person()))
                .toList();
        this.rules = rules;
        this.appointments = appointments;
    }

    private static <I, R> Map<I, R> byId(List<R> rows, Function<R, I> id) {
        return rows.stream().collect(toMap(id, Function.identity(), (first, second) -> second, LinkedHashMap::new));
    }

    Optional<People.Row> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    Optional<Sections.Row> section(SectionId id) {
        return Optional.ofNullable(sections.get(id));
    }

    /** The section that a post stands in; empty for one that heads its organ. */
    Optional<SectionId> sectionOf(PostId post) {
        return Optional.ofNullable(posts.get(post)).flatMap(Posts.Row::section);
    }

    Collection<Sections.Row> sections() {
        return sections.values();
    }

    Collection<People.Row> people() {
        return people.values();
    }

    /** The section's name with those above it, from the top. */
    List<Sections.Row> path(SectionId id) {
        var path = new ArrayList<Sections.Row>();
        var at = section(id);
        while (at.isPresent() && !path.contains(at.get())) {
            path.addFirst(at.get());
            at = at.get().parent().flatMap(this::section);
        }
        return path;
    }

    Chart chart() {
        var holders = tenures.stream().collect(groupingBy(Tenures.Row::post));
        var postsByPlace = new HashMap<Object, List<Chart.Post>>();
        posts.values().stream().sorted(Comparator.comparing(Posts.Row::ordinal)).forEach(row -> {
            Object place = row.section().isPresent() ? row.section().get() : row.organ();
            var held = holders.getOrDefault(row.post(), List.of()).stream()
                    .sorted(Comparator.comparing(Tenures.Row::holding)
                            .thenComparing(tenure -> tenure.span().from())
                            .thenComparing(tenure -> nameOf(tenure.person()).kana())
                            .thenComparing(tenure -> nameOf(tenure.person()).full()))
                    .toList();
            postsByPlace
                    .computeIfAbsent(place, key -> new ArrayList<>())
                    .add(new Chart.Post(
                            row.post(),
                            row.title(),
                            row.seats(),
                            held.stream()
                                    .filter(tenure -> tenure.holding() != Holding.DEPUTY)
                                    .map(this::holder)
                                    .toList(),
                            held.stream()
                                    .filter(tenure -> tenure.holding() == Holding.DEPUTY)
                                    .map(this::holder)
                                    .toList()));
        });
        var below = new HashMap<Object, List<Sections.Row>>();
        for (var row : sections.values()) {
            Object above = row.parent().filter(sections::containsKey).isPresent()
                    ? row.parent().get()
                    : row.organ();
            below.computeIfAbsent(above, key -> new ArrayList<>()).add(row);
        }
        return new Chart(
                asOf,
                organs.stream()
                        .map(organ -> new Chart.Organ(
                                organ.organ(),
                                organ.name(),
                                postsByPlace.getOrDefault(organ.organ(), List.of()),
                                sectionsBelow(organ.organ(), below, postsByPlace)))
                        .toList());
    }

    private List<Chart.Section> sectionsBelow(
            Object above, Map<Object, List<Sections.Row>> below, Map<Object, List<Chart.Post>> posts) {
        return below.getOrDefault(above, List.of()).stream()
                .map(row -> new Chart.Section(
                        row.section(),
                        row.code(),
                        row.name(),
                        row.span(),
                        posts.getOrDefault(row.section(), List.of()),
                        sectionsBelow(row.section(), below, posts)))
                .toList();
    }

    private Chart.Holder holder(Tenures.Row row) {
        var name = nameOf(row.person());
        return new Chart.Holder(row.tenure(), row.person(), name.full(), name.kana(), row.holding(), row.span());
    }

    private PersonName nameOf(PersonId id) {
        return person(id).map(People.Row::name).orElseGet(() -> new PersonName("", "", "", ""));
    }

    /** Everyone who has a role, in the order of roles from the CISO down, then of rules, posts and sections. */
    List<RoleHolder> roleHolders() {
        return roleHolders(tenures.stream(), appointments.stream());
    }

    List<RoleHolder> rolesOf(PersonId person) {
        return roleHolders(
                tenures.stream().filter(row -> row.person().equals(person)),
                appointments.stream().filter(row -> row.person().equals(person)));
    }

    private List<RoleHolder> roleHolders(Stream<Tenures.Row> held, Stream<Appointments.Row> appointed) {
        var found = new ArrayList<RoleHolder>();
        held.sorted(Comparator.comparing(this::placeCode)).forEach(tenure -> {
            var post = Objects.requireNonNull(posts.get(tenure.post()));
            for (var rule : rules) {
                if (applies(rule, post)) {
                    found.add(new RoleHolder(
                            rule.role(),
                            tenure.person(),
                            nameOf(tenure.person()).full(),
                            later(tenure.span().from(), rule.span().from()),
                            new RoleHolder.ByRule(
                                    rule.rule(),
                                    post.post(),
                                    post.title(),
                                    place(post),
                                    rule.below().flatMap(this::section).map(Sections.Row::name),
                                    tenure.holding())));
                }
            }
        });
        appointed
                .filter(row -> people.containsKey(row.person()))
                .forEach(row -> found.add(new RoleHolder(
                        row.role(),
                        row.person(),
                        nameOf(row.person()).full(),
                        row.span().from(),
                        new RoleHolder.ByAppointment(row.appointment(), row.reason(), row.span()))));
        found.sort(Comparator.comparing(holder -> SetRoleRules.ROLES.indexOf(holder.role())));
        return found;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The roles that the post carries by rule, whoever holds it; none for a post that is not there. */
    List<Role> rolesOf(PostId post) {
        return Optional.ofNullable(posts.get(post)).stream()
                .flatMap(row -> rules.stream().filter(rule -> applies(rule, row)))
                .map(RoleRules.Row::role)
                .distinct()
                .sorted(Comparator.comparing(SetRoleRules.ROLES::indexOf))
                .toList();
    }

    /** How many posts the rule reaches. */
    long reached(RoleRules.Row rule) {
        return postsReached(rule).size();
    }

    List<PostId> postsReached(RoleRules.Row rule) {
        return posts.values().stream()
                .filter(post -> applies(rule, post))
                .map(Posts.Row::post)
                .toList();
    }

    List<RoleRules.Row> rules() {
        return rules;
    }

    private boolean applies(RoleRules.Row rule, Posts.Row post) {
        if (!rule.postTitle().equals(post.title())) {
            return false;
        }
        return rule.below().isEmpty()
                || post.section().stream()
                        .flatMap(section -> path(section).stream())
                        .anyMatch(row -> row.section().equals(rule.below().get()));
    }

    Collection<Posts.Row> posts() {
        return posts.values();
    }

    List<Tenures.Row> tenures() {
        return tenures;
    }

    List<Appointments.Row> appointments() {
        return appointments;
    }

    /** The name of the post's section, or of its organ where it heads the organ. */
    String place(Posts.Row post) {
        return post.section()
                .flatMap(this::section)
                .map(Sections.Row::name)
                .or(() -> organs.stream()
                        .filter(organ -> organ.organ().equals(post.organ()))
                        .map(Organs.Row::name)
                        .findFirst())
                .orElse("");
    }

    private String placeCode(Tenures.Row tenure) {
        return Optional.ofNullable(posts.get(tenure.post()))
                .flatMap(Posts.Row::section)
                .flatMap(this::section)
                .map(Sections.Row::code)
                .orElse("");
    }
}
