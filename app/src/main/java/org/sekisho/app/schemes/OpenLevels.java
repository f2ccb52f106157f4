package org.sekisho.app.schemes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Reach;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.schemes.SchemesInUse.Standing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Level;
import org.springframework.stereotype.Service;

/** Which assets still have a level of an earlier scheme that may be several of today's: for each a person decides. */
@Service
public final class OpenLevels {

    /**
     * An asset whose level on one axis is open.
     *
     * @param section empty where that of the ledger is gone
     */
    public record Open(LineId asset, String name, String code, Optional<UUID> section, Axis axis, Level old) {}

    /**
     * How far a section is.
     *
     * @param open assets that wait for a decision
     * @param all assets that it has
     */
    public record OfSection(String name, long open, long all) {}

    /**
     * What is left to decide.
     *
     * @param open by name
     * @param sections that have assets, by name
     */
    public record Left(List<Open> open, List<OfSection> sections) {
        public Left {
            open = List.copyOf(open);
            sections = List.copyOf(sections);
        }
    }

    private record Of(AsOf asOf) {}

    private record All(List<Open> open, Map<UUID, Long> assets) {}

    private final Work work;
    private final SchemeOfBody schemes;
    private final LinesIn lines;
    private final PlacesOfStaff places;
    private final Derivations derivations;

    OpenLevels(Work work, SchemeOfBody schemes, LinesIn lines, PlacesOfStaff places, Derivations derivations) {
        this.work = work;
        this.schemes = schemes;
        this.lines = lines;
        this.places = places;
        this.derivations = derivations;
    }

    /** What is left of the assets that the actor may read. */
    public Left on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var reach = lines.reading(tx, AssetLedger.KEY);
            var all = derivations.of(tx, new Of(asOf), () -> all(tx, asOf));
            var open = all.open().stream()
                    .filter(one -> reach instanceof Reach.All
                            || one.section().filter(reach::covers).isPresent())
                    .toList();
            var waiting = open.stream()
                    .flatMap(one -> one.section().stream().map(section -> Map.entry(section, one.asset())))
                    .distinct()
                    .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));
            return new Left(
                    open,
                    places.on(tx, asOf).stream()
                            .filter(place -> all.assets().containsKey(place.id()) && reach.covers(place.id()))
                            .sorted(Comparator.comparing(PlacesOfStaff.Place::name))
                            .map(place -> new OfSection(
                                    place.name(),
                                    waiting.getOrDefault(place.id(), 0L),
                                    all.assets().getOrDefault(place.id(), 0L)))
                            .toList());
        });
    }

    private All all(Tx tx, AsOf asOf) {
        var inUse = schemes.inUse(tx, asOf);
        var open = new ArrayList<Open>();
        var assets = new HashMap<UUID, Long>();
        if (inUse.all().size() == 1) {
            return new All(List.of(), Map.of());
        }
        for (var line : lines.all(tx, AssetLedger.KEY, asOf)) {
            var values = line.values();
            var section = values.named(Ledger.SECTION);
            section.ifPresent(id -> assets.merge(id, 1L, Long::sum));
            for (var axis : Axis.values()) {
                inUse.standing(axis, values.words(AssetLedger.keyOf(axis)))
                        .filter(Standing.Open.class::isInstance)
                        .map(Standing.Open.class::cast)
                        .ifPresent(standing -> open.add(new Open(
                                line.id(),
                                values.words(AssetLedger.NAME),
                                values.words(AssetLedger.CODE),
                                section,
                                axis,
                                standing.old())));
            }
        }
        open.sort(Comparator.comparing(Open::name)
                .thenComparing(one -> one.asset().value()));
        return new All(List.copyOf(open), Map.copyOf(assets));
    }
}
