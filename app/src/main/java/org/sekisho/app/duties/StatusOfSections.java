package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Kept;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/**
 * Derives, as of a day, how each section stands with its own part of the duties that ask every section: by the same rules
 * as the duty, from what that section did.
 */
@Service
public final class StatusOfSections {

    /** The worst first; of the same state, the earliest. */
    private static final Comparator<Status> WORST = Comparator.comparing(Status::state)
            .thenComparing(status -> status.due().orElse(LocalDate.MAX));

    /**
     * The parts of a day.
     *
     * @param parts by duty and section
     * @param posted in which sections a person has a role by the post they hold there
     */
    public record Sections(Map<DutyId, Map<SectionId, Status>> parts, Map<PersonId, Map<Role, Set<SectionId>>> posted) {

        /** How each section that a duty asks stands with it. */
        public Map<SectionId, Status> of(DutyId duty) {
            return parts.getOrDefault(duty, Map.of());
        }

        /**
         * The worst of the parts that a person answers for; empty where they answer for no section of their own, and so,
         * with the owner's role, for the whole.
         */
        public Optional<Status> answeredBy(PersonId person, Duty duty) {
            var mine = posted.getOrDefault(person, Map.of()).getOrDefault(duty.owner(), Set.of());
            return mine.stream()
                    .flatMap(section -> Stream.ofNullable(of(duty.id()).get(section)))
                    .min(WORST);
        }
    }

    private final Work work;
    private final StatusOfDuties statuses;
    private final EvidenceOfSections evidence;
    private final Kept<Sections> kept;

    StatusOfSections(Work work, Freshness freshness, StatusOfDuties statuses, EvidenceOfSections evidence) {
        this.work = work;
        this.statuses = statuses;
        this.evidence = evidence;
        this.kept = new Kept<>(work, freshness, Permission.READ_DUTIES);
    }

    /** All parts: one statement while nothing was entered since they were last asked for; else one beside the status. */
    public Sections on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        return kept.get(actor, asOf, () -> derive(Actor.program(actor.body()), asOf));
    }

    private Sections derive(Actor program, AsOf asOf) {
        var whole = statuses.derived(program, asOf);
        var duties = whole.standings().keySet().stream()
                .filter(duty -> duty.scope() == Scope.EACH_SECTION)
                .toList();
        var parts = work.read(program, Permission.READ_DUTIES, tx -> parts(tx, asOf, duties, whole));
        return new Sections(parts, whole.staffed().posted());
    }

    private Map<DutyId, Map<SectionId, Status>> parts(
            Tx tx, AsOf asOf, List<Duty> duties, StatusOfDuties.Derived whole) {
        var windows = duties.stream().map(duty -> asked(duty, whole)).toList();
        var subjects = new HashSet<UUID>();
        subjects.add(tx.body());
        whole.staffed()
                .sections()
                .values()
                .forEach(sections -> sections.keySet().forEach(id -> subjects.add(id.value())));
        var done = evidence.parts(tx, asOf, windows, subjects);
        var found = new HashMap<DutyId, Map<SectionId, Status>>();
        for (var duty : duties) {
            var ofDuty = done.getOrDefault(duty.id(), Map.of());
            var forAll = Optional.ofNullable(ofDuty.get(tx.body()));
            var standing = Objects.requireNonNull(whole.standings().get(duty));
            var begun = duty.rhythm().counted().windowOf(asOf.day()).first();
            var statuses = new HashMap<SectionId, Status>();
            whole.staffed()
                    .sections()
                    .getOrDefault(duty.owner(), Map.of())
                    .forEach((section, from) -> statuses.put(
                            section,
                            Derivation.on(
                                    asOf.day(),
                                    part(
                                            standing,
                                            from,
                                            begun,
                                            whole.open().getOrDefault(duty.id(), List.of()).stream()
                                                    .filter(one -> one.asks(section))
                                                    .map(one -> one.row().happenedOn())
                                                    .toList(),
                                            Stream.concat(
                                                            Stream.ofNullable(ofDuty.get(section.value())),
                                                            forAll.stream())
                                                    .toList()))));
            found.put(duty.id(), statuses);
        }
        return found;
    }

    private static EvidenceOfSections.Asked asked(Duty duty, StatusOfDuties.Derived whole) {
        var periods = Objects.requireNonNull(whole.periods().get(duty.id()));
        return new EvidenceOfSections.Asked(
                duty.id(), periods.running().first(), periods.before().first());
    }

    /**
     * What stands for one section.
     *
     * @param begun the first day of the running period; who joined in it is not asked for the one before
     * @param open the occasions that the section has not answered
     * @param done by the section, and for all at once
     */
    private static Standing part(
            Standing whole, LocalDate from, LocalDate begun, List<LocalDate> open, List<EvidenceOfSections.Part> done) {
        return whole.ofSection(
                from,
                count(1, done, EvidenceOfSections.Part::running),
                count(from.isBefore(begun) ? 1 : 0, done, EvidenceOfSections.Part::before),
                done.stream().map(EvidenceOfSections.Part::last).max(Comparator.comparing(Standing.Done::day)),
                open);
    }

    private static Status.Count count(
            int asked, List<EvidenceOfSections.Part> done, Function<EvidenceOfSections.Part, Optional<Nature>> period) {
        var natures = done.stream().flatMap(part -> period.apply(part).stream()).toList();
        if (asked == 0 || natures.isEmpty()) {
            return new Status.Count(asked, 0, 0);
        }
        return natures.contains(Nature.OBSERVED) ? new Status.Count(1, 1, 0) : new Status.Count(1, 0, 1);
    }
}
