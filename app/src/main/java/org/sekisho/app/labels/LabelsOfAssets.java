package org.sekisho.app.labels;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.classes.ClassesOfAssets;
import org.sekisho.app.classes.EffectiveClass;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.schemes.SchemesInUse;
import org.sekisho.app.schemes.SchemesInUse.Standing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;
import org.sekisho.classification.Label;
import org.springframework.stereotype.Service;

/** Reads what is written on the labels of some assets. */
@Service
public final class LabelsOfAssets {

    /** The most that are printed at once. */
    public static final int MOST = 240;

    /**
     * What stands on a label. Of a level that is not decided yet in the scheme in force, the mark of the earlier one.
     *
     * @param code empty where it has none
     * @param section empty where that of the ledger is gone
     */
    public record OfAsset(LineId asset, String name, String code, String section, Label label) {}

    private final Work work;
    private final LinesIn lines;
    private final PlacesOfStaff places;
    private final SchemeOfBody schemes;
    private final ClassesOfAssets classes;

    LabelsOfAssets(Work work, LinesIn lines, PlacesOfStaff places, SchemeOfBody schemes, ClassesOfAssets classes) {
        this.classes = classes;
        this.work = work;
        this.lines = lines;
        this.places = places;
        this.schemes = schemes;
    }

    /**
     * The labels of some assets, in their order. The number of statements does not depend on how many there are.
     *
     * @throws Refusal.NotFound if one of them is not in the ledger, or not for the actor
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public List<OfAsset> of(Actor actor, Collection<LineId> assets, AsOf asOf) {
        if (assets.size() > MOST) {
            throw new IllegalArgumentException("Too many labels: " + assets.size());
        }
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var reach = lines.reading(tx, AssetLedger.KEY);
            var inUse = schemes.inUse(tx, asOf);
            var names = places.on(tx, asOf).stream()
                    .collect(toMap(PlacesOfStaff.Place::id, PlacesOfStaff.Place::name, (one, two) -> one));
            var there = lines.among(tx, AssetLedger.KEY, assets, asOf).stream()
                    .filter(line -> reach.has(line.values()))
                    .collect(toMap(line -> line.id(), line -> line.values()));
            if (!there.keySet().containsAll(new HashSet<>(assets))) {
                throw new Refusal.NotFound(AssetLedger.KEY);
            }
            var effective = classes.of(tx, assets, asOf);
            var labels = new ArrayList<OfAsset>();
            for (var asset : assets) {
                Optional.ofNullable(there.get(asset))
                        .ifPresent(values -> labels.add(new OfAsset(
                                asset,
                                values.words(AssetLedger.NAME),
                                values.words(AssetLedger.CODE),
                                values.named(Ledger.SECTION)
                                        .map(section -> names.getOrDefault(section, ""))
                                        .orElse(""),
                                inUse.scheme()
                                        .label(shown(
                                                inUse,
                                                values,
                                                Optional.ofNullable(effective.get(asset))
                                                        .map(EffectiveClass::effective)
                                                        .orElse(Classification.NONE))))));
            }
            return List.copyOf(labels);
        });
    }

    /** The class once everything counts, with the earlier level where it is that one which is not decided yet. */
    private static Classification shown(SchemesInUse inUse, Values values, Classification effective) {
        var shown = effective;
        for (var axis : Axis.values()) {
            var standing = inUse.standing(axis, values.words(AssetLedger.keyOf(axis)));
            if (standing.isPresent()
                    && standing.get() instanceof Standing.Open open
                    && effective.on(axis).filter(open.countsAs()::equals).isPresent()) {
                shown = shown.with(open.old());
            }
        }
        return shown;
    }
}
