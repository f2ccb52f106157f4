package org.sekisho.classification;

/** How much a finding matters, the gravest first. */
public enum Severity {
    SERIOUS(new Text("重大", "Serious")),
    WARNING(new Text("要改善", "To be put right")),
    NOTE(new Text("要確認", "To be looked at"));

    private final Text title;

    Severity(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
