package org.sekisho.app.policy;

import org.sekisho.policytext.lineage.Lineage;

/** What becomes of a clause from one version to the next. */
public enum Fate {
    KEPT,
    /** Same place and purpose, written anew. */
    REPLACED,
    /** One of several that came of one. */
    SPLIT,
    /** One of several that became one. */
    MERGED,
    NEW,
    REMOVED;

    static Fate of(Lineage.Kind kind) {
        return switch (kind) {
            case KEPT -> KEPT;
            case REPLACED -> REPLACED;
            case SPLIT -> SPLIT;
            case MERGED -> MERGED;
        };
    }

    /** The same, looked at from the later version. */
    Fate mirrored() {
        return switch (this) {
            case KEPT, REPLACED -> this;
            case SPLIT -> MERGED;
            case MERGED -> SPLIT;
            case NEW -> REMOVED;
            case REMOVED -> NEW;
        };
    }
}
