package org.sekisho.app.ledgers;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** The registers of all ledgers. */
@Repository
final class LineRegisters {

    private final Map<String, LineRegister> registers;

    LineRegisters(List<Ledger> ledgers) {
        this.registers = ledgers.stream().collect(toMap(Ledger::key, LineRegister::new));
    }

    LineRegister of(String ledger) {
        var found = registers.get(ledger);
        if (found == null) {
            throw new IllegalArgumentException("No module declares the ledger " + ledger);
        }
        return found;
    }
}
