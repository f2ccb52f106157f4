package org.sekisho.app.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.assets.ContentsOfAsset;
import org.sekisho.app.classes.ClassesOfAssets;
import org.sekisho.app.classes.EffectiveClass;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.AsOf;
import org.sekisho.classification.AssetKind;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Medium;
import org.sekisho.classification.Segment;
import org.sekisho.classification.Subject;
import org.springframework.stereotype.Component;

/** Says of an asset what rules ask about: the one place in which the fields of the ledger become what the rules know. */
@Component
final class SubjectOfAsset {

    /** The ledger of information assets. */
    static final String LEDGER = AssetLedger.KEY;

    /** How far up is looked for a segment; what holds each other in a circle ends as well. */
    private static final int MOST_ABOVE = 10;

    /** An asset as rules see it. @param classes its levels, in words */
    record Seen(Subject subject, List<Words> classes) {}

    private final ClassesOfAssets classes;
    private final LinesIn lines;

    SubjectOfAsset(ClassesOfAssets classes, LinesIn lines) {
        this.classes = classes;
        this.lines = lines;
    }

    /**
     * The asset on a day.
     *
     * @param medium on which it is for the act, if somebody said
     * @param cloud the kind of service of the act; of the ledger where nobody said
     */
    Seen of(Tx tx, LedgerLine line, AsOf asOf, Optional<Medium> medium, Optional<CloudKind> cloud) {
        var values = line.values();
        var classification = classification(tx, line, asOf);
        var levels = new ArrayList<Words>();
        for (var axis : Axis.values()) {
            classification.on(axis).ifPresent(level -> levels.add(Words.of(axis.name(), level.name())));
        }
        return new Seen(
                new Subject(
                        classification,
                        AssetKind.valueOf(values.words(AssetLedger.KIND)),
                        segment(tx, values, asOf),
                        ContentsOfAsset.of(values),
                        medium,
                        cloud.or(() -> said(values, AssetLedger.CLOUD)
                                .filter(key -> !key.equals(AssetLedger.NO_CLOUD))
                                .map(CloudKind::valueOf))),
                levels);
    }

    /** With all that it holds, what depends on it, and what a person set. */
    private Classification classification(Tx tx, LedgerLine line, AsOf asOf) {
        return Optional.ofNullable(classes.of(tx, List.of(line.id()), asOf).get(line.id()))
                .map(EffectiveClass::effective)
                .orElse(Classification.NONE);
    }

    /** What says nothing of its segment stands where the system, network or medium stands that holds it. */
    private Optional<Segment> segment(Tx tx, Values values, AsOf asOf) {
        var here = values;
        for (int i = 0; i < MOST_ABOVE && said(here, AssetLedger.SEGMENT).isEmpty(); i++) {
            var holder = here.named(AssetLedger.HELD_IN)
                    .flatMap(id -> lines.find(tx, LEDGER, new LineId(id), asOf))
                    .map(LedgerLine::values)
                    .filter(above -> !above.words(AssetLedger.KIND).equals(AssetKind.FACILITY.name()));
            if (holder.isEmpty()) {
                break;
            }
            here = holder.get();
        }
        return said(here, AssetLedger.SEGMENT).map(Segment::valueOf);
    }

    private static Optional<String> said(Values values, String key) {
        return Optional.of(values.words(key)).filter(words -> !words.isEmpty());
    }
}
