package org.sekisho.app.findings.web;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.findings.ClausesOfControls;
import org.sekisho.app.findings.FindingsOfDay;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is said of findings on the pages of the ledger of assets. */
@Component
@Order(20)
class FindingsBesideAssets implements BesideLedger {

    private final FindingsOfDay findings;
    private final ClausesOfControls clauses;
    private final Templates templates;

    FindingsBesideAssets(FindingsOfDay findings, ClausesOfControls clauses, Templates templates) {
        this.findings = findings;
        this.clauses = clauses;
        this.templates = templates;
    }

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public List<Action> actions(Actor actor, Texts texts) {
        return List.of(new Action(texts.get("findings.title"), FindingPages.ADDRESS));
    }

    @Override
    public List<Panel> panels(Actor actor, ReadLine.Shown shown, AsOf asOf, Texts texts) {
        var found = findings.on(actor, asOf).found().stream()
                .filter(one -> one.asset().equals(shown.line().id()))
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        var own = clauses.of(
                actor,
                found.stream()
                        .flatMap(one -> one.rule().clause().controls().stream())
                        .collect(toSet()),
                asOf);
        var rules =
                found.stream().map(one -> RuleView.of(one.rule(), own, texts)).toList();
        return List.of(new Panel(
                "findings",
                texts.get("findings.panel", rules.size()),
                templates.part("findings/panel", Map.of("t", texts, "rules", rules)),
                List.of()));
    }
}
