package org.sekisho.app.classes;

import java.util.Set;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;

/**
 * The class of an asset once everything counts.
 *
 * @param own as the ledger says it
 * @param lowered the axes on which a person set it lower than it would be
 */
public record EffectiveClass(Classification own, Classification effective, Set<Axis> lowered) {
    public EffectiveClass {
        lowered = Set.copyOf(lowered);
    }

    /** Whether it is another one on an axis than the ledger says. */
    public boolean differs(Axis axis) {
        return !own.on(axis).equals(effective.on(axis));
    }
}
