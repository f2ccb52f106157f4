package org.sekisho.app.record;

/** What came of an anchor. */
public enum AnchorState {
    /** It is still to be sent, for the first time or again. */
    WAITING,
    /** It was taken, or printed. */
    SENT,
    /** It will not be taken, however often it is tried. */
    REFUSED,
    /** Nobody wants it any more: its address or the folder was taken back before it was sent. */
    NOT_NEEDED
}
