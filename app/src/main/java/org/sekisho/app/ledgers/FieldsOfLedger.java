package org.sekisho.app.ledgers;

import java.util.List;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** The fields of a ledger as a body has it: those of the program, then those that it added. */
@Component
final class FieldsOfLedger {

    private final OwnFields own;

    FieldsOfLedger(OwnFields own) {
        this.own = own;
    }

    /** One statement. */
    List<LedgerField> of(Tx tx, Ledger ledger, AsOf asOf) {
        return Stream.concat(
                        ledger.fields().stream(),
                        own.of(tx, ledger, asOf).stream().map(OwnFields.Row::asField))
                .toList();
    }
}
