package org.sekisho.app.classes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** Says what assets are called, to those who may read them. */
@Component
final class SeenAssets {

    /** @param kind as the ledger has it */
    record Seen(String name, String kind) {}

    private final LinesIn lines;

    SeenAssets(LinesIn lines) {
        this.lines = lines;
    }

    /** Those of the assets that the actor of the transaction may read. Five statements at most. */
    Map<UUID, Seen> of(Tx tx, Collection<UUID> assets, AsOf asOf) {
        var seen = new HashMap<UUID, Seen>();
        if (!assets.isEmpty()) {
            var reach = lines.reading(tx, AssetLedger.KEY);
            lines
                    .among(
                            tx,
                            AssetLedger.KEY,
                            List.of(AssetLedger.NAME, AssetLedger.KIND, Ledger.SECTION),
                            assets,
                            asOf)
                    .stream()
                    .filter(line -> reach.has(line.values()))
                    .forEach(line -> seen.put(
                            line.id().value(),
                            new Seen(
                                    line.values().words(AssetLedger.NAME),
                                    line.values().words(AssetLedger.KIND))));
        }
        return seen;
    }
}
