package org.sekisho.policytext.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    final class Side {
        final List<Clause> clauses;
        final int[] holders;
        final List<List<Integer>> parts = new ArrayList<>();
        /** Caption and paragraphs as compared; empty where there are none. */
        final List<String> plain = new ArrayList<>();

        final List<String> captions = new ArrayList<>();
        final List<Bag> texts = new ArrayList<>();
        private final @Nullable Bag[] bodies;
        private final @Nullable Bag[] captionBags;

        private Side(PolicyDocument document) {
            clauses = document.clauses();
            holders = document.holders();
            bodies = new Bag[clauses.size()];
            captionBags = new Bag[clauses.size()];
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

        /** The paragraphs alone. */
        Bag body(int clause) {
            var bag = bodies[clause];
            if (bag == null) {
                bag = bag(count(bodyText(clause)));
                bodies[clause] = bag;
            }
            return bag;
        }

        Bag caption(int clause) {
            var bag = captionBags[clause];
            if (bag == null) {
                bag = bag(count(captions.get(clause)));
                captionBags[clause] = bag;
            }
            return bag;
        }

        private String bodyText(int clause) {
            return plain.get(clause).substring(captions.get(clause).length());
        }
    }

    final Side before;
    final Side after;
    final double[] weights;

    private static final int[] NONE = {};

    private final Numbers numbers = new Numbers();
    /** Where the shingles of one text are collected. */
    private int[] scratch = new int[256];

    Corpus(PolicyDocument earlier, PolicyDocument later) {
        before = new Side(earlier);
        after = new Side(later);
        var counted = new ArrayList<int[]>(before.size() + after.size());
        for (var side : List.of(before, after)) {
            for (int i = 0; i < side.size(); i++) {
                counted.add(count(side.plain.get(i)));
                // The pair of signs over the border is the only one that the parts have and the whole has not.
                String body = side.bodyText(i);
                String caption = side.captions.get(i);
                if (!body.isEmpty() && !caption.isEmpty()) {
                    number(0, body.codePointAt(0));
                    number(caption.codePointBefore(caption.length()), 0);
                }
            }
        }
        int[] standsIn = new int[numbers.size()];
        for (int[] shingles : counted) {
            for (int k = 0; k < shingles.length; k++) {
                if (k == 0 || shingles[k] != shingles[k - 1]) {
                    standsIn[shingles[k]]++;
                }
            }
        }
        weights = new double[standsIn.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.05 + Math.log((counted.size() + 1.0) / Math.max(1, standsIn[i]));
        }
        int at = 0;
        for (var side : List.of(before, after)) {
            for (int i = 0; i < side.size(); i++) {
                side.texts.add(bag(counted.get(at++)));
            }
        }
    }

    /** The shingles of a text by number, each as often as it stands there. */
    private int[] count(String text) {
        if (scratch.length <= text.length()) {
            scratch = new int[text.length() * 2 + 1];
        }
        int[] shingles = scratch;
        int size = 0;
        int last = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(last)) {
            int sign = text.codePointAt(i);
            shingles[size++] = number(last, sign);
            last = sign;
        }
        if (size == 0) {
            return NONE;
        }
        shingles[size++] = number(last, 0);
        Arrays.sort(shingles, 0, size);
        return Arrays.copyOf(shingles, size);
    }

    private int number(int first, int second) {
        return numbers.of(((long) first << 32) | second);
    }

    private Bag bag(int[] sorted) {
        if (sorted.length == 0) {
            return Bag.EMPTY;
        }
        int different = 1;
        for (int k = 1; k < sorted.length; k++) {
            different += sorted[k] != sorted[k - 1] ? 1 : 0;
        }
        int[] shingles = new int[different];
        int[] counts = new int[different];
        int size = 0;
        double weight = 0;
        for (int k = 0; k < sorted.length; k++) {
            if (k == 0 || sorted[k] != sorted[k - 1]) {
                shingles[size++] = sorted[k];
            }
            counts[size - 1]++;
        }
        for (int k = 0; k < size; k++) {
            weight += weights[shingles[k]] * counts[k];
        }
        return new Bag(shingles, counts, weight);
    }

    /** Numbers shingles from 0 in the order in which they are first met. */
    private static final class Numbers {
        private long[] keys = new long[1 << 12];
        private int[] values = new int[keys.length];
        private int size;

        int size() {
            return size;
        }

        int of(long key) {
            int at = place(key, keys);
            if (keys[at] == 0) {
                if (size * 2 > keys.length) {
                    grow();
                    at = place(key, keys);
                }
                // No shingle is 0: one of its two signs is a letter.
                keys[at] = key;
                values[at] = size++;
            }
            return values[at];
        }

        private static int place(long key, long[] keys) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int at = (int) (mixed >>> 32) & (keys.length - 1);
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & (keys.length - 1);
            }
            return at;
        }

        private void grow() {
            long[] more = new long[keys.length * 2];
            int[] moved = new int[more.length];
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    int at = place(keys[i], more);
                    more[at] = keys[i];
                    moved[at] = values[i];
                }
            }
            keys = more;
            values = moved;
        }
    }

    /** Letters and digits alone, of one width and case, with one writing for the words that have two. */
    static String plain(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String signs = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(signs.length());
        int sign;
        for (int i = 0; i < signs.length(); i += Character.charCount(sign)) {
            sign = signs.codePointAt(i);
            if (Character.isLetterOrDigit(sign) || sign == 'ー') {
                plain.appendCodePoint(sign);
            }
        }
        return plain.toString()
                .replace("および", "及び")
                .replace("または", "又は")
                .replace("ならびに", "並びに")
                .replace("もしくは", "若しくは")
                .replace('靭', '靱');
    }
}
