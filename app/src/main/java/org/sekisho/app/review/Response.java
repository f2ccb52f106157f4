package org.sekisho.app.review;

/** What is done about a risk (DOMAIN 4.7): 低減, 回避, 移転, 受容. */
public enum Response {
    REDUCE,
    AVOID,
    TRANSFER,
    ACCEPT
}
