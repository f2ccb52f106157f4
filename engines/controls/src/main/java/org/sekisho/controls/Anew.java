package org.sekisho.controls;

/** What makes a control ask once more within its period. */
public enum Anew {
    /** Nothing: once in a period is enough. */
    NEVER,

    /** A new version of the policy: what was done before the version took effect was done for another text. */
    VERSION
}
