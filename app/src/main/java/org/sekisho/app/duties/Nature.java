package org.sekisho.app.duties;

/** What a piece of evidence rests on. */
public enum Nature {
    /** 申告: somebody vouches for it, with a paper or without. */
    ATTESTED,
    /** 確認: the program saw it happen. */
    OBSERVED
}
