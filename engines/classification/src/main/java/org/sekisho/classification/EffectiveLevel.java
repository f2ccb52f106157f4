package org.sekisho.classification;

import java.util.List;
import java.util.Optional;

/**
 * The level that an asset has on one axis once everything counts, and where it comes from.
 *
 * @param level empty where nothing in its reach was assessed
 * @param inherited the highest level that it takes from others, whether or not an override stands above it
 */
public record EffectiveLevel(Axis axis, Optional<Level> level, Optional<Level> inherited, Cause cause) {

    /** Whether a person set it lower than what it was assessed as or inherits. */
    public boolean lowered() {
        return cause instanceof Cause.Overridden overridden && overridden.lowers();
    }

    /** Where a level comes from. */
    public sealed interface Cause {

        /** Nobody assessed the asset, nor anything that it takes a level from. */
        record Unassessed() implements Cause {}

        /** The asset's own class; what it inherits is not higher. */
        record Assessed() implements Cause {}

        /** A person set it. */
        record Overridden(String reason, boolean lowers) implements Cause {}

        /**
         * Another asset's.
         *
         * @param path from this asset to the one that caused it, which is the last; the shortest, and of equally short
         *     ones the first in the order of ids
         */
        record Inherited(List<Step> path) implements Cause {
            public Inherited {
                path = List.copyOf(path);
            }

            /** The asset whose own class or override it is. */
            public String origin() {
                return path.getLast().asset();
            }
        }
    }

    /** One step away from the asset whose level is explained. */
    public record Step(Because because, String asset) {}

    /** Why a level passes from the asset of a step to the one before it. */
    public enum Because {
        /** The one before holds it. */
        HELD,
        /** It does not work without the one before. */
        DEPENDS
    }
}
