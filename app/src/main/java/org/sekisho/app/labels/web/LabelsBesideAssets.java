package org.sekisho.app.labels.web;

import java.util.List;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from the ledger of assets to their labels. */
@Component
@Order(60)
class LabelsBesideAssets implements BesideLedger {

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public List<Action> actions(Actor actor, Texts texts) {
        return List.of(new Action(texts.get("labels.title"), LabelPages.ADDRESS));
    }
}
