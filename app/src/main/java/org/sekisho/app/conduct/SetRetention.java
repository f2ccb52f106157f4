package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Sets how long something is kept, as the rules of the body say; no law gives the period. */
@Service
public final class SetRetention {

    private static final int MOST_YEARS = 100;

    /**
     * The period.
     *
     * @param years 1 to 100
     * @param basis which rule of the body says so
     */
    public record Input(KeptKind kind, Optional<Integer> years, Optional<CountedFrom> countedFrom, String basis) {}

    private final Work work;
    private final RetentionRules rules;

    SetRetention(Work work, RetentionRules rules) {
        this.work = work;
        this.rules = rules;
    }

    /**
     * Sets it from today on; an earlier rule gives way.
     *
     * @throws org.sekisho.app.shared.Refusal.Invalid naming the field
     */
    public void set(Actor actor, Input input) {
        var problems = new Problems("conduct");
        if (input.years().filter(years -> years >= 1 && years <= MOST_YEARS).isEmpty()) {
            problems.add("years", "years", MOST_YEARS);
        }
        if (input.countedFrom().isEmpty()) {
            problems.add("countedFrom", "counted-from");
        }
        problems.requireText("basis", input.basis());
        problems.refuseIfAny();
        work.change(actor, Permission.DISPOSE_SIGNATURES, tx -> {
            Register.inTurn(tx, "conduct");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var before = rules.of(tx, input.kind()).stream().toList();
            var row = new RetentionRules.Row(
                    tx.newId(),
                    input.kind(),
                    input.years().orElseThrow(),
                    input.countedFrom().orElseThrow(),
                    input.basis().strip(),
                    Span.since(today));
            var act = Act.of("conduct.retention.set", "body", tx.body())
                    .after("kind", row.kind())
                    .after("years", row.years())
                    .after("countedFrom", row.countedFrom())
                    .after("basis", row.basis());
            before.forEach(old -> act.before("years", old.years()).before("countedFrom", old.countedFrom()));
            var entry = tx.enter(act);
            rules.end(tx, entry, before, today);
            rules.add(tx, entry, List.of(row));
            return row.id();
        });
    }
}
