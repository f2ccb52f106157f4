package org.sekisho.app.organisation;

/** How a person is employed (任用の種類). The policy binds all of them. */
public enum Employment {
    /** 常勤の職員. */
    REGULAR,
    /** 再任用職員. */
    REAPPOINTED,
    /** 会計年度任用職員. */
    FISCAL_YEAR,
    /** 非常勤職員. */
    PART_TIME,
    /** 臨時的任用職員. */
    TEMPORARY,
    /** 特別職: elected or appointed outside the civil service, such as a mayor. */
    SPECIAL
}
