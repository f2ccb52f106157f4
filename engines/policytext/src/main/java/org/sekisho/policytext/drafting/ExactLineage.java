package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.lineage.Lineage;

/** The lineage of a text whose clauses are known to go on from one clause each, or to be new. */
public final class ExactLineage {
    /** Stands for a clause that is new. */
    public static final int NEW = -1;

    private ExactLineage() {}

    /**
     * The lineage in full.
     *
     * @param origins for each clause of the later text the index of the clause it goes on from, or {@link #NEW}
     * @param before how many clauses the earlier text has
     */
    public static Lineage of(List<Integer> origins, int before) {
        List<Lineage.Link> links = new ArrayList<>();
        List<Lineage.Alone> fresh = new ArrayList<>();
        boolean[] goesOn = new boolean[before];
        for (int i = 0; i < origins.size(); i++) {
            int origin = origins.get(i);
            if (origin == NEW) {
                fresh.add(new Lineage.Alone(i, Optional.empty()));
            } else {
                goesOn[origin] = true;
                links.add(new Lineage.Link(origin, i, Lineage.Kind.KEPT, 1, Lineage.Ground.SAME_TEXT));
            }
        }
        List<Lineage.Alone> removed = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            if (!goesOn[i]) {
                removed.add(new Lineage.Alone(i, Optional.empty()));
            }
        }
        return new Lineage(links, fresh, removed);
    }
}
