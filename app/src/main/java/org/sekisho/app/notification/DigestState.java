package org.sekisho.app.notification;

/** What became of a digest. */
public enum DigestState {
    /** 送信待ち: waits for its turn, or for the mail server. */
    QUEUED,
    /** 送信済み: the mail server has taken it. */
    SENT,
    /** 拒否: the mail server does not take mail for the address. */
    REFUSED,
    /** 送信断念: the mail server could not be reached for days. */
    GIVEN_UP,
    /** 送信不要: when its turn came there was nothing to say, or nobody to say it to. */
    NOT_NEEDED
}
