package org.sekisho.app.ledgers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/** Reads lines inside the transaction of another use case, which has asked for its own permission. */
@Component
public final class LinesIn {

    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;

    LinesIn(Ledgers ledgers, LineRegisters registers, Reaches reaches) {
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
    }

    /** The lines of a ledger that the actor of the transaction may read. Four statements at most. */
    public Reach reading(Tx tx, String ledger) {
        return reaches.reading(tx, ledgers.the(ledger));
    }

    /**
     * The lines of a ledger that the actor of the transaction keeps. Four statements at most.
     *
     * @throws Refusal.NotPermitted if the ledger belongs to the whole body and the actor does not keep that
     */
    public Reach keeping(Tx tx, String ledger) {
        return reaches.keeping(tx, ledgers.the(ledger));
    }

    /** A line of a ledger on a day. One statement. */
    public Optional<LedgerLine> find(Tx tx, String ledger, LineId line, AsOf asOf) {
        return registers.of(ledger).among(tx, List.of(line.value()), asOf).stream()
                .findFirst()
                .map(LineRegister.Row::asLine);
    }

    /** Those of the lines that are there on a day, in no order. One statement. */
    public List<LedgerLine> among(Tx tx, String ledger, Collection<LineId> lines, AsOf asOf) {
        return registers.of(ledger).among(tx, lines.stream().map(LineId::value).toList(), asOf).stream()
                .map(LineRegister.Row::asLine)
                .toList();
    }

    /** All lines of a ledger on a day. One statement. */
    public List<LedgerLine> all(Tx tx, String ledger, AsOf asOf) {
        return registers.of(ledger).at(tx, asOf).stream()
                .map(LineRegister.Row::asLine)
                .toList();
    }

    /** All lines of a ledger on a day, with what they say in these fields alone, in no order. One statement. */
    public List<LedgerLine> all(Tx tx, String ledger, Collection<String> fields, AsOf asOf) {
        return registers.of(ledger).only(tx, fields, Optional.empty(), asOf);
    }

    /** Those of the lines that are there on a day, with what they say in these fields alone, in no order. One statement. */
    public List<LedgerLine> among(Tx tx, String ledger, Collection<String> fields, Collection<UUID> lines, AsOf asOf) {
        return lines.isEmpty() ? List.of() : registers.of(ledger).only(tx, fields, Optional.of(lines), asOf);
    }
}
