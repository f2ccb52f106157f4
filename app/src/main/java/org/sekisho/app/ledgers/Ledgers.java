package org.sekisho.app.ledgers;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/** The ledgers that modules declare, with their rules. */
@Component
public final class Ledgers {

    private final Map<String, Ledger> ledgers;
    private final List<LedgerRules> rules;
    private final List<BesideLedger> beside;

    Ledgers(List<Ledger> ledgers, List<LedgerRules> rules, List<BesideLedger> beside) {
        this.ledgers = ledgers.stream().collect(toMap(Ledger::key, Function.identity()));
        this.rules = List.copyOf(rules);
        this.beside = List.copyOf(beside);
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
        return beside.stream().filter(one -> one.ledger().equals(ledger.key())).toList();
    }

    List<LedgerRules> rules(Ledger ledger) {
        return rules.stream().filter(one -> one.ledger().equals(ledger.key())).toList();
    }
}
