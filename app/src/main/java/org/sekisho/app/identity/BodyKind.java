package org.sekisho.app.identity;

/** What kind of local government a body is (地方自治法 第1条の3, 第284条). */
public enum BodyKind {
    /** 都道府県. */
    PREFECTURE,
    /** 市. */
    CITY,
    /** 町. */
    TOWN,
    /** 村. */
    VILLAGE,
    /** 特別区. */
    WARD,
    /** 一部事務組合. */
    ASSOCIATION,
    /** 広域連合. */
    UNION
}
