package org.sekisho.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From one scheme to another: what each level of the old one can become. Where one level is possible it carries over;
 * where there are several, each asset needs a decision, and this gives advice with reasons and decides nothing.
 */
public record Move(Scheme from, Scheme to) {
    public Move {
        if (from.base() != to.base()) {
            throw new IllegalArgumentException("%s and %s do not stand on one base".formatted(from, to));
        }
    }

    /**
     * The levels that an old one can become, from the highest; never none.
     *
     * @throws IllegalArgumentException if it is no level of the old scheme
     */
    public List<Level> candidates(Level old) {
        if (from.level(old.axis(), old.key()).filter(old::equals).isEmpty()) {
            throw new IllegalArgumentException("%s is no level of %s".formatted(old, from));
        }
        var means = old.inBaseAll();
        return to.levels(old.axis()).stream()
                .filter(level -> level.inBaseAll().stream().anyMatch(means::contains))
                .toList();
    }

    /** The one level that an old one becomes by itself; empty if a person must decide for each asset. */
    public Optional<Level> carriesOver(Level old) {
        var candidates = candidates(old);
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /** What speaks for which candidate, for one asset. */
    public Advice advise(Level old, Contents contents) {
        var weighed = new ArrayList<Candidate>();
        for (var level : candidates(old)) {
            weighed.add(new Candidate(
                    level,
                    hints(level)
                            .filter(hint -> hint.speaks(contents))
                            .distinct()
                            .toList()));
        }
        // From the highest: of two that are spoken for, the higher one protects both.
        var proposed = weighed.size() == 1
                ? Optional.of(weighed.getFirst().level())
                : weighed.stream()
                        .filter(candidate -> candidate.reasons().stream().anyMatch(Hint::decisive))
                        .map(Candidate::level)
                        .findFirst();
        return new Advice(old, List.copyOf(weighed), proposed, weighed.size() > 1);
    }

    private static Stream<Hint> hints(Level level) {
        return Stream.concat(
                level.hints().stream(), level.groups().stream().flatMap(grouped -> grouped.hints().stream()));
    }

    /** A level that is possible, and what about the asset speaks for it. */
    public record Candidate(Level level, List<Hint> reasons) {}

    /**
     * What to think of when the level of one asset is moved.
     *
     * @param candidates from the highest
     * @param proposed the highest candidate for which something decisive speaks, or the only one
     * @param needsDecision whether a person must decide; the proposal is no decision
     */
    public record Advice(Level old, List<Candidate> candidates, Optional<Level> proposed, boolean needsDecision) {}
}
