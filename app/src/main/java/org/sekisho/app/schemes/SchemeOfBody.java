package org.sekisho.app.schemes;

import java.util.ArrayList;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.Scheme;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Component;

/** Says by which scheme (分類の体系) a body classifies its assets. */
@Component
public final class SchemeOfBody {

    private record Of(AsOf asOf) {}

    private final SchemeRegister register;
    private final Derivations derivations;

    SchemeOfBody(SchemeRegister register, Derivations derivations) {
        this.register = register;
        this.derivations = derivations;
    }

    /** The scheme in force on a day. One statement, none while it is kept. */
    public Scheme on(Tx tx, AsOf asOf) {
        return inUse(tx, asOf).scheme();
    }

    /** The same with the schemes before it, of which levels may still stand in the ledger. */
    public SchemesInUse inUse(Tx tx, AsOf asOf) {
        return derivations.of(tx, new Of(asOf), () -> read(tx, asOf));
    }

    private SchemesInUse read(Tx tx, AsOf asOf) {
        var all = new ArrayList<Scheme>();
        all.add(Schemes.builtIn().mic2024());
        register.known(tx, asOf).stream()
                .filter(row -> !row.span().from().isAfter(asOf.day()))
                .map(SchemeRegister.Row::read)
                .forEach(all::add);
        return new SchemesInUse(all);
    }
}
