package org.sekisho.controls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sekisho.controls.Headings.Nearest;

/**
 * How probable each topic is for one sentence: by its likeness to the examples, in the light of the nearest caption.
 *
 * <p>The sentence is asked about twice, whole and without its background, and the geometric mean of both odds counts. A
 * caption multiplies the odds: by {@value #TOLD} for a topic that it names, by {@value #NEAR} for the others of a measure
 * that it names as a whole; by {@value #BESIDE} for the other topics of the measure of a topic that it names; by
 * {@value #FAR} for other measures, and by {@value #AWAY} where it names a topic. A title speaks of the whole document and
 * makes nothing less probable. The policy's own topics stand under captions of others more easily. The numbers were
 * chosen on the judged documents of the tests (docs/adr/0011-likeness-to-examples.md).
 */
final class Likely {
    private static final int SHORTEST_ACT = 10;
    private static final double TOLD = 8;
    private static final double NEAR = 1.5;
    private static final double BESIDE = 0.5;
    private static final double FAR = 0.5;
    private static final double AWAY = 0.2;
    private static final double NEVER_QUITE = 1e-6;

    private final Map<Topic, Double> probabilities;
    private final double highest;

    private Likely(Map<Topic, Double> probabilities) {
        this.probabilities = probabilities;
        this.highest = probabilities.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    static Likely of(Catalogue catalogue, Sentence sentence, Optional<Nearest> nearest) {
        var whole = catalogue.likeness().of(sentence.whole());
        String told = sentence.told();
        var act = told.length() < SHORTEST_ACT || told.equals(sentence.whole())
                ? whole
                : catalogue.likeness().of(told);
        var probabilities = new LinkedHashMap<Topic, Double>();
        for (Topic topic : catalogue.topics()) {
            var probability = whole.get(topic.id());
            if (probability != null) {
                double odds = Math.sqrt(odds(probability) * odds(act.getOrDefault(topic.id(), probability)))
                        * nearest.map(caption -> light(topic, caption)).orElse(1.0);
                probabilities.put(topic, odds / (1 + odds));
            }
        }
        return new Likely(probabilities);
    }

    private static double odds(double probability) {
        double inside = Math.clamp(probability, NEVER_QUITE, 1 - NEVER_QUITE);
        return inside / (1 - inside);
    }

    private static double light(Topic topic, Nearest caption) {
        var about = caption.about();
        if (about.topics().containsKey(topic)) {
            return TOLD;
        }
        boolean names = !about.topics().isEmpty();
        if (about.measures().contains(topic.measure())) {
            return names ? BESIDE : NEAR;
        }
        if (caption.title()) {
            return 1;
        }
        boolean anywhere = topic.measure() == Measure.POLICY;
        return names ? anywhere ? BESIDE : AWAY : anywhere ? 1 : FAR;
    }

    /** Each topic that has examples, with its probability from 0 to 1. */
    Map<Topic, Double> all() {
        return probabilities;
    }

    /** Whether no other topic is more probable. */
    boolean first(Topic topic) {
        return probabilities.getOrDefault(topic, 0.0) >= highest;
    }

    /** Whether the topic has examples and the sentence is like none of them. */
    boolean speaksAgainst(Topic topic, double unlikely) {
        var probability = probabilities.get(topic);
        return probability != null && probability < unlikely;
    }
}
