package org.sekisho.app.exceptions;

/** Where an exception stands on a day. */
public enum ExceptionState {
    /** 申請中: asked for, not decided. */
    ASKED,
    /** 許可（開始前）: granted for a day to come. */
    COMING,
    /** 例外措置中: holds. */
    HOLDS,
    /** 終了: granted, and over. */
    ENDED,
    /** 不許可. */
    REFUSED,
    /** 取下げ: taken back by whoever asked. */
    WITHDRAWN
}
