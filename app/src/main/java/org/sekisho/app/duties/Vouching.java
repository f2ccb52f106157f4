package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * Who may vouch for which part of a duty: those who keep the duties for everything; others only with the owner's role, for
 * what the body owes as a whole and for the sections in which they hold a post. Nobody else vouches for persons.
 */
@Component
final class Vouching {

    private final HeldPosts posts;
    private final Duties duties;
    private final Time time;

    Vouching(HeldPosts posts, Duties duties, Time time) {
        this.posts = posts;
        this.duties = duties;
        this.time = time;
    }

    /** The sections of the actor; read before the transaction, and not at all for those who need none. */
    Set<UUID> sections(Actor actor) {
        return actor.may(Permission.KEEP_DUTIES)
                ? Set.of()
                : posts.sections(actor, time.today()).stream()
                        .map(SectionId::value)
                        .collect(Collectors.toSet());
    }

    /**
     * Refuses whoever may not.
     *
     * @param subject the part; the body for the whole
     * @param day on which the part was done
     * @throws Refusal.NotPermitted if the actor may not vouch for it
     */
    void require(Tx tx, DutyId duty, UUID subject, LocalDate day, Set<UUID> sections) {
        if (!parts(tx, duty, sections).test(subject, day)) {
            throw new Refusal.NotPermitted(Permission.KEEP_DUTIES);
        }
    }

    /** Whether the actor may vouch for a part of the duty that was done on a day. One statement, or none. */
    BiPredicate<UUID, LocalDate> parts(Tx tx, DutyId duty, Set<UUID> sections) {
        var actor = tx.actor();
        if (actor.may(Permission.KEEP_DUTIES)) {
            return (subject, day) -> true;
        }
        if (!actor.may(Permission.GIVE_EVIDENCE)) {
            return (subject, day) -> false;
        }
        var versions = duties.of(tx, duty);
        return (subject, day) -> versions.stream()
                .filter(row -> row.span().contains(day))
                .map(row -> row.of(""))
                .anyMatch(owed -> owed.mayBeVouchedForBy(actor)
                        && (owed.scope() == Scope.EACH_SECTION
                                ? sections.contains(subject)
                                : subject.equals(tx.body())));
    }
}
