package org.sekisho.classification;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known about the contents of an asset. That a trait is not there means that nobody recorded it.
 *
 * @param traits {@link Trait#PERSONAL} is there whenever a trait that implies it is
 * @param persons how many persons it is about, if somebody counted
 */
public record Contents(Set<Trait> traits, OptionalLong persons) {
    private static final Set<Trait> IMPLY_PERSONAL =
            Collections.unmodifiableSet(EnumSet.of(Trait.RESIDENTS, Trait.STAFF, Trait.SPECIFIC_PERSONAL));

    public static final Contents UNKNOWN = new Contents(Set.of(), OptionalLong.empty());

    public Contents {
        if (persons.isPresent() && persons.getAsLong() < 0) {
            throw new IllegalArgumentException("A number of persons is not negative: " + persons.getAsLong());
        }
        var all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        if (!Collections.disjoint(all, IMPLY_PERSONAL)) {
            all.add(Trait.PERSONAL);
        }
        traits = Collections.unmodifiableSet(all);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
