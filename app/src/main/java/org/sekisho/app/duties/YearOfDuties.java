package org.sekisho.app.duties;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Staffing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.policytext.FiscalYear;
import org.springframework.stereotype.Service;

/** Reads a fiscal year of duties, month by month: what is planned when, and what became of it. */
@Service
public final class YearOfDuties {

    /**
     * One period of a duty, on its planned day.
     *
     * @param state how it stands on the day that is asked for; of a period that is over, what became of it
     * @param last the last day in the period on which something was done for it
     * @param count how many were asked, and how many did it
     */
    public record Planned(Duty duty, LocalDate day, State state, Optional<LocalDate> last, Status.Count count) {}

    /** Something that happened and asks for a duty. */
    public record Happened(Duty duty, String what, LocalDate day, boolean open) {}

    /**
     * The year.
     *
     * @param months from April to March; a month in which nothing is planned is in it too
     * @param happened what happened in it, the earliest first
     * @param always the duties that are owed at all times and have no planned day
     */
    public record Year(
            FiscalYear year,
            Map<YearMonth, List<Planned>> months,
            List<Happened> happened,
            List<StatusOfDuties.DutyStatus> always) {}

    private final Work work;
    private final StatusOfDuties statuses;
    private final Staffing staffing;
    private final EvidenceItems evidence;
    private final Occasions occasions;
    private final ReadRenewals readRenewals;

    YearOfDuties(
            Work work,
            StatusOfDuties statuses,
            Staffing staffing,
            EvidenceItems evidence,
            Occasions occasions,
            ReadRenewals readRenewals) {
        this.work = work;
        this.statuses = statuses;
        this.staffing = staffing;
        this.evidence = evidence;
        this.occasions = occasions;
        this.readRenewals = readRenewals;
    }

    /**
     * The year of the duties that are owed on the day of the overview. Five statements and those that say who is there,
     * whatever the number of duties, people and evidence.
     */
    public Year of(Actor actor, FiscalYear year, StatusOfDuties.Overview overview) {
        actor.require(Permission.READ_DUTIES);
        var program = Actor.program(actor.body());
        var open = statuses.derived(program, overview.asOf()).open().values().stream()
                .flatMap(List::stream)
                .map(one -> one.row().occasion())
                .collect(Collectors.toSet());
        var staffed = staffing.on(program, overview.asOf());
        var renewals = readRenewals.on(program, overview.asOf());
        return work.read(program, Permission.READ_DUTIES, tx -> {
            var asked = new ArrayList<EvidenceItems.Period>();
            overview.duties()
                    .forEach(one -> periods(one.duty(), year, overview, renewals)
                            .forEach(period -> asked.add(counting(one.duty(), period, overview, renewals))));
            var done = evidence.during(tx, overview.asOf(), asked);
            var duties = overview.duties().stream()
                    .map(StatusOfDuties.DutyStatus::duty)
                    .collect(Collectors.toMap(Duty::id, duty -> duty));
            var happened = occasions.during(tx, overview.asOf(), new Window(year.firstDay(), year.lastDay())).stream()
                    .filter(row -> duties.containsKey(row.duty()))
                    .map(row -> new Happened(
                            java.util.Objects.requireNonNull(duties.get(row.duty())),
                            row.what(),
                            row.happenedOn(),
                            open.contains(row.occasion())))
                    .toList();
            return new Year(
                    year,
                    months(year, overview, done, staffed, renewals),
                    happened,
                    overview.duties().stream()
                            .filter(one -> one.duty().rhythm() instanceof Rhythm.Always)
                            .toList());
        });
    }

    /** The periods whose planned day lies in the year and in which the body owes the duty. */
    private static List<EvidenceItems.Period> periods(
            Duty duty, FiscalYear year, StatusOfDuties.Overview overview, Renewals renewals) {
        if (!(duty.rhythm() instanceof Rhythm.Every every)) {
            return List.of();
        }
        var periods = new ArrayList<EvidenceItems.Period>();
        var window = every.windowOf(year.firstDay());
        while (!window.first().isAfter(year.lastDay())) {
            var planned = plannedDay(duty, window, overview, renewals);
            if (FiscalYear.of(planned).equals(year)
                    && !window.last().isBefore(duty.span().from())) {
                periods.add(new EvidenceItems.Period(duty.id(), window));
            }
            window = every.windowOf(window.last().plusDays(1));
        }
        return periods;
    }

