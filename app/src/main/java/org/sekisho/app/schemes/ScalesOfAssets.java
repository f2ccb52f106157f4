package org.sekisho.app.schemes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Scales;
import org.sekisho.app.schemes.SchemesInUse.Standing;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Level;
import org.sekisho.classification.Schemes;
import org.springframework.stereotype.Component;

/** The three axes of the class as scales of the ledger. */
@Component
class ScalesOfAssets implements Scales {

    private final SchemeOfBody schemes;

    ScalesOfAssets(SchemeOfBody schemes) {
        this.schemes = schemes;
    }

    @Override
    public Optional<LedgerField.Choice> on(Tx tx, String scale, AsOf asOf) {
        return Arrays.stream(Axis.values())
                .filter(axis -> AssetLedger.keyOf(axis).equals(scale))
                .findFirst()
                .map(axis -> choice(schemes.inUse(tx, asOf), axis));
    }

    private static LedgerField.Choice choice(SchemesInUse inUse, Axis axis) {
        var called = new LinkedHashMap<String, LedgerField.Called>();
        var carried = new LinkedHashMap<String, String>();
        var open = new LinkedHashSet<String>();
        for (var scheme : inUse.all().reversed()) {
            for (var level : scheme.levels(axis)) {
                if (!called.containsKey(level.key())) {
                    inUse.standing(axis, level.key()).ifPresent(standing -> {
                        switch (standing) {
                            case Standing.Current current -> {
                                // It is called by its own name.
                            }
                            case Standing.Carried one ->
                                carried.put(level.key(), one.level().key());
                            case Standing.Open one -> open.add(level.key());
                        }
                        called.put(level.key(), called(shown(standing)));
                    });
                }
            }
        }
        return new LedgerField.Choice(
                inUse.scheme().levels(axis).stream().map(Level::key).toList(),
                Optional.of(new LedgerField.Decided(called, carried, open)));
    }

    private static Level shown(Standing standing) {
        return switch (standing) {
            case Standing.Current current -> current.level();
            case Standing.Carried carried -> carried.level();
            case Standing.Open open -> open.old();
        };
    }

    /** A level that comes with the program is known by its key; a body's own key is for programs. */
    private static LedgerField.Called called(Level level) {
        var ja = level.name().ja();
        var further = new ArrayList<String>();
        further.add(level.key());
        further.add(level.mark().replaceAll("[【】]", ""));
        return new LedgerField.Called(
                ja,
                level.name().en(),
                builtIn(level) ? level.key() : ja,
                level.definition().ja(),
                level.definition().en(),
                List.copyOf(further));
    }

    private static boolean builtIn(Level level) {
        return Schemes.builtIn().scheme(level.scheme()).isPresent();
    }
}
