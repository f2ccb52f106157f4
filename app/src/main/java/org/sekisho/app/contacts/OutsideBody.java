package org.sekisho.app.contacts;

/** Who outside of the body is told of an incident (DOMAIN 3.4). */
public enum OutsideBody {
    /** 都道府県. */
    PREFECTURE,
    /** 国 (総務省). */
    STATE,
    /** 警察. */
    POLICE,
    /** 個人情報保護委員会. */
    PRIVACY_COMMISSION,
    /** 地方公共団体情報システム機構 (J-LIS). */
    JLIS,
    /** 独立行政法人情報処理推進機構 (IPA). */
    IPA,
    /** JPCERTコーディネーションセンター. */
    JPCERT,
    /** 委託事業者. */
    SUPPLIER,
    /** その他. */
    OTHER
}
