package org.sekisho.classification;

import java.util.List;
import java.util.Optional;

/**
 * One level on one axis of one scheme ({@code 自治体機密性3B}).
 *
 * @param scheme id of its scheme
 * @param key unique on the axis of the scheme ({@code 3B})
 * @param rank from 1, the lowest; a higher level has a higher rank
 * @param mark what is written on paper and media ({@code 【自治体機密性3B】})
 * @param restrictions what is written beside it, unless a person takes it away
 * @param hints what speaks for this level
 * @param groups the levels of the base scheme that this one stands for; empty in the base itself
 * @param countsAs the one of them as which rules take it; empty in the base itself
 */
public record Level(
        String scheme,
        Axis axis,
        String key,
        int rank,
        Text name,
        Text definition,
        List<Text> examples,
        String mark,
        List<Restriction> restrictions,
        List<Hint> hints,
        List<Level> groups,
        Optional<Level> countsAs,
        Source source) {
    public Level {
        examples = List.copyOf(examples);
        restrictions = List.copyOf(restrictions);
        hints = List.copyOf(hints);
        groups = List.copyOf(groups);
    }

    /** The level of the base scheme as which rules take this one. */
    public Level inBase() {
        return countsAs.orElse(this);
    }

    /** Whether this level counts as at least {@code other}; both may be of any scheme on the same base. */
    public boolean atLeast(Level other) {
        if (axis != other.axis || !inBase().scheme.equals(other.inBase().scheme)) {
            throw new IllegalArgumentException("%s and %s are not on one axis of one base".formatted(this, other));
        }
        return inBase().rank >= other.inBase().rank;
    }

    /** The levels of the base scheme that it stands for: itself in the base. */
    List<Level> inBaseAll() {
        return groups.isEmpty() ? List.of(this) : groups;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Level other
                && scheme.equals(other.scheme)
                && axis == other.axis
                && key.equals(other.key)
                && rank == other.rank;
    }

    @Override
    public int hashCode() {
        return (scheme.hashCode() * 31 + axis.hashCode()) * 31 + key.hashCode();
    }

    @Override
    public String toString() {
        return scheme + ":" + axis + ":" + key;
    }
}
