package org.sekisho.controls;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence speaks about, by its likeness to example sentences whose topics are known.
 *
 * <p>May be asked by many threads.
 */
final class Likeness {

    /** A sentence and what it asks for; no topic where it asks for nothing. */
    record Example(String sentence, Set<String> topics) {
        Example {
            topics = Set.copyOf(topics);
        }
    }

    /** What the build learned from the examples that come with the program ({@link LearnExamples}). */
    static final String LEARNED = "catalogue/learned.gz";

    private final List<Example> examples;
    private final Variants variants;
    private final boolean standard;
    private final Map<Example, Learned.Vector> vectors = new ConcurrentHashMap<>();
    private volatile @Nullable Learned learned;

    private Likeness(List<Example> examples, Variants variants, boolean standard) {
        this.examples = List.copyOf(examples);
        this.variants = variants;
        this.standard = standard;
    }

    /** Of the examples that come with the program. */
    static Likeness standard(List<Example> examples, Variants variants) {
        return new Likeness(examples, variants, true);
    }

    /** These examples and a body's own; they are learned from when the first sentence is asked about. */
    Likeness and(List<Example> more, Variants all) {
        var joined = new ArrayList<>(examples);
        joined.addAll(more);
        return new Likeness(joined, all, false);
    }

    List<Example> examples() {
        return examples;
    }

    /** How probable each topic is for a folded sentence, from 0 to 1, each for itself; a topic without examples is not there. */
    Map<String, Double> of(String folded) {
        return learned().of(folded);
    }

    /** An example and how like a sentence it is, from 0, nothing in common, to 1. */
    record Near(Example example, double likeness) {}

    /** The example of a topic that is most like a folded sentence. */
    Optional<Near> nearest(String folded, String topic) {
        var known = learned();
        var asked = known.vector(folded);
        return examples.stream()
                .filter(example -> example.topics().contains(topic))
                .map(example -> new Near(
                        example,
                        asked.likenessTo(vectors.computeIfAbsent(
                                example,
                                one -> known.vector(
                                        variants.fold(one.sentence()).text())))))
                .max(Comparator.comparingDouble(Near::likeness));
    }

    /** How much of a folded sentence the examples share, from 0 to 1. */
    double shared(String folded) {
        return learned().shared(folded);
    }

    /** Learns from the examples, whatever was learned before. */
    Learned anew() {
        return new Learned(examples, variants);
    }

    private Learned learned() {
        var known = learned;
        if (known == null) {
            synchronized (this) {
                known = learned;
                if (known == null) {
                    known = standard ? read() : anew();
                    learned = known;
                }
            }
        }
        return known;
    }

    private static Learned read() {
        try (var in = Likeness.class.getResourceAsStream(LEARNED)) {
            if (in == null) {
                throw new IllegalStateException("The build wrote no " + LEARNED);
            }
            return new Learned(new DataInputStream(new BufferedInputStream(new GZIPInputStream(in))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
