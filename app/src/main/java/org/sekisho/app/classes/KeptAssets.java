package org.sekisho.app.classes;

import java.time.LocalDate;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** The assets that somebody keeps. */
@Component
final class KeptAssets {

    private final Ledgers ledgers;
    private final ReadLine lines;

    KeptAssets(Ledgers ledgers, ReadLine lines) {
        this.ledgers = ledgers;
        this.lines = lines;
    }

    /**
     * An asset as it is on a day.
     *
     * @throws Refusal.NotFound if it is not there for the actor of the transaction to keep
     */
    ReadLine.Shown the(Tx tx, LineId asset, AsOf asOf) {
        var shown = lines.read(tx, ledgers.the(AssetLedger.KEY), asset, asOf);
        if (!shown.mayChange()) {
            throw new Refusal.NotFound(AssetLedger.KEY);
        }
        return shown;
    }

    /**
     * Lets no other change of the ledger come in between.
     *
     * @return today
     * @throws Refusal.NotFound if the asset is not there for the actor of the transaction to keep
     */
    LocalDate inTurn(Tx tx, LineId asset) {
        Register.inTurn(tx, "ledger " + AssetLedger.KEY);
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        the(tx, asset, AsOf.known(today));
        return today;
    }
}
