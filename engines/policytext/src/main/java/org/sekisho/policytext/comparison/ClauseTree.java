package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sekisho.policytext.Clause;

/**
 * The clauses of a version as an amending text sees them: who holds whom.
 *
 * <p>A container (章, 別表) is a heading among the clauses of the outermost level and holds none of them, so that a
 * heading can be put in or taken out and the clauses behind it stay. {@link org.sekisho.policytext.PolicyDocument#holders}
 * answers the other question, which heading a clause stands below.
 */
final class ClauseTree {

    /** Stands for the document, which holds the outermost clauses. */
    static final int ROOT = -1;

    private final int[] parents;
    private final int[] ends;
    private final List<List<Integer>> children;
    private final List<Integer> outermost = new ArrayList<>();

    ClauseTree(List<Clause> clauses) {
        int n = clauses.size();
        parents = new int[n];
        ends = new int[n];
        Arrays.fill(ends, n);
        children = new ArrayList<>(Collections.nCopies(n, List.of()));
        var open = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            var clause = clauses.get(i);
            while (!open.isEmpty()
                    && (clause.container() || clauses.get(open.getLast()).level() >= clause.level())) {
                ends[open.removeLast()] = i;
            }
            parents[i] = open.isEmpty() ? ROOT : open.getLast();
            hold(parents[i], i);
            if (clause.container()) {
                ends[i] = i + 1;
            } else {
                open.add(i);
            }
        }
    }

    private void hold(int parent, int clause) {
        if (parent == ROOT) {
            outermost.add(clause);
            return;
        }
        if (children.get(parent).isEmpty()) {
            children.set(parent, new ArrayList<>());
        }
        children.get(parent).add(clause);
    }

    int size() {
        return parents.length;
    }

    int parent(int clause) {
        return parents[clause];
    }

    /** The index behind the last clause below a clause. */
    int end(int clause) {
        return ends[clause];
    }

    /** The clauses directly below a clause or, for {@link #ROOT}, the outermost ones. */
    List<Integer> of(int parent) {
        return parent == ROOT ? outermost : children.get(parent);
    }
}
