package org.sekisho.app.classes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.Axis;
import org.sekisho.classification.EffectiveLevel;
import org.sekisho.classification.EffectiveLevel.Cause;
import org.sekisho.classification.Level;
import org.springframework.stereotype.Service;

/** Says which class an asset has once everything counts, and where it comes from. */
@Service
public final class ExplainClass {

    /**
     * The level on one axis.
     *
     * @param own as the ledger says it
     * @param without what it would be if nobody had set it
     */
    public record OnAxis(
            Axis axis, Optional<Level> effective, Optional<Level> own, Optional<Level> without, Origin origin) {}

    /** Where a level comes from. */
    public sealed interface Origin {

        /** Nobody assessed the asset, nor anything from which it would take a level. */
        record Nobody() implements Origin {}

        /** The asset's own class. */
        record Own() implements Origin {}

        /** A person set it. @param lowers whether it would be higher otherwise */
        record Set(String by, LocalDate on, String reason, boolean lowers) implements Origin {}

        /** Another asset's. @param path from the asset next to this one to the one that caused it */
        record Others(List<Step> path) implements Origin {
            public Others {
                path = List.copyOf(path);
            }
        }
    }

    /** One step away from the asset. @param seen empty where the reader may not know which one it is */
    public record Step(EffectiveLevel.Because because, Optional<Seen> seen) {}

    /** An asset that the reader may read. */
    public record Seen(LineId asset, String name) {}

    /** What a form for the level on an axis needs. @param levels from the highest to the lowest */
    public record Offered(ReadLine.Shown shown, OnAxis now, List<Level> levels) {}

    private final Work work;
    private final AssetGraphs graphs;
    private final SchemeOfBody schemes;
    private final LevelOverrides overrides;
    private final SeenAssets assets;
    private final KeptAssets kept;

    ExplainClass(
            Work work,
            AssetGraphs graphs,
            SchemeOfBody schemes,
            LevelOverrides overrides,
            SeenAssets assets,
            KeptAssets kept) {
        this.work = work;
        this.graphs = graphs;
        this.schemes = schemes;
        this.overrides = overrides;
        this.assets = assets;
        this.kept = kept;
    }

    /** Explains the class of an asset that the actor was shown; a level for each axis. */
    public List<OnAxis> of(Actor actor, LineId shown, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> explained(tx, shown, asOf));
    }

    /**
     * What may be set on an axis.
     *
     * @throws Refusal.NotFound if the asset is not there for the actor to keep
     */
    public Offered offered(Actor actor, LineId asset, Axis axis, AsOf asOf) {
        return work.read(actor, Permission.KEEP_LEDGERS, tx -> {
            return new Offered(
                    kept.the(tx, asset, asOf),
                    explained(tx, asset, asOf).get(axis.ordinal()),
                    schemes.on(tx, asOf).levels(axis));
        });
    }

    private List<OnAxis> explained(Tx tx, LineId asset, AsOf asOf) {
        record Found(EffectiveLevel level, Optional<Level> own) {}
        var found = graphs.ask(
                tx,
                asOf,
                graph -> graph.asset(asset.value())
                        .map(known -> Arrays.stream(Axis.values())
                                .map(axis -> new Found(
                                        graph.explained(asset.value(), axis),
                                        known.node().own().on(axis)))
                                .toList())
                        .orElseThrow(() -> new Refusal.NotFound(AssetLedger.KEY)));
        var named = new HashSet<UUID>();
        found.stream().flatMap(one -> path(one.level())).forEach(step -> named.add(UUID.fromString(step.asset())));
        var seen = assets.of(tx, named, asOf);
        var set = found.stream().anyMatch(one -> one.level().cause() instanceof Cause.Overridden)
                ? overrides.of(tx, List.of(asset.value()), asOf)
                : List.<LevelOverrides.Row>of();
        return found.stream()
                .map(one -> new OnAxis(
                        one.level().axis(),
                        one.level().level(),
                        one.own(),
                        Stream.concat(one.own().stream(), one.level().inherited().stream())
                                .max(Comparator.comparingInt(Level::rank)),
                        origin(one.level(), seen, set)))
                .toList();
    }

    private static Stream<EffectiveLevel.Step> path(EffectiveLevel level) {
        return level.cause() instanceof Cause.Inherited inherited ? inherited.path().stream() : Stream.empty();
    }

    private static Origin origin(EffectiveLevel level, Map<UUID, SeenAssets.Seen> seen, List<LevelOverrides.Row> set) {
        return switch (level.cause()) {
            case Cause.Unassessed none -> new Origin.Nobody();
            case Cause.Assessed own -> new Origin.Own();
            case Cause.Overridden overridden ->
                set.stream()
                        .filter(row -> row.axis() == level.axis())
                        .findFirst()
                        .<Origin>map(row ->
                                new Origin.Set(row.setByName(), row.span().from(), row.reason(), overridden.lowers()))
                        .orElseGet(Origin.Own::new);
            case Cause.Inherited inherited ->
                new Origin.Others(
                        inherited.path().stream().map(step -> step(step, seen)).toList());
        };
    }

    private static Step step(EffectiveLevel.Step step, Map<UUID, SeenAssets.Seen> seen) {
        var id = UUID.fromString(step.asset());
        return new Step(
                step.because(), Optional.ofNullable(seen.get(id)).map(one -> new Seen(new LineId(id), one.name())));
    }
}
