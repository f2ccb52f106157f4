package org.sekisho.app.ledgers;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** What the sections, posts and lines that stand in lines are called. */
@Component
final class NamesInLines {

    /** @param names by identifier; what is gone has none */
    record Known(Map<UUID, String> names, List<PlacesOfStaff.Place> places) {}

    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final PlacesOfStaff places;

    NamesInLines(Ledgers ledgers, LineRegisters registers, PlacesOfStaff places) {
        this.ledgers = ledgers;
        this.registers = registers;
        this.places = places;
    }

    /** Three statements for the places, and one for each field that names lines. */
    Known of(Tx tx, Ledger ledger, Collection<Values> lines, AsOf asOf) {
        var names = new HashMap<UUID, String>();
        var there = places.on(tx, asOf);
        there.forEach(place -> names.put(place.id(), place.name()));
        for (var field : ledger.fields()) {
            if (field.kind() instanceof LedgerField.Line other) {
                var wanted = new HashSet<UUID>();
                lines.forEach(values -> values.named(field.key()).ifPresent(wanted::add));
                var named = ledgers.the(other.ledger());
                registers
                        .of(named.key())
                        .among(tx, wanted, asOf)
                        .forEach(row ->
                                names.put(row.line().value(), row.values().words(named.name())));
            }
        }
        return new Known(names, there);
    }
}
