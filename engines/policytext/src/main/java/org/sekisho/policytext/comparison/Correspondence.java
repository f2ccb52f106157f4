package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.lineage.Lineage;
import org.sekisho.policytext.lineage.Lineage.Link;

/**
 * The lineage of two versions as pairs: for each clause the one counterpart beside which it is printed.
 *
 * <p>Where a clause was parted or put together, the surest and then the longest link makes the pair; the other links
 * stay known as {@link #others}.
 */
final class Correspondence {

    static final int NONE = -1;

    final PolicyDocument before;
    final PolicyDocument after;
    final ClauseTree treeBefore;
    final ClauseTree treeAfter;
    final int[] afterOf;
    final int[] beforeOf;
    /** Links that make no pair. */
    final List<Link> others = new ArrayList<>();
    /** By earlier clause: whether its pair stands elsewhere among the clauses that stayed. */
    final boolean[] moved;

    Correspondence(PolicyDocument before, PolicyDocument after, Lineage lineage) {
        this.before = before;
        this.after = after;
        treeBefore = new ClauseTree(before.clauses());
        treeAfter = new ClauseTree(after.clauses());
        afterOf = new int[before.clauses().size()];
        beforeOf = new int[after.clauses().size()];
        moved = new boolean[afterOf.length];
        Arrays.fill(afterOf, NONE);
        Arrays.fill(beforeOf, NONE);
        pair(lineage.links());
        findMoves(ClauseTree.ROOT, ClauseTree.ROOT);
        for (int i = 0; i < moved.length; i++) {
            if (afterOf[i] != NONE) {
                findMoves(i, afterOf[i]);
                int above = treeBefore.parent(i);
                int aboveThere = treeAfter.parent(afterOf[i]);
                boolean sameHolder = above == ClauseTree.ROOT || aboveThere == ClauseTree.ROOT
                        ? above == aboveThere
                        : afterOf[above] == aboveThere;
                moved[i] |= !sameHolder;
            }
        }
    }

    private record Ranked(Link link, boolean partial, long length) {}

    private static final Comparator<Ranked> SUREST_FIRST = Comparator.comparing(Ranked::partial)
            .thenComparing(ranked -> ranked.link.kind() == Lineage.Kind.REPLACED)
            .thenComparing(Comparator.comparingLong(Ranked::length).reversed())
            .thenComparingInt(ranked -> ranked.link.before())
            .thenComparingInt(ranked -> ranked.link.after());

    private static boolean partial(Link link) {
        return link.kind() == Lineage.Kind.SPLIT || link.kind() == Lineage.Kind.MERGED;
    }

    private long length(Link link) {
        return Math.min(
                length(before.clauses().get(link.before()).paragraphs()),
                length(after.clauses().get(link.after()).paragraphs()));
    }

    private static long length(List<String> paragraphs) {
        long length = 0;
        for (var paragraph : paragraphs) {
            length += paragraph.length();
        }
        return length;
    }

    /** Links that compete for a clause are taken in the order of how sure they are. */
    private void pair(List<Link> links) {
        int[] ofBefore = new int[afterOf.length];
        int[] ofAfter = new int[beforeOf.length];
        for (var link : links) {
            ofBefore[link.before()]++;
            ofAfter[link.after()]++;
        }
        var competing = new ArrayList<Ranked>();
        for (var link : links) {
            if (ofBefore[link.before()] == 1 && ofAfter[link.after()] == 1) {
                pair(link);
            } else {
                competing.add(new Ranked(link, partial(link), length(link)));
            }
        }
        competing.sort(SUREST_FIRST);
        competing.forEach(ranked -> pair(ranked.link));
    }

    private void pair(Link link) {
        if (afterOf[link.before()] == NONE && beforeOf[link.after()] == NONE) {
            afterOf[link.before()] = link.after();
            beforeOf[link.after()] = link.before();
        } else {
            others.add(link);
        }
    }

    /** Among the clauses below a pair, the fewest that must have moved are those outside a longest rising sequence. */
    private void findMoves(int holder, int holderThere) {
        var below = treeBefore.of(holder);
        if (below.isEmpty()) {
            return;
        }
        var stayed = below.stream()
                .filter(i -> afterOf[i] != NONE && treeAfter.parent(afterOf[i]) == holderThere)
                .toList();
        var rising = longestRising(stayed.stream().mapToInt(i -> afterOf[i]).toArray());
        for (int at = 0; at < rising.length; at++) {
            moved[stayed.get(at)] |= !rising[at];
        }
    }

    /** Which of the values belong to a longest sequence that rises. */
    static boolean[] longestRising(int[] values) {
        int[] tails = new int[values.length];
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[tails[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? NONE : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] rising = new boolean[values.length];
        for (int i = length == 0 ? NONE : tails[length - 1]; i != NONE; i = previous[i]) {
            rising[i] = true;
        }
        return rising;
    }
}
