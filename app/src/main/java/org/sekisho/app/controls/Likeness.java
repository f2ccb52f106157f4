package org.sekisho.app.controls;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of one sentence stands in another: the share of its pairs of neighbouring signs that the other has too, each
 * weighted by how rare it is among all sentences, so that what every policy says counts for little.
 */
final class Likeness {

    private final Map<String, Integer> sentencesWith = new HashMap<>();
    private final int sentences;

    /** @param all the sentences among which a pair is rare or not */
    Likeness(Collection<String> all) {
        sentences = all.size();
        all.forEach(sentence -> pairs(sentence).forEach(pair -> sentencesWith.merge(pair, 1, Integer::sum)));
    }

    /** 0 to 1: how much of the words stands in the other words. */
    double of(String words, String other) {
        if (folded(words).equals(folded(other))) {
            return 1;
        }
        var there = pairs(other);
        double whole = 0;
        double shared = 0;
        for (var pair : pairs(words)) {
            double weight = Math.log((sentences + 1.0) / sentencesWith.getOrDefault(pair, 1));
            whole += weight;
            shared += there.contains(pair) ? weight : 0;
        }
        return whole == 0 ? 0 : shared / whole;
    }

    private static Set<String> pairs(String words) {
        var text = folded(words);
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    private static String folded(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]", "");
    }
}
