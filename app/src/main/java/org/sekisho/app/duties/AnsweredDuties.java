package org.sekisho.app.duties;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/**
 * Reads how the duties stand that the one who asks answers for by role. Of a duty of each section, whoever has the role in
 * a section of their own answers for that part alone.
 */
@Service
public final class AnsweredDuties {

    /**
     * A duty that one answers for.
     *
     * @param status of the whole, or of one's own part
     * @param ofSection whether it is the part of one's own section
     */
    public record Answered(Duty duty, Status status, boolean ofSection) {}

    private final HeldPosts posts;
    private final StatusOfSections sections;

    AnsweredDuties(HeldPosts posts, StatusOfSections sections) {
        this.posts = posts;
        this.sections = sections;
    }

    /**
     * Those that press on the day, the worst first, then the earliest; without those that ask each person. Two statements
     * more when one of them asks each section.
     */
    public List<Answered> pressing(Actor actor, StatusOfDuties.Overview overview) {
        actor.require(Permission.READ_DUTIES);
        return of(actor, overview, () -> sections.on(actor, overview.asOf())).stream()
                .filter(one -> one.duty().scope() != Scope.EACH_PERSON)
                .filter(one -> one.status().state().pressing())
                .sorted(comparing((Answered one) -> one.status().state())
                        .thenComparing(one -> one.status().due().orElse(LocalDate.MAX)))
                .toList();
    }

    /** All of them. One statement when one of them asks each section, and what the supplier needs. */
    public List<Answered> of(Actor actor, StatusOfDuties.Overview overview, Supplier<StatusOfSections.Sections> parts) {
        var mine = overview.duties().stream()
                .filter(one -> actor.roles().contains(one.duty().owner()))
                .toList();
        boolean bySection = mine.stream().anyMatch(one -> one.duty().scope() == Scope.EACH_SECTION);
        var me = bySection ? posts.person(actor, overview.asOf().day()) : Optional.<PersonId>empty();
        if (me.isEmpty()) {
            return mine.stream()
                    .map(one -> new Answered(one.duty(), one.status(), false))
                    .toList();
        }
        var known = parts.get();
        return mine.stream()
                .map(one -> known.answeredBy(me.get(), one.duty())
                        .map(part -> new Answered(one.duty(), part, true))
                        .orElseGet(() -> new Answered(one.duty(), one.status(), false)))
                .toList();
    }
}
