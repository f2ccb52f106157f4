package org.sekisho.app.duties;

/** Why a duty is not asked for. */
public enum ReleaseKind {
    /** 対象外: it does not concern the body. */
    NOT_APPLICABLE,
    /** 例外措置: it does, and somebody decided that it need not be kept until a day. */
    EXCEPTION
}
