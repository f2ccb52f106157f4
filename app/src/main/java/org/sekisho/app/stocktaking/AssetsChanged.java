package org.sekisho.app.stocktaking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerRules;
import org.springframework.stereotype.Component;

/** A change of an asset counts in the stocktaking that is open, and may be the last thing that its section had to do. */
@Component
class AssetsChanged implements LedgerRules {

    private final Stocktakings stocktakings;
    private final TakenStock stock;

    AssetsChanged(Stocktakings stocktakings, TakenStock stock) {
        this.stocktakings = stocktakings;
        this.stock = stock;
    }

    @Override
    public String ledger() {
        return Counted.ASSET.ledger();
    }

    @Override
    public void follow(Tx tx, List<Changed> changed) {
        stocktakings
                .open(tx, ledger())
                .filter(one -> !TakenStock.today(tx).isBefore(one.firstDay()))
                .ifPresent(one -> sections(changed).forEach(section -> stock.note(tx, one, section)));
    }

    private static Iterable<UUID> sections(List<Changed> changed) {
        return changed.stream()
                .flatMap(one -> Stream.of(one.before(), one.after()).flatMap(Optional::stream))
                .flatMap(values -> values.named(Ledger.SECTION).stream())
                .collect(Collectors.toSet());
    }
}
