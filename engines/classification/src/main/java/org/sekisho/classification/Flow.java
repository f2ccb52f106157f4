package org.sekisho.classification;

import java.util.Arrays;
import java.util.List;

/**
 * How levels of one axis flow through the graph: each node has the highest of its own and those of its sources, unless it
 * is set. Of all values for which that holds these are the lowest, so that a circle without an assessed node has none.
 *
 * <p>From scratch: ranks go out from the highest down, and a node takes the first that reaches it, which visits each edge
 * once. After a change: the nodes that may owe their rank to what changed, which are those that reach it over nodes of the
 * same rank that do not have it of their own, forget it and ask their other sources; from there it goes on as from scratch.
 * A circle cannot keep a rank alive in itself, since all of it forgets.
 *
 * <p>A rank of 0 stands for no level.
 */
final class Flow {
    private final List<List<IntList>> sources;
    private final List<List<IntList>> targets;
    private final IntList[] pending;
    private int[] own = {};
    private int[] set = {};
    private int[] effective = {};
    private int[] before = {};
    private boolean[] touched = {};
    private boolean[] forgotten = {};
    private final IntList touchedNodes = new IntList();
    private final IntList forgottenNodes = new IntList();

    /**
     * @param sources neighbours, by node, from which levels come
     * @param targets neighbours, by node, to which they go
     * @param ranks the highest rank
     */
    Flow(List<List<IntList>> sources, List<List<IntList>> targets, int ranks) {
        this.sources = sources;
        this.targets = targets;
        this.pending = new IntList[ranks + 1];
        for (int rank = 0; rank <= ranks; rank++) {
            pending[rank] = new IntList();
        }
    }

    void grow(int nodes) {
        if (nodes > own.length) {
            int size = Math.max(nodes, own.length + own.length / 2);
            own = Arrays.copyOf(own, size);
            set = Arrays.copyOf(set, size);
            effective = Arrays.copyOf(effective, size);
            before = Arrays.copyOf(before, size);
            touched = Arrays.copyOf(touched, size);
            forgotten = Arrays.copyOf(forgotten, size);
        }
    }

    int own(int node) {
        return own[node];
    }

    int set(int node) {
        return set[node];
    }

    int effective(int node) {
        return effective[node];
    }

    /** The highest rank of the sources of a node. */
    int inherited(int node) {
        int highest = 0;
        for (var edges : sources) {
            var list = edges.get(node);
            for (int i = 0; i < list.size(); i++) {
                highest = Math.max(highest, effective[list.get(i)]);
            }
        }
        return highest;
    }

    /** What the node has by itself, whoever its sources are. */
    private int direct(int node) {
        return set[node] != 0 ? set[node] : own[node];
    }

    /** Whether the node has its rank by itself. */
    boolean origin(int node) {
        return direct(node) == effective[node];
    }

    void assign(int node, int ownRank, int setRank) {
        own[node] = ownRank;
        set[node] = setRank;
    }

    void fromScratch(int nodes) {
        for (int node = 0; node < nodes; node++) {
            effective[node] = direct(node);
            if (effective[node] != 0) {
                pending[effective[node]].add(node);
            }
        }
        spread(false);
    }

    /** After the own rank, the set rank or the sources of a node changed; the nodes that changed are {@link #changed}. */
    void update(IntList nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            int node = nodes.get(i);
            if (direct(node) < effective[node]) {
                forget(node);
            }
        }
        for (int i = 0; i < forgottenNodes.size(); i++) {
            int node = forgottenNodes.get(i);
            for (var edges : targets) {
                var list = edges.get(node);
                for (int j = 0; j < list.size(); j++) {
                    int target = list.get(j);
                    if (set[target] == 0 && effective[target] == effective[node] && own[target] < effective[target]) {
                        forget(target);
                    }
                }
            }
        }
        for (int i = 0; i < forgottenNodes.size(); i++) {
            touch(forgottenNodes.get(i));
            effective[forgottenNodes.get(i)] = 0;
        }
        for (int i = 0; i < forgottenNodes.size(); i++) {
            ask(forgottenNodes.get(i));
        }
        for (int i = 0; i < nodes.size(); i++) {
            ask(nodes.get(i));
        }
        while (forgottenNodes.size() > 0) {
            forgotten[forgottenNodes.pop()] = false;
        }
        spread(true);
    }

    private void forget(int node) {
        if (!forgotten[node]) {
            forgotten[node] = true;
            forgottenNodes.add(node);
        }
    }

    /** Takes the highest of what is known of the node; only raises it. */
    private void ask(int node) {
        int rank = set[node] != 0 ? set[node] : Math.max(own[node], inherited(node));
        if (rank > effective[node]) {
            touch(node);
            effective[node] = rank;
            pending[rank].add(node);
        }
    }

    private void touch(int node) {
        if (!touched[node]) {
            touched[node] = true;
            before[node] = effective[node];
            touchedNodes.add(node);
        }
    }

    private void spread(boolean remembering) {
        for (int rank = pending.length - 1; rank > 0; rank--) {
            var here = pending[rank];
            while (here.size() > 0) {
                int node = here.pop();
                if (effective[node] != rank) {
                    continue;
                }
                for (var edges : targets) {
                    var list = edges.get(node);
                    for (int i = 0; i < list.size(); i++) {
                        int target = list.get(i);
                        if (set[target] == 0 && effective[target] < rank) {
                            if (remembering) {
                                touch(target);
                            }
                            effective[target] = rank;
                            here.add(target);
                        }
                    }
                }
            }
        }
    }

    /** Puts the nodes whose rank the last update changed at the end of a list, and begins anew. */
    void changed(IntList into) {
        while (touchedNodes.size() > 0) {
            int node = touchedNodes.pop();
            touched[node] = false;
            if (before[node] != effective[node]) {
                into.add(node);
            }
        }
    }

    /** The rank that a node had before the last update, if it changed. */
    int before(int node) {
        return before[node];
    }
}
