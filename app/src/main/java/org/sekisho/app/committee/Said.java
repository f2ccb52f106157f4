package org.sekisho.app.committee;

/** Whether a member was there, or what they answered. */
public enum Said {
    /** 出席. */
    PRESENT,
    /** 代理出席: somebody came in their place. */
    DEPUTY,
    /** 欠席. */
    ABSENT,
    /** 承認. */
    APPROVES,
    /** 不承認. */
    OPPOSES;

    /** Whether it is about being there, and not an answer. */
    public boolean attendance() {
        return this == PRESENT || this == DEPUTY || this == ABSENT;
    }
}
