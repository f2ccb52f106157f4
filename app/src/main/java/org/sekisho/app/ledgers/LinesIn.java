package org.sekisho.app.ledgers;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** Reads lines inside the transaction of another use case, which has asked for its own permission. */
@Component
public final class LinesIn {

    private final LineRegisters registers;

    LinesIn(LineRegisters registers) {
        this.registers = registers;
    }

    /** A line of a ledger on a day. One statement. */
    public Optional<LedgerLine> find(Tx tx, String ledger, LineId line, AsOf asOf) {
        return registers.of(ledger).among(tx, List.of(line.value()), asOf).stream()
                .findFirst()
                .map(LineRegister.Row::asLine);
    }

    /** All lines of a ledger on a day. One statement. */
    public List<LedgerLine> all(Tx tx, String ledger, AsOf asOf) {
        return registers.of(ledger).at(tx, asOf).stream()
                .map(LineRegister.Row::asLine)
                .toList();
    }
}
