package org.sekisho.classification;

/** What information is written on. Source: MIC-GL-R8 p17 for the first four. */
public enum Medium {
    HDD(new Text("HDD", "Hard disk")),
    SSD(new Text("SSD", "SSD")),
    USB(new Text("USBメモリ", "USB memory")),
    OPTICAL(new Text("光学媒体（CD、DVD等）", "Optical disc")),
    PAPER(new Text("紙", "Paper")),
    OTHER(new Text("その他の媒体", "Other media"));

    private final Text title;

    Medium(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
