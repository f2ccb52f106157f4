package org.sekisho.controls;

/** How often something is due. Years are fiscal years (1 April to 31 March). */
public enum Period {
    MONTH(new Text("毎月", "every month")),
    QUARTER(new Text("四半期ごと", "every quarter")),
    HALF_YEAR(new Text("半年ごと", "every half-year")),
    FISCAL_YEAR(new Text("毎年度", "every fiscal year")),
    THREE_FISCAL_YEARS(new Text("3年度ごと", "every three fiscal years"));

    private final Text title;

    Period(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
