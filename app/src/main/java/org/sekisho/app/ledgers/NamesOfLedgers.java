package org.sekisho.app.ledgers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.SubjectNames;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Component;

/** What the lines of ledgers are called in the record, for those who may read them. */
@Component
final class NamesOfLedgers implements SubjectNames {

    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;

    NamesOfLedgers(Ledgers ledgers, LineRegisters registers, Reaches reaches) {
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
    }

    @Override
    public Set<String> types() {
        return ledgers.all().stream().map(Ledger::key).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<UUID, Named> names(Tx tx, String type, Collection<UUID> subjects) {
        var found = new HashMap<UUID, Named>();
        ledgers.all().stream()
                .filter(ledger -> ledger.key().equals(type)
                        && tx.actor().may(ledger.access().read()))
                .forEach(ledger -> {
                    var reach = reaches.reading(tx, ledger);
                    registers.of(ledger.key()).lastOf(tx, subjects).stream()
                            .filter(row -> reach.has(row.values()))
                            .forEach(row -> found.put(
                                    row.line().value(),
                                    Named.of(row.values().words(ledger.name())).on(ledger.pageOf(row.line()))));
                });
        return found;
    }
}
