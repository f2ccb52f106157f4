package org.sekisho.classification;

/** The six kinds of information assets. Source: MIC-ORD80 第2項, MIC-N42 別紙1. */
public enum AssetKind {
    NETWORK(new Text("ネットワーク", "Network")),
    SYSTEM(new Text("情報システム", "Information system")),
    FACILITY(new Text("施設・設備", "Facility and equipment")),
    MEDIA(new Text("電磁的記録媒体", "Storage media")),
    /** Printed too. */
    INFORMATION(new Text("情報（印刷した文書を含む）", "Information, printed too")),
    /** What describes systems and networks. */
    DOCUMENT(new Text("システム関連文書", "System documentation"));

    private final Text title;

    AssetKind(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
