package org.sekisho.controls;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.sekisho.controls.Likeness.Example;

/**
 * One logistic regression for each topic over the pieces of a folded sentence: every run of two to four signs and every
 * kanji, each weighted by how few of the examples have it, the whole brought to length 1.
 *
 * <p>It is learned by gradient descent with a step of its own for each weight (Duchi, Hazan, Singer: Adaptive Subgradient
 * Methods for Online Learning and Stochastic Optimization, JMLR 12, 2011), in an order that is always the same and with
 * arithmetic that is the same everywhere, so that equal examples give equal answers on every machine.
 */
final class Learned {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;
    /** So many examples must have a piece before it counts. */
    private static final int SHARED = 2;

    private static final int ROUNDS = 8;
    private static final float STEP = 0.5f;
    private static final float PULL = 1e-3f;

    /** An error too small to learn from. */
    private static final float SETTLED = 0.03f;

    private static final float NO_DIVISION_BY_ZERO = 1e-6f;
    /** What a sentence that is like nothing is given, the same for every topic: 1 in 20. */
    private static final float BASE = -3;

    private static final float PARTS = 512;
    private static final long SEED = 1_603;
    private static final String ENDS_A_PIECE = "、。,.()・:;/";

    private final List<String> topics;
    private final Map<String, Integer> pieces = new HashMap<>();
    private final float[] rarity;
    private final float[] weights;

    /** The pieces that a sentence shares with the examples, by their numbers, and their weights. */
    @SuppressWarnings("ArrayRecordComponent") // Internal, never compared.
    record Vector(int[] pieces, float[] values) {

        /** From 0, nothing in common, to 1. */
        float likenessTo(Vector other) {
            float like = 0;
            for (int here = 0, there = 0; here < pieces.length && there < other.pieces.length; ) {
                if (pieces[here] == other.pieces[there]) {
                    like += values[here++] * other.values[there++];
                } else if (pieces[here] < other.pieces[there]) {
                    here++;
                } else {
                    there++;
                }
            }
            return like;
        }
    }

    /** Learns. */
    Learned(List<Example> examples, Variants variants) {
        this.topics = examples.stream()
                .flatMap(example -> example.topics().stream())
                .distinct()
                .sorted()
                .toList();
        var found = examples.stream()
                .map(example -> pieces(variants.fold(example.sentence()).text()))
                .toList();
        var counts = new LinkedHashMap<String, Integer>();
        found.forEach(of -> of.forEach(piece -> counts.merge(piece, 1, Integer::sum)));
        counts.values().removeIf(count -> count < SHARED);
        this.rarity = new float[counts.size()];
        counts.forEach((piece, count) -> {
            rarity[pieces.size()] = (float) StrictMath.log((examples.size() + 1.0) / (count + 1)) + 1;
            pieces.put(piece, pieces.size());
        });
        this.weights = new float[pieces.size() * topics.size()];
        learn(examples, found.stream().map(this::vector).toList());
        round(weights);
    }

