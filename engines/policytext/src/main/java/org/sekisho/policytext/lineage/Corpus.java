package org.sekisho.policytext.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Both versions as bags of shingles: pairs of neighbouring signs.
 *
 * <p>A shingle that stands in few clauses weighs much, one that stands in nearly all weighs next to nothing (idf over
 * the clauses of both versions).
 */
final class Corpus {

    /** One version. */
    static final class Side {
        final List<Clause> clauses;
        final int[] holders;
        final List<List<Integer>> parts = new ArrayList<>();
        /** Caption and paragraphs as compared; empty where there are none. */
        final List<String> plain = new ArrayList<>();

        final List<String> captions = new ArrayList<>();
        final List<Bag> texts = new ArrayList<>();
        /** The paragraphs alone. */
        final List<Bag> bodies = new ArrayList<>();

        final List<Bag> captionBags = new ArrayList<>();

        private Side(PolicyDocument document) {
            clauses = document.clauses();
            holders = document.holders();
            for (var clause : clauses) {
                parts.add(new ArrayList<>());
                captions.add(plain(clause.caption().orElse("")));
                plain.add(captions.getLast() + plain(String.join("\n", clause.paragraphs())));
            }
            for (int i = 0; i < holders.length; i++) {
                if (holders[i] >= 0) {
                    parts.get(holders[i]).add(i);
                }
            }
        }

        int size() {
            return clauses.size();
        }
    }

    final Side before;
    final Side after;
    final double[] weights;

    private final Map<Long, Integer> numbers = new HashMap<>();

    Corpus(PolicyDocument earlier, PolicyDocument later) {
        before = new Side(earlier);
        after = new Side(later);
        var counted = new ArrayList<TreeMap<Integer, Integer>>();
        var captions = new ArrayList<TreeMap<Integer, Integer>>();
        var bodies = new ArrayList<TreeMap<Integer, Integer>>();
        for (var side : List.of(before, after)) {
            side.plain.forEach(text -> counted.add(count(text)));
            side.captions.forEach(caption -> captions.add(count(caption)));
            for (int i = 0; i < side.size(); i++) {
                bodies.add(
                        count(side.plain.get(i).substring(side.captions.get(i).length())));
            }
        }
        int[] standsIn = new int[numbers.size()];
        counted.forEach(bag -> bag.keySet().forEach(shingle -> standsIn[shingle]++));
        weights = new double[standsIn.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.05 + Math.log((counted.size() + 1.0) / Math.max(1, standsIn[i]));
        }
        int at = 0;
        for (var side : List.of(before, after)) {
            for (int i = 0; i < side.size(); i++) {
                side.texts.add(bag(counted.get(at)));
                side.captionBags.add(bag(captions.get(at)));
                side.bodies.add(bag(bodies.get(at)));
                at++;
            }
        }
    }

    private TreeMap<Integer, Integer> count(String text) {
        var bag = new TreeMap<Integer, Integer>();
        int[] signs = text.codePoints().toArray();
        if (signs.length == 0) {
            return bag;
        }
        int last = 0;
        for (int sign : signs) {
            bag.merge(number(last, sign), 1, Integer::sum);
            last = sign;
        }
        bag.merge(number(last, 0), 1, Integer::sum);
        return bag;
    }

    private int number(int first, int second) {
        return numbers.computeIfAbsent(((long) first << 32) | second, k -> numbers.size());
    }

    private Bag bag(TreeMap<Integer, Integer> counted) {
        if (counted.isEmpty()) {
            return Bag.EMPTY;
        }
        int[] shingles = new int[counted.size()];
        int[] counts = new int[shingles.length];
        double weight = 0;
        int at = 0;
        for (var entry : counted.entrySet()) {
            shingles[at] = entry.getKey();
            counts[at] = entry.getValue();
            weight += weights[shingles[at]] * counts[at];
            at++;
        }
        return new Bag(shingles, counts, weight);
    }

    /** Letters and digits alone, of one width and case, with one writing for the words that have two. */
    static String plain(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(sign -> Character.isLetterOrDigit(sign) || sign == 'ー')
                .forEach(plain::appendCodePoint);
        return plain.toString()
                .replace("および", "及び")
                .replace("または", "又は")
                .replace("ならびに", "並びに")
                .replace("もしくは", "若しくは")
                .replace('靭', '靱');
    }
}
