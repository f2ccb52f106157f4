package org.sekisho.controls;

/**
 * How far a measure has come: rules made, put into operation, looked at and improved. The three stages are this
 * product's own view. Source of the idea: DOMAIN 8.3.
 */
public enum Stage {
    RULES(new Text("規程整備", "Rules")),
    OPERATION(new Text("運用実装", "Operation")),
    IMPROVEMENT(new Text("評価改善", "Improvement"));

    private final Text title;

    Stage(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
