package org.sekisho.policytext.lineage;

/**
 * Shingles of a text with how often each stands in it, in the order of their numbers.
 *
 * @param weight the sum of all counts, each times the weight of its shingle
 */
record Bag(int[] shingles, int[] counts, double weight) {

    static final Bag EMPTY = new Bag(new int[0], new int[0], 0);

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
        return new Bag(java.util.Arrays.copyOf(left, size), java.util.Arrays.copyOf(much, size), sum);
    }

    /** Twice the common weight by the weight of both: 1 for the same bag, 0 for nothing in common. */
    double alike(Bag other, double[] weights) {
        double both = weight + other.weight;
        return both == 0 ? 0 : 2 * overlap(other, weights) / both;
    }
}
