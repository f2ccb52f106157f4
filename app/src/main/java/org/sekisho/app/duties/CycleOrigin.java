package org.sekisho.app.duties;

/** What sets a duty's cycle. */
public enum CycleOrigin {
    /** 法令. */
    LAW,
    /** 方針の本文. */
    POLICY,
    /** 団体が決めた基準. */
    STANDARD,
    /** 目安: proposed by the catalogue; nobody breaches it before the body adopts it. */
    PROPOSAL;

    /** Whether the end of a cycle without evidence is a breach. */
    public boolean binds() {
        return this != PROPOSAL;
    }
}
