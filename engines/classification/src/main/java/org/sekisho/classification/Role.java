package org.sekisho.classification;

/** Who can give leave, from the one with the least say to the one with the most; named as the application names roles. */
public enum Role {
    /** 情報システム管理者. */
    SYSTEM_MANAGER,
    /** 情報セキュリティ管理者: the head of a section (課室長). */
    SECTION_SECURITY_MANAGER,
    /** 情報セキュリティ責任者: the head of a department (部局長). */
    DEPARTMENT_SECURITY_OFFICER,
    /** 統括情報セキュリティ責任者. */
    CHIEF_SECURITY_OFFICER,
    /** 最高情報セキュリティ責任者. */
    CISO
}
