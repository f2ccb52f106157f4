package org.sekisho.app.ledgers;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sekisho.app.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ledgers that modules declare, with their rules. */
@Component
public final class Ledgers {

    private final Map<String, Ledger> ledgers;
    private final ObjectProvider<LedgerRules> rules;
    private final ObjectProvider<BesideLedger> beside;

    /** Rules and what stands beside come later: they read ledgers themselves. */
    Ledgers(List<Ledger> ledgers, ObjectProvider<LedgerRules> rules, ObjectProvider<BesideLedger> beside) {
        this.ledgers = ledgers.stream().collect(toMap(Ledger::key, Function.identity()));
        this.rules = rules;
        this.beside = beside;
    }

    /** All of them, by their keys. */
    public List<Ledger> all() {
        return ledgers.values().stream()
                .sorted(Comparator.comparing(Ledger::key))
                .toList();
    }

    /** @throws Refusal.NotFound if there is no such ledger */
    public Ledger the(String key) {
        var found = ledgers.get(key);
        if (found == null) {
            throw new Refusal.NotFound("ledger");
        }
        return found;
    }

    /** What other modules say on its pages, in order. */
    public List<BesideLedger> beside(Ledger ledger) {
        return beside.orderedStream()
                .filter(one -> one.ledger().equals(ledger.key()))
                .toList();
    }

    List<LedgerRules> rules(Ledger ledger) {
        return rules.orderedStream()
                .filter(one -> one.ledger().equals(ledger.key()))
                .toList();
    }
}
