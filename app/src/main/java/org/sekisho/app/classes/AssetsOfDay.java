package org.sekisho.app.classes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.schemes.SchemesInUse;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.AssetKind;
import org.sekisho.classification.AssetNode;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;
import org.sekisho.classification.LevelOverride;
import org.sekisho.classification.Scheme;
import org.springframework.stereotype.Component;

/** Reads the assets of a day as far as their classes are concerned; a level of an earlier scheme is what it counts as today. */
@Component
final class AssetsOfDay {

    private static final List<String> FIELDS = Stream.concat(
                    Stream.of(AssetLedger.KIND, Ledger.SECTION, AssetLedger.HELD_IN), AssetLedger.AXES.stream())
            .toList();

    private final SchemeOfBody schemes;
    private final LinesIn lines;
    private final LevelOverrides overrides;
    private final Dependencies dependencies;

    AssetsOfDay(SchemeOfBody schemes, LinesIn lines, LevelOverrides overrides, Dependencies dependencies) {
        this.schemes = schemes;
        this.lines = lines;
        this.overrides = overrides;
        this.dependencies = dependencies;
    }

    /** All of them. Three statements. */
    List<Asset> all(Tx tx, Scheme scheme, AsOf asOf) {
        return assets(
                scheme,
                schemes.inUse(tx, asOf),
                lines.all(tx, AssetLedger.KEY, FIELDS, asOf),
                overrides.at(tx, asOf),
                dependencies.at(tx, asOf));
    }

    /** Those of some that are there. Three statements. */
    List<Asset> among(Tx tx, Scheme scheme, Collection<UUID> some, AsOf asOf) {
        return assets(
                scheme,
                schemes.inUse(tx, asOf),
                lines.among(tx, AssetLedger.KEY, FIELDS, some, asOf),
                overrides.of(tx, some, asOf),
                dependencies.of(tx, some, asOf));
    }

    private static List<Asset> assets(
            Scheme scheme,
            SchemesInUse inUse,
            List<LedgerLine> lines,
            List<LevelOverrides.Row> overrides,
            List<Dependencies.Row> needs) {
        var set = overrides.stream().collect(groupingBy(row -> row.asset().value()));
        var needed = needs.stream()
                .collect(groupingBy(
                        row -> row.asset().value(), mapping(row -> row.needs().value(), toSet())));
        return lines.stream()
                .map(line -> {
                    var id = line.id().value();
                    return new Asset(
                            id,
                            new AssetNode(
                                    id.toString(),
                                    AssetKind.valueOf(line.values().words(AssetLedger.KIND)),
                                    own(inUse, line),
                                    levels(scheme, set.getOrDefault(id, List.of()))),
                            line.values().named(Ledger.SECTION),
                            line.values().named(AssetLedger.HELD_IN),
                            needed.getOrDefault(id, Set.of()));
                })
                .toList();
    }

    private static Classification own(SchemesInUse inUse, LedgerLine line) {
        var own = Classification.NONE;
        for (var axis : Axis.values()) {
            var level = inUse.level(axis, line.values().words(AssetLedger.keyOf(axis)));
            if (level.isPresent()) {
                own = own.with(level.get());
            }
        }
        return own;
    }

    private static Map<Axis, LevelOverride> levels(Scheme scheme, List<LevelOverrides.Row> rows) {
        var levels = new EnumMap<Axis, LevelOverride>(Axis.class);
        for (var row : rows) {
            scheme.level(row.axis(), row.level())
                    .filter(level -> row.scheme().equals(scheme.id()))
                    .ifPresent(level -> levels.put(row.axis(), new LevelOverride(level, row.reason())));
        }
        return levels;
    }
}
