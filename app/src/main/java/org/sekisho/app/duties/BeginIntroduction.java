package org.sekisho.app.duties;

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
import org.springframework.stereotype.Service;

/** Says from when the body keeps its evidence here, and until when unanswered duties are excused (導入期間). */
@Service
public final class BeginIntroduction {

    /**
     * The period.
     *
     * @param from the first day of which evidence is kept here; what ended before is not judged
     * @param to the first day on which unanswered duties count
     */
    public record Input(LocalDate from, LocalDate to) {}

    private final Work work;
    private final Introductions introductions;

    BeginIntroduction(Work work, Introductions introductions) {
        this.work = work;
        this.introductions = introductions;
    }

    /** Sets it, or sets it anew. */
    public Span begin(Actor actor, Input input) {
        var problems = new Problems("duties");
        problems.requireSpan("to", input.from(), Optional.of(input.to()));
        problems.refuseIfAny();
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "duties");
            var before = introductions.current(tx);
            var span = Span.between(input.from(), input.to());
            var act = Act.of("duties.introduction.set", "body", tx.body())
                    .after("from", span.from())
                    .after("to", span.to());
            before.forEach(row -> act.before("from", row.span().from())
                    .before("to", row.span().to()));
            var entry = tx.enter(act);
            introductions.supersede(
                    tx, before.stream().map(Introductions.Row::id).toList());
            introductions.add(tx, entry, List.of(new Introductions.Row(tx.newId(), span)));
            return span;
        });
    }
}
