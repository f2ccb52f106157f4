package org.sekisho.policytext.content;

import java.util.List;

/** A kind of staff that a policy can name. */
public enum StaffKind {
    /** 職員, where nothing else is said. */
    REGULAR("職員"),
    /** 再任用職員, 短時間勤務の職員. */
    REAPPOINTED("再任用", "短時間勤務"),
    /** 会計年度任用職員. */
    FISCAL_YEAR("会計年度任用"),
    /** 非常勤職員. */
    PART_TIME("非常勤"),
    /** 臨時的任用職員, 臨時職員. */
    TEMPORARY("臨時的任用", "臨時職員", "臨時の職員"),
    /** 特別職. */
    SPECIAL("特別職"),
    /** 派遣労働者: staff of others who work as the body directs. */
    DISPATCHED("派遣労働者", "派遣職員", "派遣社員");

    private final List<String> words;

    StaffKind(String... words) {
        this.words = List.of(words);
    }

    boolean isNamedIn(String text) {
        return words.stream().anyMatch(text::contains);
    }
}
