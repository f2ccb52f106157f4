package org.sekisho.classification;

/** The six kinds of information assets. Source: MIC-ORD80 第2項, MIC-N42 別紙1. */
public enum AssetKind {
    NETWORK(new Text("ネットワーク", "Network")),
    SYSTEM(new Text("情報システム", "Information system")),
    FACILITY(new Text("施設・設備", "Facility or equipment")),
    MEDIA(new Text("記録媒体", "Storage medium")),
    /** Printed too. */
    INFORMATION(new Text("情報", "Information")),
    /** What describes systems and networks. */
    DOCUMENT(new Text("文書", "Document about systems"));

    private final Text title;

    AssetKind(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
