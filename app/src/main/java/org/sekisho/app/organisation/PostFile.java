package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

/** Reads what is known of one post: where it stands, who holds and held it, which roles it carries. */
@Service
public final class PostFile {

    /** Somebody who holds, held or will hold the post. */
    public record Holder(TenureId tenure, PersonId person, String name, Holding holding, Span span) {}

    /**
     * The file.
     *
     * @param place the name of its section, or of its organ where it heads the organ
     * @param section empty where it heads an organ
     * @param span the days on which the post is there
     * @param holders the last one first
     * @param roles those that it carries by rule on the day, whoever holds it
     */
    public record File(
            PostId post,
            String title,
            String place,
            Optional<SectionId> section,
            int seats,
            Span span,
            List<Holder> holders,
            List<Role> roles) {}

    private final Work work;
    private final Snapshots snapshots;
    private final Posts posts;
    private final Tenures tenures;
    private final People people;
    private final Sections sections;
    private final Organs organs;

    PostFile(
            Work work,
            Snapshots snapshots,
            Posts posts,
            Tenures tenures,
            People people,
            Sections sections,
            Organs organs) {
        this.work = work;
        this.snapshots = snapshots;
        this.posts = posts;
        this.tenures = tenures;
        this.people = people;
        this.sections = sections;
        this.organs = organs;
    }

    /**
     * The file as we know it now. Twelve statements.
     *
     * @throws Refusal.NotFound if the body has no such post
     */
    public File of(Actor actor, PostId post, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var rows = posts.current(tx, List.of(post));
            if (rows.isEmpty()) {
                throw new Refusal.NotFound("post");
            }
            var last = rows.stream()
                    .filter(row -> row.span().contains(day))
                    .findFirst()
                    .orElse(rows.getLast());
            var place = last.section()
                    .flatMap(section -> latest(sections.current(tx).stream()
                            .filter(row ->
                                    row.section().equals(section) && row.span().overlaps(last.span()))
                            .toList()))
                    .map(Sections.Row::name)
                    .or(() -> latest(organs.current(tx).stream()
                                    .filter(row -> row.organ().equals(last.organ()))
                                    .toList())
                            .map(Organs.Row::name))
                    .orElse("");
            var held = tenures.currentOf(tx, List.of(post), List.of());
            var names = people
                    .current(
                            tx,
                            held.stream().map(Tenures.Row::person).distinct().toList())
                    .stream()
                    .collect(Collectors.groupingBy(People.Row::person));
            return new File(
                    post,
                    last.title(),
                    place,
                    last.section(),
                    last.seats(),
                    new Span(
                            rows.getFirst().span().from(), rows.getLast().span().to()),
                    held.stream()
                            .sorted(Comparator.comparing(
                                            (Tenures.Row row) -> row.span().from())
                                    .reversed()
                                    .thenComparing(Tenures.Row::holding))
                            .map(row -> new Holder(
                                    row.tenure(),
                                    row.person(),
                                    latest(names.getOrDefault(row.person(), List.of()).stream()
                                                    .filter(one -> one.span().overlaps(row.span()))
                                                    .toList())
                                            .map(one -> one.name().full())
                                            .orElse(""),
                                    row.holding(),
                                    row.span()))
                            .toList(),
                    snapshots.take(tx, AsOf.known(day)).rolesOf(post));
        });
    }

    private static <R extends Register.Row<R>> Optional<R> latest(List<R> rows) {
        return rows.stream().max(Comparator.comparing(row -> row.span().from()));
    }
}
