package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Reads what is known of one person: particulars, posts now and before, roles and why. */
@Service
public final class PersonFile {

    /** A post held at some time, and the place in which it stood. */
    public record Held(TenureId tenure, PostId post, String title, String place, Holding holding, Span span) {}

    /** A role given beside the rules. */
    public record Appointed(AppointmentId appointment, Role role, String reason, Span span) {}

    /**
     * The file.
     *
     * @param name the present name; those before it in {@code formerNames}, the last one first
     * @param span the days on which they belong to the body
     * @param stated the days for which number, name, employment and account are stated as they are here
     * @param account with which they sign in
     * @param posts those held, planned and ended, the last one first
     * @param appointments those that hold, are planned and have ended, the last one first
     * @param roles those of the day
     */
    public record File(
            PersonId person,
            String staffNumber,
            PersonName name,
            List<PersonName> formerNames,
            Employment employment,
            Span span,
            Span stated,
            Optional<UUID> account,
            List<Held> posts,
            List<Appointed> appointments,
            List<RoleHolder> roles) {

        /** The roles that a post carries for this person on the day. */
        public List<Role> rolesBy(PostId post) {
            return roles.stream()
                    .filter(holder -> holder.basis() instanceof RoleHolder.ByRule rule
                            && rule.post().equals(post))
                    .map(RoleHolder::role)
                    .distinct()
                    .toList();
        }
    }

    private final Work work;
    private final Snapshots snapshots;
    private final People people;
    private final Tenures tenures;
    private final Posts posts;
    private final Sections sections;
    private final Organs organs;
    private final Appointments appointments;

    PersonFile(
            Work work,
            Snapshots snapshots,
            People people,
            Tenures tenures,
            Posts posts,
            Sections sections,
            Organs organs,
            Appointments appointments) {
        this.work = work;
        this.snapshots = snapshots;
        this.people = people;
        this.tenures = tenures;
        this.posts = posts;
        this.sections = sections;
        this.organs = organs;
        this.appointments = appointments;
    }

    /**
     * The file as we know it now. Thirteen statements.
     *
     * @throws Refusal.NotFound if the body has no such person
     */
    public File of(Actor actor, PersonId person, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var rows = people.current(tx, List.of(person));
            if (rows.isEmpty()) {
                throw new Refusal.NotFound("person");
            }
            var last = rows.stream()
                    .filter(row -> row.span().contains(day))
                    .findFirst()
                    .orElse(rows.getLast());
            var held = tenures.currentOf(tx, List.of(), List.of(person));
            var postRows = posts
                    .current(tx, held.stream().map(Tenures.Row::post).toList())
                    .stream()
                    .collect(Collectors.groupingBy(Posts.Row::post));
            var sectionRows = sections.current(tx).stream().collect(Collectors.groupingBy(Sections.Row::section));
            Map<OrganId, Organs.Row> organRows = organs.current(tx).stream()
                    .collect(Collectors.toMap(Organs.Row::organ, Function.identity(), (a, b) -> b));
            return new File(
                    person,
                    last.staffNumber(),
                    last.name(),
                    rows.reversed().stream()
                            .filter(row ->
                                    row.span().from().isBefore(last.span().from()))
                            .map(People.Row::name)
                            .filter(name -> !name.equals(last.name()))
                            .toList(),
                    last.employment(),
                    new Span(
                            rows.getFirst().span().from(), rows.getLast().span().to()),
                    last.span(),
                    last.account(),
                    held.stream()
                            .sorted(Comparator.comparing(
                                            (Tenures.Row row) -> row.span().from())
                                    .reversed()
                                    .thenComparing(Tenures.Row::holding))
                            .map(row -> {
                                var post = during(postRows.getOrDefault(row.post(), List.of()), row.span());
                                var section = post.flatMap(Posts.Row::section)
                                        .flatMap(id -> during(sectionRows.getOrDefault(id, List.of()), row.span()));
                                return new Held(
                                        row.tenure(),
                                        row.post(),
                                        post.map(Posts.Row::title).orElse(""),
                                        section.map(Sections.Row::name)
                                                .or(() -> post.flatMap(
                                                                one -> Optional.ofNullable(organRows.get(one.organ())))
                                                        .map(Organs.Row::name))
                                                .orElse(""),
                                        row.holding(),
                                        row.span());
                            })
                            .toList(),
                    appointments.currentOf(tx, List.of(person)).reversed().stream()
                            .map(row -> new Appointed(row.appointment(), row.role(), row.reason(), row.span()))
                            .toList(),
                    snapshots.take(tx, AsOf.known(day)).rolesOf(person));
        });
    }

    /** What held on the last day of the span, or now while it goes on. */
    private static <R extends Register.Row<R>> Optional<R> during(List<R> rows, Span span) {
        return rows.stream()
                .filter(row -> row.span().overlaps(span))
                .max(Comparator.comparing(row -> row.span().from()));
    }
}
