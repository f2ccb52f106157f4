package org.sekisho.policytext.lineage;

import java.util.Arrays;

/**
 * Shingles of a text with how often each stands in it, in the order of their numbers.
 *
 * @param weight the sum of all counts, each times the weight of its shingle
 */
record Bag(int[] shingles, int[] counts, double weight) {

    static final Bag EMPTY = new Bag(new int[0], new int[0], 0);

    /** The bag of the first shingles of an array, which are sorted there. */
    static Bag of(int[] met, int size, double[] weights) {
        Arrays.sort(met, 0, size);
        int different = 1;
        for (int k = 1; k < size; k++) {
            different += met[k] != met[k - 1] ? 1 : 0;
        }
        int[] shingles = new int[different];
        int[] counts = new int[different];
        int at = -1;
        for (int k = 0; k < size; k++) {
            if (k == 0 || met[k] != met[k - 1]) {
                shingles[++at] = met[k];
            }
            counts[at]++;
        }
        double weight = 0;
        for (int k = 0; k < different; k++) {
            weight += weights[shingles[k]] * counts[k];
        }
        return new Bag(shingles, counts, weight);
    }

    boolean isEmpty() {
        return shingles.length == 0;
    }

    /** The weight of what both hold. */
    double overlap(Bag other, double[] weights) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < shingles.length && j < other.shingles.length) {
            int difference = Integer.compare(shingles[i], other.shingles[j]);
            if (difference == 0) {
                sum += weights[shingles[i]] * Math.min(counts[i], other.counts[j]);
                i++;
                j++;
            } else if (difference < 0) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** What is left when the other is taken away. */
    Bag minus(Bag other, double[] weights) {
        int[] left = new int[shingles.length];
        int[] much = new int[shingles.length];
        int size = 0;
        double sum = 0;
        int j = 0;
        for (int i = 0; i < shingles.length; i++) {
            while (j < other.shingles.length && other.shingles[j] < shingles[i]) {
                j++;
            }
            int taken = j < other.shingles.length && other.shingles[j] == shingles[i] ? other.counts[j] : 0;
            if (counts[i] > taken) {
                left[size] = shingles[i];
                much[size] = counts[i] - taken;
                sum += weights[shingles[i]] * much[size];
                size++;
            }
        }
        return new Bag(Arrays.copyOf(left, size), Arrays.copyOf(much, size), sum);
    }

    /** A bag laid out by shingle, which many others are held against one after the other. */
    static final class Laid {
        private final double[] weights;
        private final int[] counts;
        private Bag bag = EMPTY;

        /** Lies empty. */
        Laid(double[] weights) {
            this.weights = weights;
            counts = new int[weights.length];
        }

        void lay(Bag next) {
            for (int shingle : bag.shingles) {
                counts[shingle] = 0;
            }
            bag = next;
            for (int k = 0; k < bag.shingles.length; k++) {
                counts[bag.shingles[k]] = bag.counts[k];
            }
        }

        /** Twice the common weight by the weight of both: 1 for the same bag, 0 for nothing in common. */
        double alike(Bag other) {
            double overlap = 0;
            for (int k = 0; k < other.shingles.length; k++) {
                int shingle = other.shingles[k];
                overlap += weights[shingle] * Math.min(counts[shingle], other.counts[k]);
            }
            double both = bag.weight + other.weight;
            return both == 0 ? 0 : 2 * overlap / both;
        }
    }
}
