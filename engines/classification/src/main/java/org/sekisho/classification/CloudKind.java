package org.sekisho.classification;

/** What kind of service of others an asset is kept on. Source: MIC-GL-R8 p9, p16, p21. */
public enum CloudKind {
    GOVERNMENT(new Text("ガバメントクラウド", "Government Cloud")),
    ISMAP(new Text("ISMAP登録サービス", "Service registered with ISMAP")),
    OTHER(new Text("その他のクラウドサービス", "Another cloud service")),
    /** 約款のみの画一的サービス: nothing but standard terms between the body and the provider. */
    STANDARD_TERMS(new Text("約款のみで利用するサービス", "Service under standard terms alone"));

    private final Text title;

    CloudKind(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
