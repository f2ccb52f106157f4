package org.sekisho.app.findings;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.classes.ClassesOfAssets;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Kept;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Reach;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.FindingRule;
import org.sekisho.classification.Findings;
import org.springframework.stereotype.Service;

/** What looks wrong about the information assets of a day. Nothing of it is stored: it is derived and kept in memory. */
@Service
public final class FindingsOfDay {

    /**
     * What a rule finds wrong about an asset.
     *
     * @param code empty where it has none
     * @param section empty where that of the ledger is gone
     */
    public record Found(LineId asset, String name, String code, Optional<UUID> section, FindingRule rule) {}

    /**
     * What there is for a reader.
     *
     * @param found the gravest first, in the order of the rules, then of the names
     * @param sections the names of the sections whose assets the reader may read
     */
    public record Day(List<Found> found, Map<UUID, String> sections) {
        public Day {
            found = List.copyOf(found);
            sections = Map.copyOf(sections);
        }

        /** Of the assets of one section. */
        public Day of(UUID section) {
            return new Day(
                    found.stream()
                            .filter(one -> one.section().filter(section::equals).isPresent())
                            .toList(),
                    sections);
        }
    }

    private final Work work;
    private final LinesIn lines;
    private final PlacesOfStaff places;
    private final SchemeOfBody schemes;
    private final ClassesOfAssets classes;
    private final Kept<Day> kept;

    FindingsOfDay(
            Work work,
            Freshness freshness,
            LinesIn lines,
            PlacesOfStaff places,
            SchemeOfBody schemes,
            ClassesOfAssets classes) {
        this.work = work;
        this.lines = lines;
        this.places = places;
        this.schemes = schemes;
        this.classes = classes;
        this.kept = new Kept<>(work, freshness, Permission.READ_LEDGERS);
    }

    /** What is wrong with the assets that the actor may read; six statements at most while nothing was entered since. */
    public Day on(Actor actor, AsOf asOf) {
        var reach = work.read(actor, Permission.READ_LEDGERS, tx -> lines.reading(tx, AssetLedger.KEY));
        var all = kept.get(
                actor,
                asOf,
                () -> work.read(Actor.program(actor.body()), Permission.READ_LEDGERS, tx -> derive(tx, asOf)));
        return switch (reach) {
            case Reach.All every -> all;
            case Reach.Sections some -> within(all, some.sections());
        };
    }

    private static Day within(Day all, Set<UUID> sections) {
        return new Day(
                all.found().stream()
                        .filter(one -> one.section().filter(sections::contains).isPresent())
                        .toList(),
                all.sections().entrySet().stream()
                        .filter(one -> sections.contains(one.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Everything that is wrong in the body. The number of statements does not depend on how many assets there are. */
    private Day derive(Tx tx, AsOf asOf) {
        var inUse = schemes.inUse(tx, asOf);
        var all = lines.all(tx, AssetLedger.KEY, asOf);
        var there = places.on(tx, asOf);
        var effective = classes.of(tx, all.stream().map(LedgerLine::id).toList(), asOf);
        var facts = new FactsOfAssets(
                inUse, asOf.day(), there.stream().map(PlacesOfStaff.Place::id).collect(toSet()), all, effective);
        var rules = Findings.standard();
        var found = new ArrayList<Found>();
        for (var line : all) {
            var values = line.values();
            for (var one : rules.look(facts.of(line), asOf.day())) {
                found.add(new Found(
                        line.id(),
                        values.words(AssetLedger.NAME),
                        values.words(AssetLedger.CODE),
                        values.named(Ledger.SECTION),
                        one.rule()));
            }
        }
        found.sort(order(rules));
        return new Day(
                found,
                there.stream()
                        .filter(place -> place.kind() == PlacesOfStaff.Kind.SECTION)
                        .collect(toMap(PlacesOfStaff.Place::id, PlacesOfStaff.Place::name)));
    }

    private static Comparator<Found> order(Findings rules) {
        var places = new HashMap<String, Integer>();
        rules.rules().forEach(rule -> places.put(rule.key(), places.size()));
        return Comparator.comparing((Found one) -> one.rule().severity())
                .thenComparing(one -> places.getOrDefault(one.rule().key(), 0))
                .thenComparing(Found::name)
                .thenComparing(one -> one.asset().value());
    }
}
