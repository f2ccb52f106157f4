package org.sekisho.classification;

/** What an asset contains, as far as it speaks for a level. Source: MIC-GL-R8 p9 (examples of the levels), PPC-MYN. */
public enum Trait {
    PERSONAL(new Text("個人情報を含む", "Holds personal information")),
    RESIDENTS(new Text("住民の個人情報を含む", "Holds personal information of residents")),
    STAFF(new Text("職員の属性に基づく個人情報を含む", "Holds personal information about staff")),
    SPECIFIC_PERSONAL(new Text("特定個人情報を含む", "Holds specific personal information (My Number)")),
    SECRET_DOCUMENT(new Text("秘密文書（極秘文書、秘文書）に相当する", "Is like a secret document")),
    FROM_STATE(new Text("国から受領した", "Was received from the State")),
    TENDER_PRICE(new Text("入札予定価格を含む", "Holds the planned price of a tender")),
    POLICY_MAKING(new Text("政策検討に関する情報を含む", "Is about policy in the making")),
    FOR_PUBLICATION(new Text("公表を前提としている", "Is meant to be published"));

    private final Text title;

    Trait(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
