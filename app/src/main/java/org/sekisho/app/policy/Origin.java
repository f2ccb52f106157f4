package org.sekisho.app.policy;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a clause of a draft comes from.
 *
 * @param from indexes of clauses in the version that the draft is compared with; one for {@link Choice#SAME} and {@link
 *     Choice#PART}, two or more for {@link Choice#MERGED}, none for {@link Choice#NEW}
 */
public record Origin(Choice choice, SortedSet<Integer> from) {

    public Origin {
        from = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(from));
    }

    /** What a person can say of a clause. */
    public enum Choice {
        /** 同じ規定. */
        SAME,
        /** 別の規定（新設）. */
        NEW,
        /** ～から分かれた. */
        PART,
        /** ～をまとめた. */
        MERGED
    }

    /** Whether as many clauses are named as the choice needs. */
    boolean fits() {
        return switch (choice) {
            case SAME, PART -> from.size() == 1;
            case NEW -> from.isEmpty();
            case MERGED -> from.size() > 1;
        };
    }
}
