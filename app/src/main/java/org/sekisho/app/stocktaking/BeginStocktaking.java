package org.sekisho.app.stocktaking;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Begins a stocktaking, and closes it. */
@Service
public final class BeginStocktaking {

    /** @param lastDay until which every section is to be done */
    public record Input(Counted ledger, String title, LocalDate firstDay, LocalDate lastDay) {}

    private final Work work;
    private final Stocktakings stocktakings;
    private final TakenStock stock;

    BeginStocktaking(Work work, Stocktakings stocktakings, TakenStock stock) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.stock = stock;
    }

    /**
     * Begins it.
     *
     * @throws Refusal.Invalid naming the fields; also if another one of the ledger is open
     */
    public UUID begin(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_ALL_LEDGERS, tx -> {
            TakenStock.inTurn(tx, input.ledger().ledger());
            var problems = new Problems("stocktaking");
            problems.requireText("title", input.title());
            problems.requireDay("firstDay", input.firstDay());
            problems.requireDay("lastDay", input.lastDay());
            if (input.firstDay().isBefore(TakenStock.today(tx))) {
                problems.add("firstDay", "begins-in-the-past");
            }
            if (input.lastDay().isBefore(input.firstDay())) {
                problems.add("lastDay", "ends-before", Problems.day(input.firstDay()));
            }
            stocktakings
                    .open(tx, input.ledger().ledger())
                    .ifPresent(open -> problems.add("", "open-already", open.title()));
            problems.refuseIfAny();
            var one = new Stocktaking(
                    tx.newId(),
                    input.ledger().ledger(),
                    input.title().strip(),
                    input.firstDay(),
                    input.lastDay(),
                    tx.now(),
                    Optional.empty());
            stocktakings.add(
                    tx,
                    tx.enter(Act.of("stocktaking.stocktaking.begun", "stocktaking", one.id())
                            .after("ledger", one.ledger())
                            .after("title", one.title())
                            .after("from", one.firstDay())
                            .after("to", one.lastDay())),
                    one);
            return one.id();
        });
    }

    /**
     * Closes it. What it says from then on is what it said at this moment.
     *
     * @param said why something is left, and what is done about it
     * @throws Refusal.Invalid if something is left and nothing is said of it, or it is closed already
     */
    public void close(Actor actor, UUID id, String said) {
        work.change(actor, Permission.KEEP_ALL_LEDGERS, tx -> {
            var ledger = stocktakings.the(tx, id).ledger();
            TakenStock.inTurn(tx, ledger);
            var one = stocktakings.the(tx, id);
            var problems = new Problems("stocktaking");
            if (!one.open()) {
                problems.add("", "closed-already");
            }
            long left = stock.of(tx, one).left();
            if (left > 0) {
                problems.requireReason("said", said);
            } else {
                problems.requireLines("said", said);
            }
            problems.refuseIfAny();
            stocktakings.close(
                    tx,
                    tx.enter(Act.of("stocktaking.stocktaking.closed", "stocktaking", id)
                            .after("left", left)
                            .after("said", said.strip())),
                    id,
                    said.strip());
            return id;
        });
    }
}
