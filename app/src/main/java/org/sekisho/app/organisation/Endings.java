package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Problems;

/** What ends because something above it ends. */
final class Endings {

    private Endings() {}

    /** Those that reach over the day. One that begins on it or later stands in the way. */
    static <R extends Register.Row<R>> List<R> reachingOver(List<R> rows, LocalDate on, Problems problems) {
        for (var row : rows) {
            if (!row.span().from().isBefore(on)) {
                problems.add("on", "planned-later", Problems.day(row.span().from()));
            }
        }
        return rows.stream().filter(row -> row.span().contains(on)).toList();
    }

    /** Ends them on the day and enters it in the record. */
    static <R extends Register.Row<R>> void end(
            Tx tx,
            Register<R> register,
            String kind,
            String subject,
            Function<R, UUID> id,
            List<R> rows,
            LocalDate on) {
        BulkEntries.enter(
                tx,
                kind,
                rows,
                (act, row) -> act.child(subject, id.apply(row))
                        .before("to", row.span().to())
                        .after("to", on),
                (entry, part) -> {
                    register.supersede(tx, part.stream().map(Register.Row::id).toList());
                    register.add(
                            tx,
                            entry,
                            part.stream()
                                    .map(row ->
                                            row.during(tx.newId(), row.span().until(on)))
                                    .toList());
                });
    }
}
