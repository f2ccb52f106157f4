package org.sekisho.app.organisation;

/** How a person holds a post. */
public enum Holding {
    /** 本務: the one post that is theirs. */
    MAIN,
    /** 兼務: beside their own post; takes a seat. */
    CONCURRENT,
    /** 代理: stands in for the holder and has the post's roles; takes no seat. */
    DEPUTY
}
