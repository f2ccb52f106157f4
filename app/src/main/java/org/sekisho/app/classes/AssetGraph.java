package org.sekisho.app.classes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.classification.AssetEdge;
import org.sekisho.classification.Axis;
import org.sekisho.classification.ClassGraph;
import org.sekisho.classification.Classification;
import org.sekisho.classification.EffectiveLevel;
import org.sekisho.classification.Level;
import org.sekisho.classification.Scheme;

/** The assets of a body on a day with their classes, once everything counts. Use by one thread at a time. */
final class AssetGraph {

    /** That an asset relies on another one: it is held in it, or does not work without it. */
    record Reliance(AssetEdge.Kind kind, UUID from, UUID on) {}

    private final ClassGraph classes;
    private final Map<UUID, Asset> assets = new HashMap<>();

    private AssetGraph(ClassGraph classes) {
        this.classes = classes;
    }

    static AssetGraph of(Scheme scheme, Collection<Asset> assets) {
        var byId = new HashMap<UUID, Asset>();
        assets.forEach(asset -> byId.put(asset.id(), asset));
        var edges = assets.stream()
                .flatMap(AssetGraph::edges)
                .filter(edge ->
                        byId.containsKey(UUID.fromString(edge.from())) && byId.containsKey(UUID.fromString(edge.to())))
                .toList();
        var graph = new AssetGraph(
                ClassGraph.of(scheme, assets.stream().map(Asset::node).toList(), edges));
        graph.assets.putAll(byId);
        return graph;
    }

    private static Stream<AssetEdge> edges(Asset asset) {
        var id = asset.id().toString();
        return Stream.concat(
                asset.heldIn().stream().map(holder -> AssetEdge.holds(holder.toString(), id)),
                asset.needs().stream().map(needed -> AssetEdge.dependsOn(id, needed.toString())));
    }

    /**
     * Puts some assets as they are now in the place of what they were.
     *
     * @param changed those that may have changed
     * @param now those of them that are there
     */
    void replace(Set<UUID> changed, Collection<Asset> now) {
        var there = new LinkedHashMap<UUID, Asset>();
        now.forEach(asset -> there.put(asset.id(), asset));
        for (var id : changed) {
            var before = assets.get(id);
            if (before != null && !there.containsKey(id)) {
                classes.remove(id.toString());
                assets.remove(id);
            }
        }
        there.values().forEach(asset -> classes.put(asset.node()));
        for (var asset : there.values()) {
            var before = assets.put(asset.id(), asset);
            var edges = edges(asset).toList();
            if (before != null) {
                edges(before)
                        .filter(edge -> !edges.contains(edge) && joins(edge))
                        .forEach(classes::disconnect);
            }
            edges.stream().filter(this::joins).forEach(classes::connect);
        }
    }

    private boolean joins(AssetEdge edge) {
        return classes.contains(edge.from()) && classes.contains(edge.to());
    }

    Scheme scheme() {
        return classes.scheme();
    }

    int size() {
        return assets.size();
    }

    Collection<Asset> all() {
        return assets.values();
    }

    Optional<Asset> asset(UUID id) {
        return Optional.ofNullable(assets.get(id));
    }

    Classification effective(UUID id) {
        return classes.classification(id.toString());
    }

    Optional<Level> effective(UUID id, Axis axis) {
        return effective(id).on(axis);
    }

    EffectiveLevel explained(UUID id, Axis axis) {
        return classes.effective(id.toString(), axis);
    }

    Set<Axis> lowered(UUID id) {
        return classes.lowered(id.toString());
    }

    /** What some assets rely on: what they are held in, and what they do not work without. */
    List<Reliance> reliesOn(Set<UUID> some) {
        return some.stream()
                .map(assets::get)
                .filter(Objects::nonNull)
                .flatMap(AssetGraph::reliances)
                .filter(one -> assets.containsKey(one.on()))
                .toList();
    }

    /** What relies on some assets: what they hold, and what does not work without them. */
    List<Reliance> reliedOnBy(Set<UUID> some) {
        var found = new ArrayList<Reliance>();
        for (var asset : assets.values()) {
            if (asset.heldIn().filter(some::contains).isPresent()
                    || asset.needs().stream().anyMatch(some::contains)) {
                reliances(asset).filter(one -> some.contains(one.on())).forEach(found::add);
            }
        }
        return found;
    }

    private static Stream<Reliance> reliances(Asset asset) {
        return Stream.concat(
                asset.heldIn().stream().map(holder -> new Reliance(AssetEdge.Kind.HOLDS, asset.id(), holder)),
                asset.needs().stream().map(needed -> new Reliance(AssetEdge.Kind.DEPENDS_ON, asset.id(), needed)));
    }
}
