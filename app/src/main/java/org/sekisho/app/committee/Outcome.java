package org.sekisho.app.committee;

/** What became of an item. */
public enum Outcome {
    /** 可決・承認. */
    ADOPTED,
    /** 否決. */
    REJECTED,
    /** 継続: taken up again. */
    CONTINUED,
    /** 了承: a report was heard. */
    NOTED,
    /** Not decided yet. */
    OPEN;

    /** Whether it is something that others may act upon. */
    public boolean adopted() {
        return this == ADOPTED || this == NOTED;
    }

    /**
     * What follows from the answers to a circulation: decided as soon as enough members answered and more than half of
     * all members said the same, whatever the others say; and at the end of its time by those who answered.
     *
     * @param over whether the time to answer is over
     */
    static Outcome circulated(Quorum quorum, int members, int approve, int oppose, boolean over) {
        if (2 * approve > members && quorum.reached(approve + oppose, members)) {
            return ADOPTED;
        }
        if (2 * oppose >= members && members > 0 && quorum.reached(approve + oppose, members)) {
            return REJECTED;
        }
        if (!over) {
            return OPEN;
        }
        return quorum.reached(approve + oppose, members) && approve > oppose ? ADOPTED : REJECTED;
    }
}
