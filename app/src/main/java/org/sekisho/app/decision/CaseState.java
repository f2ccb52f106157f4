package org.sekisho.app.decision;

/** How far a case is. */
public enum CaseState {
    /** 手続中: waits for seals, or for the decision on paper. */
    RUNNING,
    /** 要再提出: the draft was changed since it was submitted; nothing can be sealed or decided. */
    STALE,
    /** 差戻し: given back to the drafter. */
    RETURNED,
    /** 取下げ: taken back by the drafter. */
    WITHDRAWN,
    /** 決裁済み: decided, and a version. */
    DECIDED;

    /** Whether the case may be submitted anew. */
    public boolean opensAgain() {
        return this == STALE || this == RETURNED || this == WITHDRAWN;
    }
}
