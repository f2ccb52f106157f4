package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/**
 * Sets the duties of a body from a day on: what is new is owed from then on, what is no longer asked ends then, and what
 * stays is left as it is, with the cycle that the body gave it.
 */
@Service
public final class EstablishDuties {

    /** What is asked from a day on. */
    public record Wanted(
            String control, Scope scope, Role owner, Rhythm rhythm, CycleOrigin origin, String originNote) {}

    /** All that is asked of the body from a day on. */
    public record Input(LocalDate from, List<Wanted> wanted) {}

    /** How many duties began, and how many ended. */
    public record Established(int begun, int ended) {}

    private final Work work;
    private final Duties duties;

    EstablishDuties(Work work, Duties duties) {
        this.work = work;
        this.duties = duties;
    }

    /** Sets them. Setting the same again changes nothing and enters nothing but that it was asked. */
    public Established establish(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            var from = input.from();
            var known = new LinkedHashMap<>(duties.byControl(tx));
            var rows = duties.currentOf(tx, known.values());
            var fresh = new LinkedHashMap<DutyId, String>();
            var begin = new ArrayList<Duties.Row>();
            for (var wanted : input.wanted()) {
                var id = known.computeIfAbsent(wanted.control(), control -> {
                    var duty = new DutyId(tx.newId());
                    fresh.put(duty, control);
                    return duty;
                });
                if (rows.stream()
                        .noneMatch(row -> row.duty().equals(id) && row.span().contains(from))) {
                    begin.add(new Duties.Row(
                            tx.newId(),
                            id,
                            wanted.scope(),
                            wanted.owner(),
                            wanted.rhythm(),
                            wanted.origin(),
                            wanted.originNote(),
                            until(from, rows, id)));
                }
            }
            var wantedIds = input.wanted().stream()
                    .map(wanted -> known.get(wanted.control()))
                    .toList();
            var end = rows.stream()
                    .filter(row -> !wantedIds.contains(row.duty()) && row.span().contains(from))
                    .toList();
            tx.enter(Act.of("duties.duties.established", "body", tx.body())
                    .after("from", from)
                    .after("begun", begin.size())
                    .after("ended", end.size()));
            duties.found(tx, fresh);
            begin(tx, begin, known);
            end(tx, end, from);
            return new Established(begin.size(), end.size());
        });
    }

    /** From the day on, up to where something later is known already. */
    private static Span until(LocalDate from, List<Duties.Row> rows, DutyId duty) {
        return rows.stream()
                .filter(row -> row.duty().equals(duty) && row.span().from().isAfter(from))
                .map(row -> row.span().from())
                .min(LocalDate::compareTo)
                .map(next -> Span.between(from, next))
                .orElseGet(() -> Span.since(from));
    }

    private void begin(Tx tx, List<Duties.Row> rows, Map<String, DutyId> known) {
        var controls = new LinkedHashMap<DutyId, String>();
        known.forEach((control, duty) -> controls.put(duty, control));
        BulkEntries.enter(
                tx,
                "duties.duties.begun",
                rows,
                (act, row) -> act.child("duty", row.duty().value())
                        .after("control", controls.getOrDefault(row.duty(), ""))
                        .after("owner", row.owner())
                        .after("origin", row.origin())
                        .after("from", row.span().from()),
                (entry, part) -> duties.add(tx, entry, part));
    }

    private void end(Tx tx, List<Duties.Row> rows, LocalDate on) {
        BulkEntries.enter(
                tx,
                "duties.duties.ended",
                rows,
                (act, row) -> act.child("duty", row.duty().value())
                        .before("to", row.span().to())
                        .after("to", on),
                (entry, part) -> {
                    duties.supersede(tx, part.stream().map(Duties.Row::id).toList());
                    duties.add(
                            tx,
                            entry,
                            part.stream()
                                    // What would have begun on that day was never owed.
                                    .filter(row -> row.span().from().isBefore(on))
                                    .map(row ->
                                            row.during(tx.newId(), row.span().until(on)))
                                    .toList());
                });
    }
}
