package org.sekisho.app.classes;

import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LedgerRules;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** Lets what was said of an asset end when it leaves the ledger: the levels that were set, and the dependencies both ways. */
@Component
final class EndWithAsset implements LedgerRules {

    private final LevelOverrides overrides;
    private final Dependencies dependencies;

    EndWithAsset(LevelOverrides overrides, Dependencies dependencies) {
        this.overrides = overrides;
        this.dependencies = dependencies;
    }

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public void follow(Tx tx, List<Changed> changed) {
        changed.stream().filter(one -> one.after().isEmpty()).forEach(one -> end(tx, one.line()));
    }

    private void end(Tx tx, LineId asset) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var set = overrides.of(tx, List.of(asset.value()), AsOf.known(today));
        var about = dependencies.about(tx, asset, AsOf.known(today));
        if (set.isEmpty() && about.isEmpty()) {
            return;
        }
        var act = Act.of("classes.asset.ended", AssetLedger.KEY, asset.value());
        about.forEach(
                row -> act.child(AssetLedger.KEY, (row.asset().equals(asset) ? row.needs() : row.asset()).value()));
        var entry = tx.enter(act);
        overrides.end(tx, entry, set, today);
        dependencies.end(tx, entry, about, today);
    }
}
