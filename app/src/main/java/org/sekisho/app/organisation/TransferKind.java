package org.sekisho.app.organisation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a row of a list of transfers does (区分), with the words that a list may use for it. */
public enum TransferKind {
    /** Another main post. */
    TRANSFERRED("異動", "転任", "配置換", "配置換え"),
    /** A higher main post. */
    PROMOTED("昇任", "昇格"),
    /** A new member of the staff. */
    HIRED("採用", "新規採用"),
    /** Appointed again after a term or a retirement. */
    REAPPOINTED("再任", "再任用", "暫定再任用", "再度任用"),
    /** A further post beside the main one. */
    CONCURRENT("兼務", "併任"),
    /** Stands in for the holder of a post. */
    DEPUTY("代理", "事務取扱"),
    /** A post ends without another. */
    RELIEVED("免", "兼務免", "兼務解除", "免兼務", "併任解除"),
    /** Leaves the body. */
    LEAVING("退職", "任期満了", "定年退職", "辞職");

    private final List<String> words;

    TransferKind(String... words) {
        this.words = List.of(words);
    }

    static Optional<TransferKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.words.contains(word)).findFirst();
    }

    /** The word that stands first for it. */
    String word() {
        return words.getFirst();
    }

    /** Whether it names the main post or its end, so that a person has at most one such row. */
    boolean isMain() {
        return switch (this) {
            case TRANSFERRED, PROMOTED, HIRED, REAPPOINTED, LEAVING -> true;
            case CONCURRENT, DEPUTY, RELIEVED -> false;
        };
    }

    /** Whether the person must be on the staff already. */
    boolean ofStaff() {
        return this != HIRED && this != REAPPOINTED;
    }

    Holding holding() {
        return switch (this) {
            case CONCURRENT -> Holding.CONCURRENT;
            case DEPUTY -> Holding.DEPUTY;
            case TRANSFERRED, PROMOTED, HIRED, REAPPOINTED, RELIEVED, LEAVING -> Holding.MAIN;
        };
    }
}
