package org.sekisho.app.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Reach;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Level;
import org.springframework.stereotype.Service;

/** Counts assets by section and class, once everything counts, and lists those that were counted together. */
@Service
public final class MapOfClasses {

    /**
     * The assets that the reader may read.
     *
     * @param levels of the body's scheme on the axis, from the highest to the lowest
     * @param rows the sections that have assets, in the order of the chart
     * @param unassessed how many have no level on the axis in the ledger
     * @param lowered how many somebody set lower than they would be, on the axis
     */
    public record Counted(Axis axis, List<Level> levels, List<Row> rows, Row all, long unassessed, long lowered) {}

    /**
     * A section.
     *
     * @param name empty for a section that is not there any more
     * @param counts by level in the order of the levels; the last of those without any
     */
    public record Row(Optional<UUID> section, Optional<String> name, List<Long> counts) {
        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What is listed.
     *
     * @param section empty for all
     * @param level the key of a level; empty for those without any
     */
    public record Input(AsOf asOf, Axis axis, Optional<UUID> section, Optional<String> level, long first, int most) {}

    /** @param total how many there are in all */
    public record Found(Axis axis, Optional<String> section, Optional<Level> level, List<Listed> assets, long total) {}

    /** An asset of the list. */
    public record Listed(LineId asset, String name, Optional<Level> own, boolean set) {}

    private final Work work;
    private final AssetGraphs graphs;
    private final LinesIn lines;
    private final SeenAssets seen;
    private final PlacesOfStaff places;

    MapOfClasses(Work work, AssetGraphs graphs, LinesIn lines, SeenAssets seen, PlacesOfStaff places) {
        this.work = work;
        this.graphs = graphs;
        this.lines = lines;
        this.seen = seen;
        this.places = places;
    }

    /** Counts them. The number of statements does not depend on how many there are. */
    public Counted count(Actor actor, Axis axis, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var reach = lines.reading(tx, AssetLedger.KEY);
            var names = sections(tx, asOf);
            return graphs.ask(tx, asOf, graph -> counted(graph, axis, reach, names));
        });
    }

    private Map<UUID, String> sections(Tx tx, AsOf asOf) {
        var names = new LinkedHashMap<UUID, String>();
        places.on(tx, asOf).stream()
                .filter(place -> place.kind() == PlacesOfStaff.Kind.SECTION)
                .forEach(place -> names.put(place.id(), place.name()));
        return names;
    }

    private static Counted counted(AssetGraph graph, Axis axis, Reach reach, Map<UUID, String> names) {
        var levels = graph.scheme().levels(axis);
        var bySection = new HashMap<Optional<UUID>, long[]>();
        var all = new long[levels.size() + 1];
        long unassessed = 0;
        long lowered = 0;
        for (var asset : graph.all()) {
            if (!reached(reach, asset)) {
                continue;
            }
            int column = graph.effective(asset.id(), axis).map(levels::indexOf).orElse(levels.size());
            var section = asset.section().filter(names::containsKey);
            bySection.computeIfAbsent(section, unknown -> new long[levels.size() + 1])[column]++;
            all[column]++;
            if (asset.node().own().on(axis).isEmpty()) {
                unassessed++;
            }
            if (graph.lowered(asset.id()).contains(axis)) {
                lowered++;
            }
        }
        var rows = new ArrayList<Row>();
        names.forEach((section, name) -> Optional.ofNullable(bySection.get(Optional.of(section)))
                .ifPresent(counts -> rows.add(new Row(Optional.of(section), Optional.of(name), list(counts)))));
        Optional.ofNullable(bySection.get(Optional.<UUID>empty()))
                .ifPresent(counts -> rows.add(new Row(Optional.empty(), Optional.empty(), list(counts))));
        return new Counted(
                axis, levels, rows, new Row(Optional.empty(), Optional.empty(), list(all)), unassessed, lowered);
    }

    private static List<Long> list(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static boolean reached(Reach reach, Asset asset) {
        return switch (reach) {
            case Reach.All all -> true;
            case Reach.Sections some ->
                asset.section().filter(some.sections()::contains).isPresent();
        };
    }

    /** Lists those of a section and a level that the actor may read, by name. */
    public Found find(Actor actor, Input input) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var reach = lines.reading(tx, AssetLedger.KEY);
            record Cell(Optional<Level> level, List<Asset> assets) {}
            var cell = graphs.ask(tx, input.asOf(), graph -> {
                var level = input.level().flatMap(key -> graph.scheme().level(input.axis(), key));
                return new Cell(
                        level,
                        graph.all().stream()
                                .filter(asset -> reached(reach, asset)
                                        && (input.section().isEmpty()
                                                || input.section().equals(asset.section()))
                                        && graph.effective(asset.id(), input.axis())
                                                .equals(level))
                                .toList());
            });
            var names = seen.of(tx, cell.assets().stream().map(Asset::id).toList(), input.asOf());
            return new Found(
                    input.axis(),
                    input.section()
                            .flatMap(id -> Optional.ofNullable(
                                    sections(tx, input.asOf()).get(id))),
                    cell.level(),
                    cell.assets().stream()
                            .filter(asset -> names.containsKey(asset.id()))
                            .map(asset -> listed(asset, names, input.axis()))
                            .sorted(Comparator.comparing(Listed::name)
                                    .thenComparing(one -> one.asset().value()))
                            .skip(input.first())
                            .limit(input.most())
                            .toList(),
                    cell.assets().size());
        });
    }

    private static Listed listed(Asset asset, Map<UUID, SeenAssets.Seen> names, Axis axis) {
        return new Listed(
                new LineId(asset.id()),
                Objects.requireNonNull(names.get(asset.id())).name(),
                asset.node().own().on(axis),
                asset.node().overrides().containsKey(axis));
    }
}
