package org.sekisho.policytext.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The search through the index finds what a look at every bag finds. */
class LikeliestTest {

    private static final int SHINGLES = 60;

    /** Weights that add up without rounding, so that the order of the sum does not matter and equal values are common. */
    private static double[] weights(Random random) {
        return random.doubles(SHINGLES).map(x -> Math.ceil(x * 8) / 8).toArray();
    }

    /** Shingles with a low number are common. */
    private static Bag bag(Random random, double[] weights, int most) {
        int[] met = random.ints(random.nextInt(most + 1), 0, SHINGLES)
                .map(shingle -> shingle * shingle / SHINGLES)
                .toArray();
        return met.length == 0 ? Bag.EMPTY : Bag.of(met, met.length, weights);
    }

    private static Bag[] bags(Random random, double[] weights, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> bag(random, weights, 1 + random.nextInt(30)))
                .toArray(Bag[]::new);
    }

    @Test
    void the_likeliest_are_those_that_share_most_of_what_was_looked_at() {
        int cut = 0;
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var weights = weights(random);
            var bags = bags(random, weights, seed % 10 == 0 ? 2_500 : random.nextInt(120));
            var likeliest = new Likeliest(bags, weights);
            for (int search = 0; search < 5; search++) {
                var bag = bag(random, weights, 40);
                var shared = shared(bag, bags, weights);
                cut += shared.size() == bags.length ? 0 : 1;
                assertThat(likeliest.to(bag))
                        .as("seed %d, search %d", seed, search)
                        .containsExactly(best(bag, bags, shared));
            }
        }
        assertThat(cut).isPositive();
    }

    /** What each bag shares with one, as far as places are looked at: shingle by shingle, the rarest first. */
    private static Map<Integer, Double> shared(Bag bag, Bag[] bags, double[] weights) {
        var places = new ArrayList<List<Integer>>();
        for (int shingle = 0; shingle < SHINGLES; shingle++) {
            places.add(new ArrayList<>());
        }
        for (int i = 0; i < bags.length; i++) {
            for (int shingle : bags[i].shingles()) {
                places.get(shingle).add(i);
            }
        }
        var held = IntStream.of(bag.shingles())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                shingle -> places.get(shingle).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var shared = new HashMap<Integer, Double>();
        int visited = 0;
        for (int shingle : held) {
            if (visited <= Likeliest.MOST_VISITED) {
                var looked = places.get(shingle).stream()
                        .limit(Likeliest.MOST_VISITED)
                        .toList();
                visited += looked.size();
                looked.forEach(i -> shared.merge(i, weights[shingle], Double::sum));
            }
        }
        return shared;
    }

    private static int[] best(Bag bag, Bag[] bags, Map<Integer, Double> shared) {
        var alike = new HashMap<Integer, Double>();
        var contained = new HashMap<Integer, Double>();
        shared.forEach((i, weight) -> {
            alike.put(i, weight / (bag.weight() + bags[i].weight()));
            contained.put(i, weight / Math.min(bag.weight(), bags[i].weight()));
        });
        return IntStream.concat(most(alike, 14), most(contained, 7)).toArray();
    }

    private static IntStream most(Map<Integer, Double> values, int most) {
        return values.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .mapToInt(Map.Entry::getKey);
    }

    @Test
    void a_bag_laid_out_is_as_much_like_others_as_one_looked_through() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var weights = random.doubles(SHINGLES).toArray();
            var bags = bags(random, weights, 12);
            var laid = new Bag.Laid(weights);
            for (var one : bags) {
                laid.lay(one);
                for (var other : bags) {
                    double both = one.weight() + other.weight();
                    assertThat(laid.alike(other))
                            .as("seed %d", seed)
                            .isEqualTo(both == 0 ? 0 : 2 * one.overlap(other, weights) / both);
                }
            }
        }
    }

    @Test
    void the_smallest_come_first_and_of_equal_ones_the_lower_number() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var smallest = new Smallest();
            var there = new ArrayList<int[]>();
            for (int step = 0; step < 400; step++) {
                if (there.isEmpty() || random.nextInt(5) < 3) {
                    int[] added = {random.nextInt(50), random.nextInt(10)};
                    there.add(added);
                    smallest.add(added[0], added[1]);
                } else {
                    there.sort(Comparator.<int[]>comparingInt(one -> one[1]).thenComparingInt(one -> one[0]));
                    assertThat(smallest.remove()).as("seed %d", seed).isEqualTo(there.removeFirst()[0]);
                }
            }
        }
    }
}
