package org.sekisho.app.conduct;

/** When a pledge is asked for. */
public enum PledgeKind {
    /** 採用時の誓約書. */
    JOINING,
    /** 退職時の誓約書. */
    LEAVING
}
