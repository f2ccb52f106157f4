package org.sekisho.classification;

import java.util.Map;

/**
 * An asset as the graph of classes sees it.
 *
 * @param id unique in the graph
 * @param own the class that a person assessed, on the axes on which one did
 * @param overrides by axis; each on its own axis
 */
public record AssetNode(String id, AssetKind kind, Classification own, Map<Axis, LevelOverride> overrides) {
    public AssetNode {
        overrides = Map.copyOf(overrides);
        overrides.forEach((axis, override) -> {
            if (override.level().axis() != axis) {
                throw new IllegalArgumentException("%s is no level of %s".formatted(override.level(), axis));
            }
        });
    }

    /** An asset without overrides. */
    public AssetNode(String id, AssetKind kind, Classification own) {
        this(id, kind, own, Map.of());
    }
}
