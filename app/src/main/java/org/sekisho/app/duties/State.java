package org.sekisho.app.duties;

/** The state of a duty on a day, the worst first. */
public enum State {
    /** 不履行: a cycle that binds the body has ended without it. */
    BREACHED,
    /** 期限超過: the planned day has passed; or a proposed cycle has ended. */
    OVERDUE,
    /** 期限間近: to be done within the lead time, or asked for by something that happened. */
    DUE_SOON,
    /** 未設定: nobody has said yet how it stands, or nobody answers for it. */
    NOT_SET_UP,
    /** 例外措置中: excepted until a day, with a reason. */
    EXCEPTED,
    /** 期限前: nothing is asked yet. */
    NOT_YET_DUE,
    /** 履行（申告）: somebody vouches for it; lapses with the cycle. */
    KEPT_ATTESTED,
    /** 履行（確認）: the program saw it. */
    KEPT_OBSERVED,
    /** 対象外: does not concern this body, with a reason. */
    NOT_APPLICABLE;

    /** Whether it is kept, in one way or the other. */
    public boolean kept() {
        return this == KEPT_ATTESTED || this == KEPT_OBSERVED;
    }

    /** Whether somebody must act now. */
    public boolean pressing() {
        return this == BREACHED || this == OVERDUE || this == DUE_SOON;
    }
}
