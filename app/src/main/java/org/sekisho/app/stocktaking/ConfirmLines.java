package org.sekisho.app.stocktaking;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Says of lines that they are there as the ledger says, seen or as a paper says that came back. */
@Service
public final class ConfirmLines {

    /** How many lines one act confirms at most. */
    public static final int MOST = 100;

    private final Work work;
    private final Stocktakings stocktakings;
    private final TakenStock stock;

    ConfirmLines(Work work, Stocktakings stocktakings, TakenStock stock) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.stock = stock;
    }

    /**
     * Confirms those of the lines that are left.
     *
     * @return how many there were; the others had been dealt with before
     * @throws Refusal.NotFound if the section is not the actor's
     * @throws Refusal.Invalid if none of them is left, or the stocktaking is not open on the day
     */
    public int confirm(Actor actor, UUID id, UUID section, Collection<LineId> lines) {
        return work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            var ledger = stocktakings.the(tx, id).ledger();
            TakenStock.inTurn(tx, ledger);
            var one = stocktakings.the(tx, id);
            if (!stock.mayKeep(tx, section)) {
                throw new Refusal.NotFound("section");
            }
            var problems = new Problems("stocktaking");
            requireOpen(problems, one, TakenStock.today(tx));
            if (lines.isEmpty()) {
                problems.add("line", "none-chosen");
            } else if (lines.size() > MOST) {
                problems.add("line", "too-many", MOST);
            }
            problems.refuseIfAny();
            var chosen = Set.copyOf(lines);
            var left = stock.of(tx, one).of(section).lines().stream()
                    .filter(line -> line.state() == LineState.LEFT && chosen.contains(line.id()))
                    .map(Stock.Line::id)
                    .toList();
            if (left.isEmpty()) {
                throw new Refusal.Invalid("line", Message.of("stocktaking.refusal.done-already"));
            }
            var act = Act.of("stocktaking.lines.confirmed", "stocktaking", id)
                    .after("section", section)
                    .after("lines", left.size());
            left.forEach(line -> act.child(one.ledger(), line.value()));
            stocktakings.confirm(tx, tx.enter(act), id, left);
            stock.note(tx, one, section);
            return left.size();
        });
    }

    /**
     * Says of a section that has no lines that nothing is missing from the ledger.
     *
     * @throws Refusal.NotFound if the section is not the actor's
     * @throws Refusal.Invalid if it has lines or said so before, or the stocktaking is not open on the day
     */
    public UUID confirmNone(Actor actor, UUID id, UUID section) {
        return work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            TakenStock.inTurn(tx, stocktakings.the(tx, id).ledger());
            var one = stocktakings.the(tx, id);
            if (!stock.mayKeep(tx, section)) {
                throw new Refusal.NotFound("section");
            }
            var problems = new Problems("stocktaking");
            requireOpen(problems, one, TakenStock.today(tx));
            var part = stock.of(tx, one).of(section);
            if (!part.lines().isEmpty()) {
                problems.add("", "has-lines");
            } else if (part.done().isPresent()) {
                problems.add("", "said-already");
            }
            problems.refuseIfAny();
            stock.done(tx, one, part);
            return section;
        });
    }

    static void requireOpen(Problems problems, Stocktaking one, LocalDate today) {
        if (!one.open()) {
            problems.add("", "closed-already");
        } else if (today.isBefore(one.firstDay())) {
            problems.add("", "not-begun", Problems.day(one.firstDay()));
        }
    }
}
