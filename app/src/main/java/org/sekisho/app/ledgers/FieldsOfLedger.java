package org.sekisho.app.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** The fields of a ledger as a body has it: those of the program with the levels of its scales, then those that it added. */
@Component
final class FieldsOfLedger {

    private final OwnFields own;
    private final List<Scales> scales;

    private final Derivations derivations;

    private record Of(String ledger, AsOf asOf) {}

    FieldsOfLedger(OwnFields own, List<Scales> scales, Derivations derivations) {
        this.own = own;
        this.scales = List.copyOf(scales);
        this.derivations = derivations;
    }

    /** One statement and those of the scales, none while they are kept. */
    List<LedgerField> of(Tx tx, Ledger ledger, AsOf asOf) {
        return derivations.of(tx, new Of(ledger.key(), asOf), () -> read(tx, ledger, asOf));
    }

    private LedgerField decided(Tx tx, LedgerField field, AsOf asOf) {
        return field.kind() instanceof LedgerField.Scale scale
                ? field.holding(scales.stream()
                        .flatMap(one -> one.on(tx, scale.scale(), asOf).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No module knows the scale " + scale.scale())))
                : field;
    }

    private List<LedgerField> read(Tx tx, Ledger ledger, AsOf asOf) {
        return Stream.concat(
                        ledger.fields().stream().map(field -> decided(tx, field, asOf)),
                        own.of(tx, ledger, asOf).stream().map(OwnFields.Row::asField))
                .toList();
    }

    /** What a list is narrowed by: a level with the keys of earlier scales that are the same today. */
    static Map<String, List<Value>> meant(List<LedgerField> fields, Map<String, Value> equal) {
        var meant = new LinkedHashMap<String, List<Value>>();
        equal.forEach((key, value) -> meant.put(
                key,
                fields.stream()
                        .filter(field -> field.key().equals(key))
                        .findFirst()
                        .filter(field -> value instanceof Value.Words)
                        .flatMap(field -> field.kind() instanceof LedgerField.Choice choice
                                ? Optional.of(choice.meaning(value.plain()))
                                : Optional.empty())
                        .<List<Value>>map(keys ->
                                keys.stream().<Value>map(Value.Words::new).toList())
                        .orElse(List.of(value))));
        return meant;
    }
}
