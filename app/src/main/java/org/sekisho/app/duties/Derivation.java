package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Derives a status from what stands on a day. Pure: the same standing and the same day give the same status, for ever.
 *
 * <p>The order of questions: does it concern the body; is it excepted; was it done; must it be done; is it excused because
 * the body has just begun.
 */
final class Derivation {

    private Derivation() {}

    static Status on(LocalDate day, Standing standing) {
        if (standing.inapplicable()) {
            return status(State.NOT_APPLICABLE, standing, Optional.empty());
        }
        if (standing.exception().isPresent()) {
            var exception = standing.exception().get();
            return new Status(
                    State.EXCEPTED,
                    Optional.empty(),
                    exception.lastDay(),
                    standing.last().map(Standing.Done::day),
                    standing.running(),
                    late(standing));
        }
        var status = switch (standing.rhythm()) {
            case Rhythm.Every every -> periodic(day, every, standing);
            case Rhythm.OnOccasion occasion -> onOccasion(day, occasion, standing);
            case Rhythm.Always always -> always(day, standing);
        };
        return excused(day, standing, status);
    }

    private static Status periodic(LocalDate day, Rhythm.Every every, Standing standing) {
        var window = every.windowOf(day);
        var planned = every.plannedDay(window, standing.anew());
        if (standing.running().complete()) {
            var next = every.plannedDay(every.windowOf(window.last().plusDays(1)));
            return status(standing.running().state(), standing, Optional.of(next));
        }
        var judged = every.windowOf(window.first().minusDays(1));
        boolean missed = !judged.last().isBefore(standing.recordsBegin())
                && !judged.last().isBefore(standing.since())
                && !standing.before().complete();
        if (missed) {
            var state = standing.origin().binds() ? State.BREACHED : State.OVERDUE;
            return status(state, standing, Optional.of(every.plannedDay(judged, standing.anew())));
        }
        if (day.isAfter(planned)) {
            return status(State.OVERDUE, standing, Optional.of(planned));
        }
        if (!day.isBefore(planned.minusDays(Window.leadDays(every.period())))) {
            return status(State.DUE_SOON, standing, Optional.of(planned));
        }
        // What was done for an earlier version does not stand for the one in force.
        boolean stands = standing.anew().filter(window::contains).isEmpty();
        var state = stands && standing.before().complete() ? standing.before().state() : State.NOT_YET_DUE;
        return status(state, standing, Optional.of(planned));
    }

    private static Status onOccasion(LocalDate day, Rhythm.OnOccasion rhythm, Standing standing) {
        if (standing.open().isEmpty()) {
            var state = standing.last()
                    .map(done -> done.nature() == Nature.OBSERVED ? State.KEPT_OBSERVED : State.KEPT_ATTESTED)
                    .orElse(State.NOT_YET_DUE);
            return status(state, standing, Optional.empty());
        }
        if (rhythm.withinDays().isEmpty()) {
            return status(State.DUE_SOON, standing, Optional.empty());
        }
        // The day of the occasion is day 1.
        var limit = standing.open().getFirst().plusDays(rhythm.withinDays().getAsInt() - 1L);
        var state = !day.isAfter(limit) ? State.DUE_SOON : standing.origin().binds() ? State.BREACHED : State.OVERDUE;
        return status(state, standing, Optional.of(limit));
    }

    private static Status always(LocalDate day, Standing standing) {
        if (standing.factHolds()) {
            return new Status(
                    State.KEPT_OBSERVED,
                    Optional.empty(),
                    Optional.empty(),
                    standing.last().map(Standing.Done::day),
                    standing.running(),
                    false);
        }
        if (standing.running().complete()) {
            return status(standing.running().state(), standing, Optional.empty());
        }
        var state = standing.origin().binds() ? State.BREACHED : State.OVERDUE;
        return status(state, standing, Optional.of(latest(standing.since(), standing.recordsBegin())));
    }

    /** While a body begins, what nobody has spoken of yet is not held against it. */
    private static Status excused(LocalDate day, Standing standing, Status status) {
        if (status.state().kept()) {
            return status;
        }
        if (standing.answer().orElse(null) instanceof Answer.Later(var until) && !day.isAfter(until)) {
            return new Status(
                    State.NOT_SET_UP, status.due(), Optional.of(until), status.lastDone(), status.count(), false);
        }
        boolean unanswered = standing.answer().isEmpty() && standing.last().isEmpty();
        boolean beginning = standing.introductionEnds().filter(day::isBefore).isPresent();
        boolean nobody = !standing.owned() && status.state() != State.BREACHED;
        if (unanswered && beginning || nobody) {
            return new Status(
                    State.NOT_SET_UP,
                    status.due(),
                    standing.introductionEnds().filter(end -> beginning).map(end -> end.minusDays(1)),
                    status.lastDone(),
                    status.count(),
                    false);
        }
        return status;
    }

    private static Status status(State state, Standing standing, Optional<LocalDate> due) {
        return new Status(
                state,
                due,
                Optional.empty(),
                standing.last().map(Standing.Done::day),
                standing.running(),
                state.kept() && late(standing));
    }

    private static boolean late(Standing standing) {
        return standing.last().map(Standing.Done::late).orElse(false);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
