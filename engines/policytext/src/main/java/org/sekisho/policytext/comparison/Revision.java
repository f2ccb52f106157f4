package org.sekisho.policytext.comparison;

import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.lineage.Comparison;
import org.sekisho.policytext.lineage.Lineage;

/** Two versions of a policy and which clause of the later one comes from which of the earlier one. */
public final class Revision {
    private final Correspondence correspondence;

    private Revision(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    /** The revision from an earlier to a later version; where each clause comes from is found by {@link Comparison}. */
    public static Revision between(PolicyDocument before, PolicyDocument after) {
        return between(before, after, Comparison.compare(before, after));
    }

    /**
     * The revision from an earlier to a later version whose correspondence is known.
     *
     * @param lineage names clauses by their index in the two documents; what it does not name counts as new or removed
     * @throws IndexOutOfBoundsException if it names a clause that is not there
     */
    public static Revision between(PolicyDocument before, PolicyDocument after, Lineage lineage) {
        return new Revision(new Correspondence(before, after, lineage));
    }

    /** Both texts side by side (新旧対照表), unchanged clauses included. */
    public ComparisonTable table() {
        return new TableMaker(correspondence).make();
    }

    /**
     * The amending text (改め文) that makes the later version of the earlier one.
     *
     * <p>{@link Amendment#apply} with the earlier version gives every content field of the later one.
     */
    public String amendingText() {
        return new AmendmentWriter(correspondence).write();
    }
}
