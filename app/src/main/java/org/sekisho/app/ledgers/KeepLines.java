package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Adds a line to a ledger, changes what it says, or ends it; from today on. */
@Service
public final class KeepLines {

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;
    private final LineChecks checks;
    private final Observations observations;

    KeepLines(
            Work work,
            Ledgers ledgers,
            LineRegisters registers,
            Reaches reaches,
            LineChecks checks,
            Observations observations) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
        this.checks = checks;
        this.observations = observations;
    }

    /** @throws Refusal.Invalid naming the keys of the fields that are wrong */
    public LineId add(Actor actor, String key, Values values) {
        return change(actor, key, (tx, ledger) -> {
            var id = new LineId(tx.newId());
            check(tx, ledger, id, values);
            var entry = tx.enter(told(
                    Act.of("ledgers.line.added", ledger.key(), id.value()), Optional.empty(), Optional.of(values)));
            registers
                    .of(ledger.key())
                    .add(tx, entry, List.of(new LineRegister.Row(tx.newId(), id, values, Span.since(today(tx)))));
            follow(tx, ledger, new LedgerRules.Changed(id, Optional.empty(), Optional.of(values)));
            return id;
        });
    }

    /**
     * @throws Refusal.Invalid naming the keys of the fields that are wrong; also where nothing would change
     * @throws Refusal.NotFound if it is not in the ledger, or not for the actor
     */
    public LineId change(Actor actor, String key, LineId id, Values values) {
        return change(actor, key, id, Optional.empty(), values);
    }

    /**
     * The same of a line as it was seen.
     *
     * @param seen the version that was seen; empty where it does not matter
     * @throws Refusal.Stale if it was changed since
     */
    public LineId change(Actor actor, String key, LineId id, Optional<UUID> seen, Values values) {
        return change(actor, key, (tx, ledger) -> {
            var before = kept(tx, ledger, id, seen);
            if (before.values().equals(values)) {
                throw new Refusal.Invalid("", Message.of("ledgers.refusal.nothing-changed"));
            }
            check(tx, ledger, id, values);
            var entry = tx.enter(told(
                    Act.of("ledgers.line.changed", ledger.key(), id.value()),
                    Optional.of(before.values()),
                    Optional.of(values)));
            var register = registers.of(ledger.key());
            register.end(tx, entry, List.of(before), today(tx));
            register.add(tx, entry, List.of(new LineRegister.Row(tx.newId(), id, values, Span.since(today(tx)))));
            follow(tx, ledger, new LedgerRules.Changed(id, Optional.of(before.values()), Optional.of(values)));
            return id;
        });
    }

    /**
     * Takes a line out of the ledger from today on; earlier days still show it.
     *
     * @throws Refusal.Invalid if no reason is given, or other lines name it
     * @throws Refusal.NotFound if it is not in the ledger, or not for the actor
     */
    public LineId end(Actor actor, String key, LineId id, String reason) {
        return end(actor, key, id, Optional.empty(), reason);
    }

    /**
     * The same of a line as it was seen.
     *
     * @param seen the version that was seen; empty where it does not matter
     * @throws Refusal.Stale if it was changed since
     */
    public LineId end(Actor actor, String key, LineId id, Optional<UUID> seen, String reason) {
        return change(actor, key, (tx, ledger) -> end(tx, ledger, kept(tx, ledger, id, seen), reason));
    }

    /** The same as a part of another use case, in its transaction. */
    public LineId end(Tx tx, String key, LineId id, String reason) {
        var ledger = ledgers.the(key);
        tx.actor().require(ledger.keeping(tx.actor()));
        Register.inTurn(tx, "ledger " + key);
        return end(tx, ledger, kept(tx, ledger, id, Optional.empty()), reason);
    }

    private LineId end(Tx tx, Ledger ledger, LineRegister.Row before, String reason) {
        var id = before.line();
        var problems = new Problems("ledgers");
        problems.requireReason("reason", reason);
        named(tx, ledger, id).ifPresent(by -> problems.add("", "named-by", by));
        problems.refuseIfAny();
        var entry =
                tx.enter(Act.of("ledgers.line.ended", ledger.key(), id.value()).after("reason", reason.strip()));
        registers.of(ledger.key()).end(tx, entry, List.of(before), today(tx));
        follow(tx, ledger, new LedgerRules.Changed(id, Optional.of(before.values()), Optional.empty()));
        return id;
    }

    private LineId change(Actor actor, String key, BiFunction<Tx, Ledger, LineId> act) {
        var ledger = ledgers.the(key);
        return work.change(actor, ledger.keeping(actor), tx -> {
            Register.inTurn(tx, "ledger " + ledger.key());
            return act.apply(tx, ledger);
        });
    }

    private LineRegister.Row kept(Tx tx, Ledger ledger, LineId id, Optional<UUID> seen) {
        var row = registers.of(ledger.key()).the(tx, id, AsOf.known(today(tx)));
        if (!reaches.keeping(tx, ledger).has(row.values())) {
            throw new Refusal.NotFound(ledger.key());
        }
        if (seen.isPresent() && !seen.get().equals(row.id())) {
            throw new Refusal.Stale();
        }
        return row;
    }

    private void check(Tx tx, Ledger ledger, LineId id, Values values) {
        var problems = checks.in(tx, ledger).problems(id, values, checks.now(tx, ledger));
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** What a line that names this one is called. */
    private Optional<String> named(Tx tx, Ledger ledger, LineId id) {
        for (var other : ledgers.all()) {
            for (var field : other.fields()) {
                if (field.kind() instanceof LedgerField.Line line
                        && line.ledger().equals(ledger.key())) {
                    var by = registers
                            .of(other.key())
                            .saying(tx, field.key(), new Value.Named(id.value()), AsOf.known(today(tx)))
                            .stream()
                            .map(row -> row.values().words(other.name()))
                            .findFirst();
                    if (by.isPresent()) {
                        return by;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void follow(Tx tx, Ledger ledger, LedgerRules.Changed changed) {
        ledgers.rules(ledger).forEach(rules -> rules.follow(tx, List.of(changed)));
        ledger.feed()
                .ifPresent(feed -> observations.take(
                        tx,
                        new Observations.Seen(
                                feed.control(),
                                changed.after().or(changed::before).flatMap(values -> values.named(Ledger.SECTION)),
                                "ledgers",
                                tx.actor().name(),
                                changed.after()
                                        .or(changed::before)
                                        .orElseThrow()
                                        .words(ledger.name()),
                                today(tx))));
    }

    /** The act with the fields that differ. */
    private static Act told(Act act, Optional<Values> before, Optional<Values> after) {
        Told.of(act.own(), before, after);
        return act;
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
