package org.sekisho.app.stocktaking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Says of a line that it is not found, which makes it a candidate for an incident at once; and that it was found again. */
@Service
public final class ReportMissing {

    /**
     * What is known of it.
     *
     * @param knownOn the day on which anybody in the body knew; it starts the clocks and stays
     * @param lastSeen where and when
     * @param done what was done so far; may be empty
     * @param wrongful whether somebody may have taken it with a wrongful purpose
     */
    public record Input(LocalDate knownOn, String lastSeen, String done, boolean wrongful) {}

    /** @param outOfHand whether somebody else could have had it meanwhile */
    public record Found(LocalDate on, String where, boolean outOfHand) {}

    private final Work work;
    private final Stocktakings stocktakings;
    private final MissingRows missing;
    private final TakenStock stock;

    ReportMissing(Work work, Stocktakings stocktakings, MissingRows missing, TakenStock stock) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.missing = missing;
        this.stock = stock;
    }

    /**
     * Opens the candidate.
     *
     * @throws Refusal.NotFound if the line is not looked for, or belongs to a section that is not the actor's
     * @throws Refusal.Invalid naming the fields; also if it is missing already
     */
    public UUID report(Actor actor, UUID stocktaking, LineId line, Input input) {
        return work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            var ledger = stocktakings.the(tx, stocktaking).ledger();
            TakenStock.inTurn(tx, ledger);
            var one = stocktakings.the(tx, stocktaking);
            var looked = stock.of(tx, one).line(line).orElseThrow(() -> new Refusal.NotFound(ledger));
            var section = looked.before().named(Ledger.SECTION).orElseThrow();
            if (!stock.mayKeep(tx, section)) {
                throw new Refusal.NotFound(ledger);
            }
            var problems = new Problems("stocktaking");
            ConfirmLines.requireOpen(problems, one, TakenStock.today(tx));
            problems.requirePast("knownOn", input.knownOn(), TakenStock.today(tx));
            problems.requireReason("lastSeen", input.lastSeen());
            problems.requireLines("done", input.done());
            if (missing.open(tx).stream().anyMatch(row -> row.line().equals(line))) {
                problems.add("", "missing-already");
            }
            problems.refuseIfAny();
            var row = new MissingRows.Row(
                    tx.newId(),
                    tx.newId(),
                    stocktaking,
                    line,
                    section,
                    input.lastSeen().strip(),
                    input.done().strip(),
                    input.wrongful(),
                    "",
                    Optional.empty(),
                    Span.since(input.knownOn()));
            missing.add(
                    tx,
                    tx.enter(Act.of("stocktaking.missing.reported", "missing_asset", row.missing())
                            .after("line", line.value())
                            .after("section", section)
                            .after("knownOn", row.knownOn())
                            .after("wrongful", row.wrongful())
                            .after("lastSeen", row.lastSeen())
                            .after("done", row.done())),
                    List.of(row));
            stock.note(tx, one, section);
            return row.missing();
        });
    }

    /**
     * Corrects the day on which it was known, or whether a wrongful purpose is possible; what was said before stays in the record.
     *
     * @throws Refusal.Invalid if no reason is given, nothing differs, or it was found
     */
    public void correct(Actor actor, UUID id, LocalDate knownOn, boolean wrongful, String reason) {
        work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            var before = kept(tx, id);
            var problems = new Problems("stocktaking");
            requireMissing(problems, before);
            problems.requirePast("knownOn", knownOn, TakenStock.today(tx));
            problems.requireReason("reason", reason);
            if (before.knownOn().equals(knownOn) && before.wrongful() == wrongful) {
                problems.add("", "nothing-changed");
            }
            problems.refuseIfAny();
            var act = Act.of("stocktaking.missing.corrected", "missing_asset", id);
            if (!before.knownOn().equals(knownOn)) {
                act.before("knownOn", before.knownOn()).after("knownOn", knownOn);
            }
            if (before.wrongful() != wrongful) {
                act.before("wrongful", before.wrongful()).after("wrongful", wrongful);
            }
            missing.replace(
                    tx,
                    tx.enter(act.after("reason", reason.strip())),
                    before,
                    before.corrected(tx.newId(), knownOn, wrongful, reason.strip()));
            return id;
        });
    }

    /**
     * Ends the candidate: it was found. In a stocktaking that is open, the line is there again.
     *
     * @throws Refusal.Invalid naming the fields; also if it was found already
     */
    public void found(Actor actor, UUID id, Found found) {
        work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            var before = kept(tx, id);
            var problems = new Problems("stocktaking");
            requireMissing(problems, before);
            problems.requirePast("foundOn", found.on(), TakenStock.today(tx));
            if (found.on().isBefore(before.knownOn())) {
                problems.add("foundOn", "found-before-known", Problems.day(before.knownOn()));
            }
            problems.requireReason("foundWhere", found.where());
            problems.refuseIfAny();
            var entry = tx.enter(Act.of("stocktaking.missing.found", "missing_asset", id)
                    .after("foundOn", found.on())
                    .after("foundWhere", found.where().strip())
                    .after("outOfHand", found.outOfHand()));
            missing.replace(
                    tx,
                    entry,
                    before,
                    before.found(
                            tx.newId(),
                            new MissingRows.Found(found.on(), found.where().strip(), found.outOfHand())));
            var one = stocktakings.the(tx, before.stocktaking());
            if (one.open()
                    && !stocktakings
                            .confirmed(tx, one.id())
                            .contains(before.line().value())) {
                stocktakings.confirm(tx, entry, one.id(), List.of(before.line()));
            }
            return id;
        });
    }

    private static void requireMissing(Problems problems, MissingRows.Row row) {
        if (row.found().isPresent()) {
            problems.add("", "found-already");
        }
    }

    private MissingRows.Row kept(Tx tx, UUID id) {
        TakenStock.inTurn(
                tx, stocktakings.the(tx, missing.the(tx, id).stocktaking()).ledger());
        var row = missing.the(tx, id);
        if (!stock.mayKeep(tx, row.section())) {
            throw new Refusal.NotFound("missing_asset");
        }
        return row;
    }
}
