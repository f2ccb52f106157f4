package org.sekisho.app.duties;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which duties press that the one who asks answers for by role. */
@Service
public final class AnsweredDuties {

    private final Work work;
    private final HeldPosts posts;
    private final EvidenceItems evidence;

    AnsweredDuties(Work work, HeldPosts posts, EvidenceItems evidence) {
        this.work = work;
        this.posts = posts;
        this.evidence = evidence;
    }

    /**
     * Those that press on the day, the worst first, then the earliest. A duty of each section is left out when one's own
     * sections have done their part in the running period, whatever others still have to do.
     */
    public List<StatusOfDuties.DutyStatus> pressing(Actor actor, StatusOfDuties.Overview overview) {
        actor.require(Permission.READ_DUTIES);
        var day = overview.asOf().day();
        var mine = overview.duties().stream()
                .filter(one -> actor.roles().contains(one.duty().owner())
                        && one.duty().scope() != Scope.EACH_PERSON
                        && one.status().state().pressing())
                .toList();
        boolean bySection = mine.stream().anyMatch(one -> one.duty().scope() == Scope.EACH_SECTION);
        var done = bySection ? doneByMySections(actor, mine, day) : Set.<DutyId>of();
        return mine.stream()
                .filter(one -> !done.contains(one.duty().id()))
                .sorted(comparing(
                                (StatusOfDuties.DutyStatus one) -> one.status().state())
                        .thenComparing(one -> one.status().due().orElse(LocalDate.MAX)))
                .toList();
    }

    private Set<DutyId> doneByMySections(Actor actor, List<StatusOfDuties.DutyStatus> mine, LocalDate day) {
        var sections = posts.sections(actor, day);
        if (sections.isEmpty()) {
            return Set.of();
        }
        var ids = sections.stream().map(SectionId::value).toList();
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            var last = evidence.lastBySubjects(tx, ids, day);
            var done = new HashSet<DutyId>();
            for (var one : mine) {
                if (one.duty().scope() == Scope.EACH_SECTION
                        && one.duty().rhythm() instanceof Rhythm.Every every
                        && ids.stream()
                                .allMatch(section -> last.getOrDefault(section, java.util.Map.of())
                                                .getOrDefault(one.duty().id(), LocalDate.MIN)
                                                .compareTo(one.renewed()
                                                        .orElse(every.windowOf(day)
                                                                .first()))
                                        >= 0)) {
                    done.add(one.duty().id());
                }
            }
            return done;
        });
    }
}
