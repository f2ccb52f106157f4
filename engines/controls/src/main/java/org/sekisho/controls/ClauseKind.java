package org.sekisho.controls;

/** What a clause does in its document. Only an obligation has a status. */
public enum ClauseKind {
    OBLIGATION(new Text("義務", "obligation")),
    DEFINITION(new Text("定義", "definition")),
    SCOPE(new Text("適用範囲", "scope")),
    THREAT(new Text("脅威", "threat")),
    /** Purpose, reasons, background. */
    PURPOSE(new Text("目的", "purpose")),
    /** About the document itself: entry into force, its parts, who decides further. */
    PROCEDURAL(new Text("手続", "procedural"));

    private final Text title;

    ClauseKind(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
