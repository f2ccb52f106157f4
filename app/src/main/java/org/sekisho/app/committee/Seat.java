package org.sekisho.app.committee;

/** What a member is in the committee. */
public enum Seat {
    /** 委員長. */
    CHAIR,
    /** 副委員長: takes the chair when the chair is away. */
    VICE_CHAIR,
    /** 委員. */
    MEMBER
}
