package org.sekisho.policytext.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The assignment costs as little as any. */
class AssignmentTest {

    private static final double ALONE = 0.7;

    private record Offer(int column, double cost) {}

    private static Assignment.Offers offers(List<List<Offer>> rows) {
        var offers = new Assignment.Offers();
        for (var row : rows) {
            row.forEach(offer -> offers.add(offer.column, offer.cost));
            offers.endRow();
        }
        return offers;
    }

    @Test
    void no_other_assignment_is_cheaper() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            int rows = random.nextInt(6);
            int columns = random.nextInt(6);
            var offers = new ArrayList<List<Offer>>();
            for (int row = 0; row < rows; row++) {
                var own = new ArrayList<Offer>();
                for (int column = 0; column < columns; column++) {
                    if (random.nextInt(3) > 0) {
                        own.add(new Offer(column, random.nextInt(10) / 10.0));
                    }
                }
                offers.add(own);
            }
            int[] found = Assignment.solve(offers(offers), columns, ALONE);
            var taken = new HashSet<Integer>();
            assertThat(Arrays.stream(found).filter(column -> column >= 0).allMatch(taken::add))
                    .as("seed %d", seed)
                    .isTrue();
            double cost = 0;
            for (int row = 0; row < rows; row++) {
                int at = found[row];
                cost += at < 0
                        ? ALONE
                        : offers.get(row).stream()
                                .filter(offer -> offer.column() == at)
                                .findFirst()
                                .orElseThrow()
                                .cost();
            }
            assertThat(cost).as("seed %d", seed).isCloseTo(cheapest(offers, 0, new boolean[columns]), within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private static double cheapest(List<List<Offer>> offers, int row, boolean[] taken) {
        if (row == offers.size()) {
            return 0;
        }
        double best = ALONE + cheapest(offers, row + 1, taken);
        for (var offer : offers.get(row)) {
            if (!taken[offer.column()]) {
                taken[offer.column()] = true;
                best = Math.min(best, offer.cost() + cheapest(offers, row + 1, taken));
                taken[offer.column()] = false;
            }
        }
        return best;
    }
}
