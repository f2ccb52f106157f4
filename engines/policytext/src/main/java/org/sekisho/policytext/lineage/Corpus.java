package org.sekisho.policytext.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Both versions as bags of shingles: pairs of neighbouring signs.
 *
 * <p>A shingle that stands in few clauses weighs much, one that stands in nearly all weighs next to nothing (idf over
 * the clauses of both versions). Most clauses of a revision stay as they are, so that all work on signs is done once for
 * each wording, and a bag is made when it is first asked for.
 */
final class Corpus {

    /** One version. */
    final class Side {
        final List<Clause> clauses;
        final int[] holders;
        final Wording[] wordings;
        /** How long heading and paragraphs are as compared, in {@code char}s. */
        final int[] lengths;
        /** How long the headings are as compared. */
        final int[] captionLengths;
        /** The clauses directly below a clause: from the place that {@link #partsFrom} has for it to that of the next. */
        final int[] parts;

        final int[] partsFrom;

        private Side(PolicyDocument document) {
            clauses = document.clauses();
            holders = document.holders();
            wordings = clauses.stream().map(Corpus.this::wording).toArray(Wording[]::new);
            lengths = Arrays.stream(wordings)
                    .mapToInt(wording -> wording.plain().length())
                    .toArray();
            captionLengths = Arrays.stream(wordings)
                    .mapToInt(wording -> wording.caption().length())
                    .toArray();
            partsFrom = new int[holders.length + 1];
            for (int holder : holders) {
                if (holder >= 0) {
                    partsFrom[holder + 1]++;
                }
            }
            for (int i = 0; i < holders.length; i++) {
                partsFrom[i + 1] += partsFrom[i];
            }
            parts = new int[partsFrom[holders.length]];
            int[] next = partsFrom.clone();
            for (int i = 0; i < holders.length; i++) {
                if (holders[i] >= 0) {
                    parts[next[holders[i]]++] = i;
                }
            }
        }

        int size() {
            return holders.length;
        }

        int countParts(int clause) {
            return partsFrom[clause + 1] - partsFrom[clause];
        }

        /** Heading and paragraphs. */
        Bag text(int clause) {
            return made(texts, wordings[clause].number(), wordings[clause].plain());
        }

        /** The paragraphs alone. */
        Bag body(int clause) {
            var wording = wordings[clause];
            return wording.caption().isEmpty() ? text(clause) : made(bodies, wording.number(), wording.body());
        }

        Bag caption(int clause) {
            return made(captions, wordings[clause].number(), wordings[clause].caption());
        }

        private Bag made(@Nullable Bag[] bags, int number, String text) {
            var bag = bags[number];
            if (bag == null) {
                bag = bag(text);
                bags[number] = bag;
            }
            return bag;
        }
    }

    final Side before;
    final Side after;
    /** For each earlier clause the later one that has the same number, -1 if there is none. */
    final int[] sameNumber;

    final double[] weights;

    private final List<Wording> wordings = new ArrayList<>();
    private final Map<Printed, Wording> byPrint = new HashMap<>();
    private final Map<Words, Wording> byWords = new HashMap<>();
    private final @Nullable Bag[] texts;
    private final @Nullable Bag[] bodies;
    private final @Nullable Bag[] captions;

    private final Numbers numbers = new Numbers();
    /** Where the shingles of one text are collected. */
    private int[] scratch = new int[256];

    Corpus(PolicyDocument earlier, PolicyDocument later) {
        before = new Side(earlier);
        after = new Side(later);
        sameNumber = sameNumber();
        texts = new Bag[wordings.size()];
        bodies = new Bag[wordings.size()];
        captions = new Bag[wordings.size()];
        int[] standsIn = standsIn();
        weights = new double[standsIn.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.05 + Math.log((before.size() + after.size() + 1.0) / Math.max(1, standsIn[i]));
        }
    }

    private int[] sameNumber() {
        var paths = HashMap.<String, Integer>newHashMap(after.size());
        for (int j = 0; j < after.size(); j++) {
            paths.put(after.clauses.get(j).path(), j);
        }
        return before.clauses.stream()
                .mapToInt(clause -> paths.getOrDefault(clause.path(), -1))
                .toArray();
    }

    private record Printed(Optional<String> caption, List<String> paragraphs) {}

    private record Words(String caption, String plain) {}

    private Wording wording(Clause clause) {
        var printed = new Printed(clause.caption(), clause.paragraphs());
        var known = byPrint.get(printed);
        if (known != null) {
            return known;
        }
        String caption = plain(printed.caption.orElse(""));
        String plain = caption + plain(String.join("\n", printed.paragraphs));
        var wording = new Wording(caption, plain, wordings.size());
        var same = byWords.putIfAbsent(new Words(caption, plain), wording);
        if (same == null) {
            wordings.add(wording);
        }
        byPrint.put(printed, same == null ? wording : same);
        return same == null ? wording : same;
    }

    int countWordings() {
        return wordings.size();
    }

    /** In how many clauses of both versions each shingle stands. */
    private int[] standsIn() {
        int[] clauses = new int[wordings.size()];
        for (var side : List.of(before, after)) {
            for (var wording : side.wordings) {
                clauses[wording.number()]++;
            }
        }
        int[] standsIn = new int[1 << 12];
        int[] lastIn = new int[standsIn.length];
        for (var wording : wordings) {
            int size = collect(wording.plain());
            // The pair of signs over the border is the only one that the parts have and the whole has not.
            if (!wording.caption().isEmpty()
                    && wording.caption().length() < wording.plain().length()) {
                number(0, wording.plain().codePointAt(wording.caption().length()));
                number(wording.caption().codePointBefore(wording.caption().length()), 0);
            }
            if (numbers.size() > standsIn.length) {
                standsIn = Arrays.copyOf(standsIn, numbers.size() * 2);
                lastIn = Arrays.copyOf(lastIn, standsIn.length);
            }
            for (int k = 0; k < size; k++) {
                int shingle = scratch[k];
                if (lastIn[shingle] <= wording.number()) {
                    lastIn[shingle] = wording.number() + 1;
                    standsIn[shingle] += clauses[wording.number()];
                }
            }
        }
        return Arrays.copyOf(standsIn, numbers.size());
    }

    /** Puts the shingles of a text into {@link #scratch}, each as often as it stands there, and says how many they are. */
    private int collect(String text) {
        if (scratch.length <= text.length()) {
            scratch = new int[text.length() * 2 + 1];
        }
        int size = 0;
        int last = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(last)) {
            int sign = text.codePointAt(i);
            scratch[size++] = number(last, sign);
            last = sign;
        }
        if (size > 0) {
            scratch[size++] = number(last, 0);
        }
        return size;
    }

    private int number(int first, int second) {
        return numbers.of(((long) first << 32) | second);
    }

    private Bag bag(String text) {
        int size = collect(text);
        return size == 0 ? Bag.EMPTY : Bag.of(scratch, size, weights);
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
