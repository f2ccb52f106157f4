package org.sekisho.app.ledgers;

import java.util.List;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** The fields of a ledger as a body has it: those of the program, then those that it added. */
@Component
final class FieldsOfLedger {

    private final OwnFields own;

    private final Derivations derivations;

    private record Of(String ledger, AsOf asOf) {}

    FieldsOfLedger(OwnFields own, Derivations derivations) {
        this.own = own;
        this.derivations = derivations;
    }

    /** One statement, none while they are kept. */
    List<LedgerField> of(Tx tx, Ledger ledger, AsOf asOf) {
        return derivations.of(tx, new Of(ledger.key(), asOf), () -> read(tx, ledger, asOf));
    }

    private List<LedgerField> read(Tx tx, Ledger ledger, AsOf asOf) {
        return Stream.concat(
                        ledger.fields().stream(),
                        own.of(tx, ledger, asOf).stream().map(OwnFields.Row::asField))
                .toList();
    }
}
