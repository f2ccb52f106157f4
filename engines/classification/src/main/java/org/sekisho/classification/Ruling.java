package org.sekisho.classification;

/** What one rule says of an act, from the mildest to the strictest. */
public enum Ruling {
    /** It may be done. */
    FREE(new Text("制限なし", "Free")),
    /** It may be done with the measures that the rule names. */
    WITH_CARE(new Text("措置を講じて可", "With the measures named")),
    /** It may be done with leave. */
    PERMISSION(new Text("許可が必要", "With leave")),
    /** It must not be done. */
    FORBIDDEN(new Text("禁止", "Forbidden"));

    private final Text title;

    Ruling(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