    /* A weight is kept as a whole number of this part, so that what is read is what was learned. */
    private static void round(float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.clamp(Math.round(weights[i] * PARTS), Short.MIN_VALUE, Short.MAX_VALUE) / PARTS;
        }
    }

    /** Reads what {@link #write} wrote. */
    Learned(DataInput in) throws IOException {
        this.topics = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            topics.add(in.readUTF());
        }
        this.rarity = new float[in.readInt()];
        for (int i = 0; i < rarity.length; i++) {
            pieces.put(in.readUTF(), i);
            rarity[i] = in.readFloat();
        }
        this.weights = new float[rarity.length * topics.size()];
        for (int piece = 0; piece < rarity.length; piece++) {
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                int topic = in.readUnsignedByte();
                weights[piece * topics.size() + topic] = in.readShort() / PARTS;
            }
        }
    }

    /** Writes it; weights of 0 are left out. */
    void write(DataOutput out) throws IOException {
        out.writeInt(topics.size());
        for (String topic : topics) {
            out.writeUTF(topic);
        }
        var inOrder = new String[rarity.length];
        pieces.forEach((piece, number) -> inOrder[number] = piece);
        out.writeInt(rarity.length);
        for (int i = 0; i < rarity.length; i++) {
            out.writeUTF(inOrder[i]);
            out.writeFloat(rarity[i]);
        }
        for (int from = 0; from < weights.length; from += topics.size()) {
            int count = 0;
            for (int topic = 0; topic < topics.size(); topic++) {
                count += weights[from + topic] == 0 ? 0 : 1;
            }
            out.writeByte(count);
            for (int topic = 0; topic < topics.size(); topic++) {
                if (weights[from + topic] != 0) {
                    out.writeByte(topic);
                    out.writeShort(Math.round(weights[from + topic] * PARTS));
                }
            }
        }
    }

    /** How much of a folded sentence the examples share, from 0 to 1. */
    double shared(String folded) {
        var of = pieces(folded);
        return of.isEmpty()
                ? 0
                : (double) of.stream().filter(pieces::containsKey).count() / of.size();
    }

    /** What a folded sentence is made of. */
    Vector vector(String folded) {
        return vector(pieces(folded));
    }

    private static Set<String> pieces(String folded) {
        var pieces = new LinkedHashSet<String>();
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isIdeographic(folded.charAt(i))) {
                pieces.add(folded.substring(i, i + 1));
            }
            for (int end = i + 1; end <= Math.min(i + LONGEST, folded.length()); end++) {
                if (ENDS_A_PIECE.indexOf(folded.charAt(end - 1)) >= 0) {
                    break;
                }
                if (end - i >= SHORTEST) {
                    pieces.add(folded.substring(i, end));
                }
            }
        }
        return pieces;
    }

    private Vector vector(Set<String> of) {
        int[] known = of.stream()
                .map(pieces::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        var values = new float[known.length];
        double square = 0;
        for (int i = 0; i < known.length; i++) {
            values[i] = rarity[known[i]];
            square += (double) values[i] * values[i];
        }
        for (int i = 0; i < known.length; i++) {
            values[i] /= (float) Math.sqrt(square);
        }
        return new Vector(known, values);
    }

    private void learn(List<Example> examples, List<Vector> vectors) {
        int width = topics.size();
        var wanted = new float[examples.size()][width];
        for (int i = 0; i < examples.size(); i++) {
            for (String topic : examples.get(i).topics()) {
                wanted[i][topics.indexOf(topic)] = 1;
            }
        }
        var squares = new float[weights.length];
        var order = new ArrayList<Integer>();
        for (int i = 0; i < examples.size(); i++) {
            order.add(i);
        }
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int i : order) {
                var vector = vectors.get(i);
                var sums = sums(vector);
                for (int topic = 0; topic < width; topic++) {
                    float error = probability(sums[topic]) - wanted[i][topic];
                    if (Math.abs(error) >= SETTLED) {
                        correct(vector, topic, error, squares);
                    }
                }
            }
        }
    }

    private void correct(Vector vector, int topic, float error, float[] squares) {
        for (int k = 0; k < vector.pieces.length; k++) {
            int at = vector.pieces[k] * topics.size() + topic;
            float slope = error * vector.values[k] + PULL * weights[at];
            squares[at] += slope * slope;
            weights[at] -= step(slope, squares[at]);
        }
    }

    private static float step(float slope, float squares) {
        return STEP * slope / (float) Math.sqrt(squares + NO_DIVISION_BY_ZERO);
    }

    private float[] sums(Vector vector) {
        int width = topics.size();
        var sums = new float[width];
        Arrays.fill(sums, BASE);
        for (int k = 0; k < vector.pieces.length; k++) {
            int from = vector.pieces[k] * width;
            for (int topic = 0; topic < width; topic++) {
                sums[topic] += weights[from + topic] * vector.values[k];
            }
        }
        return sums;
    }

    private static float probability(float sum) {
        return (float) (1 / (1 + StrictMath.exp(-sum)));
    }

    Map<String, Double> of(String folded) {
        var sums = sums(vector(folded));
        var found = new HashMap<String, Double>();
        for (int topic = 0; topic < sums.length; topic++) {
            found.put(topics.get(topic), (double) probability(sums[topic]));
        }
        return found;
    }
}
