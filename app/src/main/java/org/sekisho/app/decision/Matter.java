package org.sekisho.app.decision;

/** What of a document is decided. */
public enum Matter {
    /** 制定・改正: a document comes into being, or its text changes. */
    REVISION,
    /** 正誤: obvious errors of a decided text are corrected. */
    CORRECTION
}
