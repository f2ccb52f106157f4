package org.sekisho.app.findings;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.assets.ContentsOfAsset;
import org.sekisho.app.classes.EffectiveClass;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.schemes.SchemesInUse;
import org.sekisho.classification.AssetKind;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.CloudUse;
import org.sekisho.classification.Facts;
import org.sekisho.classification.Segment;

/**
 * What the rules are told of each asset, taken from all lines of the ledger on one day.
 *
 * <p>What is held in a system, a network or a medium and says nothing of its segment stands where that stands. A room is no
 * segment for what is in it.
 */
final class FactsOfAssets {

    private record Where(Optional<Segment> segment, boolean reason) {}

    private final SchemesInUse schemes;
    private final LocalDate day;
    private final Set<UUID> places;
    private final Map<LineId, EffectiveClass> classes;
    private final Map<UUID, Values> lines = new HashMap<>();

    /**
     * The facts of a day.
     *
     * @param places the sections and posts that there are on the day
     * @param classes once everything counts
     */
    FactsOfAssets(
            SchemesInUse schemes,
            LocalDate day,
            Set<UUID> places,
            Collection<LedgerLine> lines,
            Map<LineId, EffectiveClass> classes) {
        this.schemes = schemes;
        this.day = day;
        this.places = Set.copyOf(places);
        this.classes = classes;
        lines.forEach(line -> this.lines.put(line.id().value(), line.values()));
    }

    Facts of(LedgerLine line) {
        var values = line.values();
        var effective = Optional.ofNullable(classes.get(line.id()));
        var where = where(line.id(), values);
        return new Facts(
                line.id().toString(),
                kind(values),
                effective.map(EffectiveClass::effective).orElse(Classification.NONE),
                values.day(AssetLedger.CLASSIFIED_ON),
                effective.map(EffectiveClass::lowered).orElse(Set.of()),
                there(values, Ledger.SECTION),
                there(values, AssetLedger.OWNER_POST),
                where.segment(),
                where.reason(),
                cloud(values),
                values.day(AssetLedger.DISPOSE_ON),
                ContentsOfAsset.of(values),
                holder(values).flatMap(this::allowed));
    }

    private static AssetKind kind(Values values) {
        return AssetKind.valueOf(values.words(AssetLedger.KIND));
    }

    /** A section or a post that is gone answers for nothing. */
    private boolean there(Values values, String key) {
        return values.named(key).filter(places::contains).isPresent();
    }

    private Optional<Values> holder(Values values) {
        return values.named(AssetLedger.HELD_IN).flatMap(id -> Optional.ofNullable(lines.get(id)));
    }

    private Where where(LineId line, Values values) {
        var seen = new HashSet<UUID>();
        seen.add(line.value());
        var here = values;
        while (said(here).isEmpty()) {
            var holder = here.named(AssetLedger.HELD_IN);
            if (holder.isEmpty() || !seen.add(holder.get())) {
                break;
            }
            var next = Optional.ofNullable(lines.get(holder.get())).filter(above -> kind(above) != AssetKind.FACILITY);
            if (next.isEmpty()) {
                break;
            }
            here = next.get();
        }
        return new Where(said(here), !here.words(AssetLedger.SEGMENT_REASON).isEmpty());
    }

    private static Optional<Segment> said(Values values) {
        return choice(values, AssetLedger.SEGMENT).map(Segment::valueOf);
    }

    private static Optional<String> choice(Values values, String key) {
        return Optional.of(values.words(key)).filter(words -> !words.isEmpty());
    }

    private Optional<CloudUse> cloud(Values values) {
        return choice(values, AssetLedger.CLOUD)
                .filter(cloud -> !cloud.equals(AssetLedger.NO_CLOUD))
                .map(cloud -> new CloudUse(
                        CloudKind.valueOf(cloud),
                        values.day(AssetLedger.CLOUD_APPROVED_ON)
                                .filter(approved -> !approved.isAfter(day))
                                .isPresent(),
                        choice(values, AssetLedger.RESPONSIBILITY_SPLIT).isPresent(),
                        choice(values, AssetLedger.TRAFFIC).isPresent()));
    }

    /** The highest class that may be held in an asset, where somebody set one. */
    private Optional<Classification> allowed(Values holder) {
        return schemes.level(Axis.CONFIDENTIALITY, holder.words(AssetLedger.HOLDS_UP_TO))
                .map(Classification::of);
    }
}
