package org.sekisho.app.home;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.duties.StatusOfDuties.DutyStatus;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Reads which duties stand otherwise now than when the reader last looked, as that was known then.
 *
 * <p>Looking at a page is not saying that one has seen it: the list stays until the reader says so ({@link NoteLook}), so
 * that nothing slips by because a page was opened and closed.
 */
@Service
public final class Changes {

    /** How far back the list goes for who has never looked. */
    private static final int DAYS = 7;

    /**
     * A duty that stands otherwise.
     *
     * @param before empty if the body did not owe it then
     * @param now empty if the body does not owe it any more
     */
    public record Change(Duty duty, Optional<State> before, Optional<State> now) {

        /** Whether it stands worse than before. */
        public boolean worse() {
            return before.isPresent() && now.isPresent() && now.get().compareTo(before.get()) < 0;
        }
    }

    /**
     * What changed.
     *
     * @param looked whether the reader has looked before; otherwise the list goes back some days
     * @param until up to when it goes; what is entered later is in the next list
     * @param changes those that stand worse first
     */
    public record Changed(Instant since, boolean looked, Instant until, List<Change> changes) {}

    private final Work work;
    private final Looks looks;
    private final StatusOfDay days;
    private final Time time;

    Changes(Work work, Looks looks, StatusOfDay days, Time time) {
        this.work = work;
        this.looks = looks;
        this.days = days;
        this.time = time;
    }

    /** What changed up to now. One statement, and one more while nothing was entered since it was last asked for. */
    public Changed until(Actor actor, Instant until, StatusOfDay.Day now) {
        var last = work.read(actor, Permission.READ_DUTIES, tx -> looks.last(tx, actor.account()));
        var before = last.map(AsOf::knownAt)
                .orElseGet(() -> AsOf.knownThen(time.today().minusDays(DAYS)));
        var then = days.on(actor, before).overview().duties();
        return new Changed(
                before.knownBefore().orElse(until),
                last.isPresent(),
                until,
                changes(then, now.overview().duties()));
    }

    private static List<Change> changes(List<DutyStatus> then, List<DutyStatus> now) {
        Map<DutyId, DutyStatus> earlier =
                then.stream().collect(toMap(one -> one.duty().id(), one -> one));
        var found = new ArrayList<Change>();
        for (var one : now) {
            var before = Optional.ofNullable(earlier.remove(one.duty().id()))
                    .map(status -> status.status().state());
            var state = one.status().state();
            if (before.filter(state::equals).isEmpty()) {
                found.add(new Change(one.duty(), before, Optional.of(state)));
            }
        }
        then.stream()
                .filter(one -> earlier.containsKey(one.duty().id()))
                .forEach(one -> found.add(
                        new Change(one.duty(), Optional.of(one.status().state()), Optional.empty())));
        found.sort(comparing(Change::worse)
                .reversed()
                .thenComparing(change -> change.now().map(State::ordinal).orElse(Integer.MAX_VALUE)));
        return List.copyOf(found);
    }
}
