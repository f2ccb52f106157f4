package org.sekisho.app.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.handling.AdoptRule;
import org.sekisho.app.handling.ClausesCarriedOut;
import org.sekisho.app.handling.HandlingRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rules on what may be done with assets, and which of them the body made its own. */
@Controller
class HandlingRulePages {

    private final HandlingRules rules;
    private final AdoptRule adoptRule;
    private final ClausesCarriedOut clauses;
    private final Templates templates;
    private final Time time;

    HandlingRulePages(
            HandlingRules rules, AdoptRule adoptRule, ClausesCarriedOut clauses, Templates templates, Time time) {
        this.rules = rules;
        this.adoptRule = adoptRule;
        this.clauses = clauses;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(HandlingTabs.RULES)
    @Requires(Permission.READ_LEDGERS)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var byAct = new LinkedHashMap<String, List<HandlingRules.Listed>>();
        var listed = rules.on(actor, moment.asOf());
        listed.stream()
                .map(rule -> rule.act().name())
                .distinct()
                .forEach(act -> byAct.put(
                        act,
                        listed.stream()
                                .filter(rule -> rule.act().name().equals(act))
                                .toList()));
        return templates
                .page(
                        "handling/rules",
                        Page.titled(shell, texts.get("handling.rules.title")).saying(NextPage.said(request)))
                .with("tabs", HandlingTabs.of(texts, HandlingTabs.RULES))
                .with("moment", moment)
                .with("byAct", byAct)
                .with(
                        "adopted",
                        listed.stream().filter(one -> one.adopted().isPresent()).count())
                .with("clauses", clauses.today(actor))
                .with("mayAdopt", moment.today() && actor.may(Permission.KEEP_HANDLING_RULES));
    }

    /** The form by which one rule is adopted or withdrawn. */
    @GetMapping(HandlingTabs.RULES + "/decide")
    @Requires(Permission.KEEP_HANDLING_RULES)
    View asking(Actor actor, Shell shell, @RequestParam(defaultValue = "") String rule) {
        return form(actor, shell, Form.empty().with("rule", rule));
    }

    @PostMapping(HandlingTabs.RULES + "/adopt")
    @Requires(Permission.KEEP_HANDLING_RULES)
    View adopt(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            adoptRule.adopt(actor, new AdoptRule.Input(rule, reason));
        } catch (Refusal.Invalid invalid) {
            return again(actor, shell, rule, reason, invalid);
        }
        return NextPage.saying(request, shell.texts().get("handling.adopted"), HandlingTabs.RULES + "#rule-" + rule);
    }

    @PostMapping(HandlingTabs.RULES + "/withdraw")
    @Requires(Permission.KEEP_HANDLING_RULES)
    View withdraw(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            adoptRule.withdraw(actor, new AdoptRule.Input(rule, reason));
        } catch (Refusal.Invalid invalid) {
            return again(actor, shell, rule, reason, invalid);
        }
        return NextPage.saying(
                request, shell.texts().get("handling.withdrawn-rule"), HandlingTabs.RULES + "#rule-" + rule);
    }

    private View again(Actor actor, Shell shell, String rule, String reason, Refusal.Invalid invalid) {
        return form(
                actor,
                shell,
                Bundles.refused(Form.empty().with("rule", rule).with("reason", reason), invalid, shell.texts()));
    }

    private View form(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        Optional<HandlingRules.Listed> rule = rules.on(actor, AsOf.known(time.today())).stream()
                .filter(one -> one.key().equals(form.field("rule").value()))
                .findFirst();
        var found = rule.orElseThrow(() -> new Refusal.NotFound("handling-rule"));
        var page = Page.titled(
                        shell,
                        texts.get(
                                found.adopted().isPresent() ? "handling.withdraw-rule.title" : "handling.adopt.title"))
                .under(new Crumb(texts.get("handling.rules.title"), HandlingTabs.RULES));
        return templates
                .page("handling/rule", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("rule", found)
                .with("clauses", clauses.today(actor).of(found.controls()))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
