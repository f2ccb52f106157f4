package org.sekisho.app.policy;

/** The layer of a document. */
public enum DocumentKind {
    /** 情報セキュリティ基本方針; a body has one. */
    POLICY,
    /** 情報セキュリティ対策基準. */
    STANDARD,
    /** 情報セキュリティ実施手順. */
    PROCEDURE
}
