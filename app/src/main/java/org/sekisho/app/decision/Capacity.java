package org.sekisho.app.decision;

/** As what somebody seals or decides. */
public enum Capacity {
    /** 本人: holds the post. */
    HOLDER,
    /** 職務代理: stands in for the holder of the post. */
    DEPUTY,
    /** 代決: holds a post that the rule names for the absence of the one who decides; the absent sees it later (後閲). */
    SUBSTITUTE
}
