package org.sekisho.app.ledgers.web;

import java.util.List;
import org.sekisho.app.AppFixture;
import org.sekisho.app.ledgers.ExportLines;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.worksheet.Target;

/** What the fields of the ledger of assets are called in files. */
public final class AssetTargets {

    private AssetTargets() {}

    public static List<Target> of(AppFixture app, Actor actor) {
        var ledger = app.use(Ledgers.class).the("asset");
        return new Targets(app.use(Bundles.class), ledger)
                .of(app.use(ExportLines.class).fields(actor, "asset"));
    }
}
