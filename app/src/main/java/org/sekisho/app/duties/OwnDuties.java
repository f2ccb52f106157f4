package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads what the policy asks of the one who asks, as a member of the staff. */
@Service
public final class OwnDuties {

    /**
     * One's own part of a duty.
     *
     * @param due the planned day of the running period
     * @param done the day on which one did it in the running period, for the version of the policy in force where it asks
     *     anew with each
     * @param renewed the day in the running period from which it asks anew, because a new version took effect
     */
    public record Own(Duty duty, LocalDate due, Optional<LocalDate> done, Optional<LocalDate> renewed) {}

    private final Work work;
    private final Duties duties;
    private final EvidenceItems evidence;
    private final HeldPosts people;
    private final ReadRenewals readRenewals;
    private final Time time;

    OwnDuties(
            Work work, Duties duties, EvidenceItems evidence, HeldPosts people, ReadRenewals readRenewals, Time time) {
        this.work = work;
        this.duties = duties;
        this.evidence = evidence;
        this.people = people;
        this.readRenewals = readRenewals;
        this.time = time;
    }

    /** What it asks today; nothing of an account that is no person's. Six statements. */
    public List<Own> of(Actor actor) {
        var today = time.today();
        var me = people.person(actor, today);
        if (me.isEmpty()) {
            return List.of();
        }
        var renewals = readRenewals.on(actor, AsOf.known(today));
        return work.read(actor, Permission.DO_OWN_DUTIES, tx -> {
            var last = evidence.lastBySubject(tx, me.get().value(), today);
            return duties.on(tx, AsOf.known(today)).stream()
                    .map(Duties.Owed::duty)
                    .filter(duty -> duty.scope() == Scope.EACH_PERSON)
                    .map(duty -> own(duty, last, renewals, today))
                    .toList();
        });
    }

    private static Own own(Duty duty, Map<DutyId, LocalDate> last, Renewals renewals, LocalDate today) {
        var every = duty.rhythm().counted();
        var window = every.windowOf(today);
        var done = Optional.ofNullable(last.get(duty.id())).filter(renewals.counting(duty, window, today)::contains);
        return new Own(
                duty, every.plannedDay(window, renewals.since(duty, today)), done, renewals.renewed(duty, today));
    }
}