    private static LocalDate plannedDay(Duty duty, Window window, StatusOfDuties.Overview overview, Renewals renewals) {
        var day = overview.asOf().day();
        return ((Rhythm.Every) duty.rhythm())
                .plannedDay(window, renewals.since(duty, window.last().isBefore(day) ? window.last() : day));
    }

    /** The part of the period in which what is done counts. */
    private static EvidenceItems.Period counting(
            Duty duty, EvidenceItems.Period period, StatusOfDuties.Overview overview, Renewals renewals) {
        return new EvidenceItems.Period(
                duty.id(),
                renewals.counting(duty, period.window(), overview.asOf().day()));
    }

    private static Map<YearMonth, List<Planned>> months(
            FiscalYear year,
            StatusOfDuties.Overview overview,
            Map<EvidenceItems.Period, EvidenceItems.Done> done,
            Staffing.Staffed staffed,
            Renewals renewals) {
        var months = new TreeMap<YearMonth, List<Planned>>();
        for (int i = 0; i < 12; i++) {
            months.put(YearMonth.from(year.firstDay()).plusMonths(i), new ArrayList<>());
        }
        for (var one : overview.duties()) {
            for (var period : periods(one.duty(), year, overview, renewals)) {
                var counted = Optional.ofNullable(done.get(counting(one.duty(), period, overview, renewals)));
                var planned = planned(one, period, counted, overview, staffed, renewals);
                months.computeIfAbsent(YearMonth.from(planned.day()), month -> new ArrayList<>())
                        .add(planned);
            }
        }
        months.values().forEach(list -> list.sort(comparing(Planned::day).thenComparing(Planned::state)));
        return months;
    }

    private static Planned planned(
            StatusOfDuties.DutyStatus one,
            EvidenceItems.Period period,
            Optional<EvidenceItems.Done> done,
            StatusOfDuties.Overview overview,
            Staffing.Staffed staffed,
            Renewals renewals) {
        var duty = one.duty();
        var day = overview.asOf().day();
        var window = period.window();
        boolean over = window.last().isBefore(day);
        var asked = StatusOfDuties.number(
                duty, staffed, over ? Optional.of(window.last().plusDays(1)) : Optional.empty());
        var count = StatusOfDuties.count(done.map(EvidenceItems.Done::part).orElse(EvidenceItems.Part.NONE), asked);
        var plannedDay = plannedDay(duty, window, overview, renewals);
        return new Planned(
                duty,
                plannedDay,
                state(one, window, plannedDay, count, overview),
                done.map(EvidenceItems.Done::last),
                count);
    }

    private static State state(
            StatusOfDuties.DutyStatus one,
            Window window,
            LocalDate planned,
            Status.Count count,
            StatusOfDuties.Overview overview) {
        var day = overview.asOf().day();
        if (count.complete()) {
            return count.state();
        }
        if (window.last().isBefore(day)) {
            if (window.last().isBefore(overview.recordsBegin())) {
                return State.NOT_SET_UP;
            }
            return one.duty().origin().binds() ? State.BREACHED : State.OVERDUE;
        }
        var now = one.status().state();
        if (now == State.NOT_APPLICABLE || now == State.EXCEPTED || now == State.NOT_SET_UP) {
            return now;
        }
        if (window.first().isAfter(day)) {
            return State.NOT_YET_DUE;
        }
        if (day.isAfter(planned)) {
            return State.OVERDUE;
        }
        return day.isBefore(planned.minusDays(
                        Window.leadDays(((Rhythm.Every) one.duty().rhythm()).period())))
                ? State.NOT_YET_DUE
                : State.DUE_SOON;
    }
}
