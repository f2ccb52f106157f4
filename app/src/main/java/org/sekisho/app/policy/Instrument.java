package org.sekisho.app.policy;

import java.util.Optional;

/** The form in which a body decides a document (DOMAIN 4.8: a decision alone, 訓令, 告示, 規則, 規程, 要綱). */
public enum Instrument {
    /** 決裁: decided, and published without a number. */
    DECISION("決裁"),
    /** 訓令. */
    DIRECTIVE("訓令"),
    /** 告示. */
    NOTICE("告示"),
    /** 規則. */
    RULE("規則"),
    /** 規程. */
    REGULATION("規程"),
    /** 要綱. */
    GUIDELINE("要綱"),
    /** Another form, or none that is known. */
    OTHER("その他");

    private final String label;

    Instrument(String label) {
        this.label = label;
    }

    /** The form that a printed name such as 告示第78号 begins with or holds. */
    static Optional<Instrument> in(String printed) {
        for (var instrument : values()) {
            if (instrument != OTHER && printed.contains(instrument.label)) {
                return Optional.of(instrument);
            }
        }
        return Optional.empty();
    }
}
