package org.sekisho.app.decision;

/** What a step on the way of a set is (DOMAIN 4.8). */
public enum StepKind {
    /** 回議: the superiors of the drafter agree, one after the other. */
    CIRCULATION,
    /** 合議: a section that is concerned agrees. */
    CONCURRENCE,
    /** 決裁: the one who has the authority decides. */
    DECISION
}
