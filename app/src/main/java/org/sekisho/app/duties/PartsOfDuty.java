package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.Staffing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads who did their part of a duty in the running period, and who did not. */
@Service
public final class PartsOfDuty {

    /** The last time that a part was done in the period. */
    public record Done(LocalDate on, Nature nature) {}

    /**
     * A section that is asked, and how it stands with its part.
     *
     * @param done in the running period
     */
    public record OfSection(UUID section, String name, Status status, Optional<Done> done) {}

    /**
     * The people who did not do their part.
     *
     * @param missing those of the page
     * @param total how many there are
     * @param all whether one piece of evidence stands for everybody
     */
    public record OfPeople(List<FindPeople.Listed> missing, long total, boolean all) {}

    private final Work work;
    private final Staffing staffing;
    private final StatusOfSections statuses;
    private final Roster roster;
    private final FindPeople findPeople;
    private final EvidenceItems evidence;
    private final ReadRenewals readRenewals;

    PartsOfDuty(
            Work work,
            Staffing staffing,
            StatusOfSections statuses,
            Roster roster,
            FindPeople findPeople,
            EvidenceItems evidence,
            ReadRenewals readRenewals) {
        this.work = work;
        this.staffing = staffing;
        this.statuses = statuses;
        this.roster = roster;
        this.findPeople = findPeople;
        this.evidence = evidence;
        this.readRenewals = readRenewals;
    }

    /** The sections that a duty asks, the worst first, else in the order of the chart. Eight statements. */
    public List<OfSection> sections(Actor actor, Duty duty, AsOf asOf) {
        var asked = statuses.on(actor, asOf).of(duty.id());
        return roster.chart(actor, asOf)
                .sections()
                .flatMap(section -> Stream.ofNullable(asked.get(section.id()))
                        .map(status -> new OfSection(section.id().value(), section.name(), status, done(status))))
                .sorted(Comparator.comparing(section -> section.status().state()))
                .toList();
    }

    private static Optional<Done> done(Status part) {
        return part.lastDone()
                .filter(day -> part.count().done() > 0)
                .map(day -> new Done(day, part.count().observed() > 0 ? Nature.OBSERVED : Nature.ATTESTED));
    }

    /**
     * The people who have not done their part, by their reading. Thirteen statements.
     *
     * @param first how many to leave out
     * @param most how many to list, from 1 to 500
     */
    public OfPeople people(Actor actor, Duty duty, AsOf asOf, long first, int most) {
        var done = done(actor, duty, asOf);
        if (done.containsKey(actor.body().value())) {
            return new OfPeople(List.of(), 0, true);
        }
        List<PersonId> missing = staffing.on(actor, asOf).people().keySet().stream()
                .filter(person -> !done.containsKey(person.value()))
                .toList();
        var found = findPeople.among(
                actor,
                missing,
                new FindPeople.Input(asOf.day(), "", Optional.empty(), FindPeople.Order.KANA, false, first, most));
        return new OfPeople(found.people(), found.total(), false);
    }

    private Map<UUID, Done> done(Actor actor, Duty duty, AsOf asOf) {
        var period = duty.rhythm().counted().windowOf(asOf.day());
        var first =
                readRenewals.on(actor, asOf).counting(duty, period, asOf.day()).first();
        return work.read(actor, Permission.READ_DUTIES, tx -> evidence.doneIn(tx, asOf, duty.id(), first));
    }
}
