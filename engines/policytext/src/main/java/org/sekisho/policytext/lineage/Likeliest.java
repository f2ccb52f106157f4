package org.sekisho.policytext.lineage;

import java.util.Arrays;

/**
 * Finds among many bags those that are likeliest to be another one changed.
 *
 * <p>Looks through the places where the shingles of a bag stand, the rarest first, and adds up what is shared there. The
 * few that share most for what they weigh are named, and then the few that may be a part of it or it of them.
 */
final class Likeliest {
    private static final int MOST = 14;
    /** So many places of shared shingles, the rarest first, are looked at for a bag; common ones say little. */
    static final int MOST_VISITED = 1_000;

    private final Bag[] bags;
    private final double[] weights;
    private final double[] bagWeights;
    /** The bags that hold a shingle: from the place that {@link #from} has for it to that of the next. */
    private final int[] places;

    private final int[] from;
    /** Of one search, by bag; what it touched is put back at its end. */
    private final double[] shared;

    private final int[] found;
    private long[] ranked = new long[256];
    private final Best alike = new Best(MOST);
    private final Best contained = new Best(MOST / 2);

    /** @param weights of the shingles, by number */
    Likeliest(Bag[] bags, double[] weights) {
        this.bags = bags;
        this.weights = weights;
        bagWeights = Arrays.stream(bags).mapToDouble(Bag::weight).toArray();
        shared = new double[bags.length];
        found = new int[bags.length + 1];
        from = new int[weights.length + 1];
        for (var bag : bags) {
            for (int shingle : bag.shingles()) {
                from[shingle + 1]++;
            }
        }
        for (int shingle = 0; shingle < weights.length; shingle++) {
            from[shingle + 1] += from[shingle];
        }
        places = new int[from[weights.length]];
        int[] next = from.clone();
        for (int i = 0; i < bags.length; i++) {
            for (int shingle : bags[i].shingles()) {
                places[next[shingle]++] = i;
            }
        }
    }

    Bag bag(int number) {
        return bags[number];
    }

    /** The numbers of the likeliest bags, the likeliest first; one that is likely in both ways stands there twice. */
    int[] to(Bag bag) {
        int size = share(bag);
        alike.clear();
        contained.clear();
        double own = bag.weight();
        for (int at = 0; at < size; at++) {
            int one = found[at];
            double other = bagWeights[one];
            alike.add(one, shared[one], own + other);
            contained.add(one, shared[one], Math.min(own, other));
            shared[one] = 0;
        }
        int[] numbers = Arrays.copyOf(alike.numbers, alike.size + contained.size);
        System.arraycopy(contained.numbers, 0, numbers, alike.size, contained.size);
        return numbers;
    }

    /** Adds up what the bags share with this one; says how many share anything. */
    private int share(Bag bag) {
        int size = 0;
        int visited = 0;
        int different = rank(bag);
        for (int k = 0; k < different && visited <= MOST_VISITED; k++) {
            int shingle = (int) ranked[k];
            int most = Math.min(stands(shingle), MOST_VISITED);
            visited += most;
            double weight = weights[shingle];
            for (int at = from[shingle]; at < from[shingle] + most; at++) {
                int one = places[at];
                found[size] = one;
                size += shared[one] == 0 ? 1 : 0;
                shared[one] += weight;
            }
        }
        return size;
    }

    private int stands(int shingle) {
        return from[shingle + 1] - from[shingle];
    }

    /** Puts the shingles that stand anywhere into {@link #ranked}, the rarest first, and says how many they are. */
    private int rank(Bag bag) {
        if (ranked.length < bag.shingles().length) {
            ranked = new long[bag.shingles().length * 2];
        }
        int size = 0;
        for (int shingle : bag.shingles()) {
            if (stands(shingle) > 0) {
                ranked[size++] = ((long) stands(shingle) << 32) | shingle;
            }
        }
        Arrays.sort(ranked, 0, size);
        return size;
    }

    /** The few with the highest values; of equal ones those with the lower number. */
    private static final class Best {
        /** What is smaller by more than rounding can be need not be divided. */
        private static final double ROUNDING = 1 - 1e-9;

        private final int[] numbers;
        private final double[] values;
        private int size;
        /** Most are below this value, which is not among the few. */
        private double least;

        Best(int most) {
            numbers = new int[most];
            values = new double[most];
        }

        void clear() {
            size = 0;
            least = 0;
        }

        void add(int number, double share, double whole) {
            if (share >= least * whole) {
                insert(number, share / whole);
            }
        }

        private void insert(int number, double value) {
            int at = size;
            while (at > 0 && (values[at - 1] < value || (values[at - 1] == value && numbers[at - 1] > number))) {
                at--;
            }
            if (at == numbers.length) {
                return;
            }
            size = Math.min(size + 1, numbers.length);
            System.arraycopy(numbers, at, numbers, at + 1, size - at - 1);
            System.arraycopy(values, at, values, at + 1, size - at - 1);
            numbers[at] = number;
            values[at] = value;
            if (size == numbers.length) {
                least = values[size - 1] * ROUNDING;
            }
        }
    }
}
