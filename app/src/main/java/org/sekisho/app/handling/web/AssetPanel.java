package org.sekisho.app.handling.web;

import java.util.List;
import java.util.Map;
import org.sekisho.app.handling.AskHandling;
import org.sekisho.app.handling.FindRequests;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of an asset: what may be done with it, and what was. Of today alone; rules of another day decide nothing. */
@Component
@Order(50)
final class AssetPanel implements BesideLedger {

    private final AskHandling askHandling;
    private final FindRequests findRequests;
    private final Templates templates;
    private final Time time;

    AssetPanel(AskHandling askHandling, FindRequests findRequests, Templates templates, Time time) {
        this.askHandling = askHandling;
        this.findRequests = findRequests;
        this.templates = templates;
        this.time = time;
    }

    @Override
    public String ledger() {
        return "asset";
    }

    @Override
    public List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        if (!asOf.equals(AsOf.known(time.today()))) {
            return List.of();
        }
        var asset = shown.line().id();
        var ask = "/handling/ask?asset=" + asset;
        return List.of(new Panel(
                "handling",
                texts.get("handling.panel"),
                templates.part(
                        "handling/panel",
                        Map.of(
                                "t",
                                texts,
                                "acts",
                                askHandling.all(actor, asset),
                                "requests",
                                findRequests.ofAsset(actor, asset),
                                "today",
                                time.today(),
                                "ask",
                                actor.may(Permission.ASK_HANDLING) ? ask : "")),
                actor.may(Permission.ASK_HANDLING)
                        ? List.of(
                                new Action(texts.get("handling.ask.do"), ask),
                                new Action(texts.get("handling.plan.do"), "/handling/disposals/plan?asset=" + asset))
                        : List.of()));
    }
}
