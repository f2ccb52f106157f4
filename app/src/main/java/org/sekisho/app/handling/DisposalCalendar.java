package org.sekisho.app.handling;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.springframework.stereotype.Service;

/** Reads what is to be disposed of in a year, by month: what is due by the ledger, planned, late, and done. */
@Service
public final class DisposalCalendar {

    /** What something in the calendar is. */
    public enum Sort {
        /** Its day is over, and it is neither planned nor done. */
        OVERDUE,
        /** The ledger says that it is to be disposed of on the day. */
        DUE,
        /** Waits for leave. */
        ASKED,
        PLANNED,
        /** Was planned for a day that is over. */
        LATE,
        /** Done; its certificate has not come. */
        PAPER,
        DONE
    }

    /**
     * Something in the calendar.
     *
     * @param request empty where nobody has planned it
     * @param disposal what is planned or was done
     */
    public record Item(
            LocalDate day,
            Sort sort,
            LineId asset,
            String name,
            Optional<UUID> request,
            Optional<Request.Disposal> disposal) {

        boolean late() {
            return sort == Sort.OVERDUE || sort == Sort.LATE;
        }
    }

    /** A month with what is in it. */
    public record Month(YearMonth month, List<Item> items) {
        public Month {
            items = List.copyOf(items);
        }
    }

    /**
     * Twelve months.
     *
     * @param before what is late since before the first of them
     */
    public record Year(List<Item> before, List<Month> months) {
        public Year {
            before = List.copyOf(before);
            months = List.copyOf(months);
        }

        /** How many are late in all. */
        public long late() {
            return before.size()
                    + months.stream()
                            .flatMap(month -> month.items().stream())
                            .filter(Item::late)
                            .count();
        }
    }

    private static final int MOST = FindLines.MOST;
    private static final int MONTHS = 12;

    private final Work work;
    private final FindLines findLines;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final Time time;

    DisposalCalendar(Work work, FindLines findLines, RequestRegister requests, Sight.Sights sights, Time time) {
        this.work = work;
        this.findLines = findLines;
        this.requests = requests;
        this.sights = sights;
        this.time = time;
    }

    /** Twelve months from one on; what is late since before stands beside them. At most 500 lines of the ledger are read. */
    public Year from(Actor actor, YearMonth first) {
        var today = time.today();
        var last = first.plusMonths(MONTHS - 1L);
        var all = work.read(
                actor,
                Permission.READ_LEDGERS,
                tx -> requests.list(
                        tx, sights.of(tx), RequestRegister.Part.ALL, Optional.of(Act.DISPOSE), 0, Integer.MAX_VALUE));
        var items = new ArrayList<Item>();
        var planned = new HashSet<LineId>();
        for (var request : all) {
            item(request, today).ifPresent(item -> {
                items.add(item);
                if (item.sort() != Sort.DONE
                        || request.disposal().filter(one -> one.event().gone()).isPresent()) {
                    planned.add(item.asset());
                }
            });
        }
        findLines
                .find(
                        actor,
                        new FindLines.Input(
                                SubjectOfAsset.LEDGER,
                                AsOf.known(today),
                                "",
                                Map.of(),
                                AssetLedger.DISPOSE_ON,
                                false,
                                0,
                                MOST))
                .lines()
                .stream()
                .filter(line -> !planned.contains(line.id()))
                .flatMap(line -> due(line, today).stream())
                .forEach(items::add);
        items.sort(Comparator.comparing(Item::day).thenComparing(Item::name));
        return new Year(
                items.stream()
                        .filter(item ->
                                item.late() && YearMonth.from(item.day()).isBefore(first))
                        .toList(),
                Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                        .map(month -> new Month(
                                month,
                                items.stream()
                                        .filter(item ->
                                                YearMonth.from(item.day()).equals(month))
                                        .toList()))
                        .toList());
    }

    private static Optional<Item> due(LedgerLine line, LocalDate today) {
        return line.values()
                .day(AssetLedger.DISPOSE_ON)
                .map(day -> new Item(
                        day,
                        day.isBefore(today) ? Sort.OVERDUE : Sort.DUE,
                        line.id(),
                        line.values().words("name"),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<Item> item(Request request, LocalDate today) {
        var day = request.end().map(Request.End::on).or(request::until).orElse(request.from());
        var sort = switch (request.state()) {
            case ASKED -> Optional.of(Sort.ASKED);
            case OPEN, GRANTED, NOTED -> Optional.of(request.late(today) > 0 ? Sort.LATE : Sort.PLANNED);
            case PAPER -> Optional.of(Sort.PAPER);
            case ENDED ->
                request.end().filter(end -> end.how() == Ending.DISPOSED).map(end -> Sort.DONE);
            case DECLINED, WITHDRAWN -> Optional.<Sort>empty();
        };
        return sort.map(one ->
                new Item(day, one, request.asset(), request.name(), Optional.of(request.id()), request.disposal()));
    }
}
