package org.sekisho.classification;

/** What a class judges. Source: MIC-GL-R8 p9. */
public enum Axis {
    CONFIDENTIALITY(new Text("機密性", "Confidentiality")),
    INTEGRITY(new Text("完全性", "Integrity")),
    AVAILABILITY(new Text("可用性", "Availability"));

    private final Text title;

    Axis(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
