package org.sekisho.app.conduct;

/** What the body keeps about the conduct of people, each for a period of its own. */
public enum KeptKind {
    /** 方針の確認. */
    ACKNOWLEDGEMENT,
    /** 誓約書. */
    PLEDGE,
    /** 違反の記録. */
    VIOLATION
}
