package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;

/** Which lines of two short lists belong together: equal ones in order, and between them those that are alike. */
final class TextLines {
    /** Lines of which less is the same are not the same line changed. */
    private static final double LEAST_ALIKE = 0.4;
    /** Lists that would need a larger table are compared only at their ends. */
    private static final long MOST_CELLS = 20_000;

    private TextLines() {}

    /** @param before index of the earlier line or {@link Correspondence#NONE}, @param after that of the later one */
    record Pair(int before, int after) {}

    /** The pairs in reading order, a line that is no more before one that is new. */
    static List<Pair> pairs(List<String> before, List<String> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < start; i++) {
            pairs.add(new Pair(i, i));
        }
        middle(before, after, start, before.size() - end, start, after.size() - end, pairs);
        for (int k = end; k > 0; k--) {
            pairs.add(new Pair(before.size() - k, after.size() - k));
        }
        return pairs;
    }

    /** The pairs with the most in common, by a table of how much the rests have in common. */
    private static void middle(
            List<String> before, List<String> after, int b, int bEnd, int a, int aEnd, List<Pair> pairs) {
        int n = bEnd - b;
        int m = aEnd - a;
        boolean tooMany = (long) n * m > MOST_CELLS;
        double[][] alike = new double[tooMany ? 0 : n][tooMany ? 0 : m];
        double[][] best = new double[tooMany ? 1 : n + 1][tooMany ? 1 : m + 1];
        for (int i = tooMany ? -1 : n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                alike[i][j] = alike(before.get(b + i), after.get(a + j));
                double both = alike[i][j] < LEAST_ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(both, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < n || j < m) {
            boolean pair = !tooMany
                    && i < n
                    && j < m
                    && alike[i][j] >= LEAST_ALIKE
                    && best[i][j] == alike[i][j] + best[i + 1][j + 1];
            if (pair) {
                pairs.add(new Pair(b + i++, a + j++));
            } else if (i < n && (tooMany || j == m || best[i][j] == best[i + 1][j])) {
                pairs.add(new Pair(b + i++, Correspondence.NONE));
            } else {
                pairs.add(new Pair(Correspondence.NONE, a + j++));
            }
        }
    }

    private static double alike(String before, String after) {
        if (before.equals(after)) {
            return 1;
        }
        int longest = before.length() + after.length();
        int shortest = Math.min(before.length(), after.length());
        if (2.0 * shortest / longest < LEAST_ALIKE) {
            return 0;
        }
        return 1 - (double) TextDifference.of(before, after).size() / longest;
    }
}
