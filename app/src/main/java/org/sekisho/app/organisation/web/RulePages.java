package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.RulesOfRoles;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rules by which posts carry roles: the list, a new rule, another content for one, its end. */
@Controller
class RulePages {

    private static final String RULES = "/organisation/rules";
    private static final Map<String, String> FIELDS = Map.of(
            "added[0].role", "role",
            "added[0].postTitle", "postTitle",
            "added[0].below", "below",
            "ended[0]", "from");

    private final RulesOfRoles rules;
    private final SetRoleRules setRoleRules;
    private final Roster roster;
    private final Time time;
    private final Templates templates;

    RulePages(RulesOfRoles rules, SetRoleRules setRoleRules, Roster roster, Time time, Templates templates) {
        this.rules = rules;
        this.setRoleRules = setRoleRules;
        this.roster = roster;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping(RULES)
    @Requires(Permission.READ_ORGANISATION)
    Rendering list(Actor actor, Shell shell, HttpServletRequest request) {
        var byRole = new LinkedHashMap<Role, List<RulesOfRoles.Rule>>();
        var all = rules.list(actor, time.today());
        SetRoleRules.ROLES.forEach(role -> byRole.put(
                role, all.stream().filter(rule -> rule.role() == role).toList()));
        var texts = shell.texts();
        return templates
                .page(
                        "organisation/rules",
                        Page.titled(shell, texts.get("organisation.rules.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", Words.tabs(texts, Words.View.RULES))
                .with("rules", byRole)
                .with("today", time.today())
                .with("mayAssign", actor.may(Permission.ASSIGN_ROLES));
    }

    @GetMapping(RULES + "/new")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    Rendering adding(Actor actor, Shell shell, @RequestParam(defaultValue = "") String role) {
        return adding(actor, shell, Form.empty().with("role", role));
    }

    private Rendering adding(Actor actor, Shell shell, Form form) {
        return form(actor, shell, "organisation/ruleNew", "organisation.rules.new.title", Optional.empty(), form)
                .with("roles", roles(shell));
    }

    private static List<Choice> roles(Shell shell) {
        return SetRoleRules.ROLES.stream()
                .map(role -> Choice.of(role.name(), shell.texts().get("shared.role." + role)))
                .toList();
    }

    /** The page of a form with the titles and sections to choose from, that of the rule among them. */
    private Rendering form(
            Actor actor, Shell shell, String template, String title, Optional<RulesOfRoles.Rule> rule, Form form) {
        var chart = roster.chart(actor, AsOf.known(time.today()));
        var titles = new LinkedHashSet<String>();
        rule.map(RulesOfRoles.Rule::postTitle).ifPresent(titles::add);
        chart.posts().map(Chart.Post::title).forEach(titles::add);
        return page(shell, template, title, form)
                .with("titles", titles.stream().map(one -> Choice.of(one, one)).toList())
                .with(
                        "sections",
                        chart.sections()
                                .map(one -> Choice.of(
                                        one.id().toString(),
                                        shell.texts().get("organisation.place.section", one.code(), one.name())))
                                .toList());
    }

    private Rendering page(Shell shell, String template, String title, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get(title)).under(new Crumb(texts.get("organisation.rules.title"), RULES));
        return templates
                .page(template, AboutPerson.refusing(page, form))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(RULES + "/new")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View add(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var role = form.one("role", SetRoleRules.ROLES);
            var added = added(form, role);
            var from = form.day("from", time.today());
            form.refuseIfAny();
            setRoleRules.set(actor, new SetRoleRules.Input(from, List.of(added), List.of()));
            return SentForm.redirect(request, RULES, shell.texts().get("organisation.rules.new.done"));
        } catch (Refusal.Invalid invalid) {
            return adding(actor, shell, form.refused(invalid, shell.texts(), FIELDS));
        }
    }

    private static SetRoleRules.NewRule added(SentForm form, Role role) {
        if (form.text("postTitle").isEmpty()) {
            form.wrong("postTitle", Message.of("organisation.form.choose"));
        }
        var below = Optional.of(form.text("below"))
                .filter(text -> !text.isEmpty())
                .map(text -> new SectionId(SentId.addressed(text, "section")));
        return new SetRoleRules.NewRule(role, form.text("postTitle"), below);
    }

    @GetMapping(RULES + "/{id}/change")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    Rendering changing(Actor actor, Shell shell, @PathVariable String id) {
        var rule = rule(actor, id);
        return changing(
                actor,
                shell,
                rule,
                Form.empty()
                        .with("postTitle", rule.postTitle())
                        .with(
                                "below",
                                rule.below()
                                        .map(one -> one.section().toString())
                                        .orElse("")));
    }

    private RulesOfRoles.Rule rule(Actor actor, String id) {
        return rules.list(actor, time.today()).stream()
                .filter(one -> one.rule().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("rule"));
    }

    private Rendering changing(Actor actor, Shell shell, RulesOfRoles.Rule rule, Form form) {
        return form(actor, shell, "organisation/ruleChange", "organisation.rules.change.title", Optional.of(rule), form)
                .with("rule", rule);
    }

    @PostMapping(RULES + "/{id}/change")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        var rule = rule(actor, id);
        try {
            var added = added(form, rule.role());
            if (added.equals(new SetRoleRules.NewRule(
                    rule.role(), rule.postTitle(), rule.below().map(RulesOfRoles.Below::section)))) {
                form.wrong("", Message.of("shared.refusal.nothing"));
            }
            var from = form.day("from", time.today());
            form.refuseIfAny();
            setRoleRules.set(actor, new SetRoleRules.Input(from, List.of(added), List.of(rule.rule())));
            return SentForm.redirect(request, RULES, shell.texts().get("organisation.rules.change.done"));
        } catch (Refusal.Invalid invalid) {
            return changing(actor, shell, rule, form.refused(invalid, shell.texts(), FIELDS));
        }
    }

    @GetMapping(RULES + "/{id}/end")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    Rendering ending(Actor actor, Shell shell, @PathVariable String id) {
        return ending(shell, rule(actor, id), Form.empty());
    }

    private Rendering ending(Shell shell, RulesOfRoles.Rule rule, Form form) {
        return page(shell, "organisation/ruleEnd", "organisation.rules.end.title", form)
                .with("rule", rule);
    }

    @PostMapping(RULES + "/{id}/end")
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        var rule = rule(actor, id);
        try {
            var from = form.day("last", time.today()).plusDays(1);
            form.refuseIfAny();
            setRoleRules.set(actor, new SetRoleRules.Input(from, List.of(), List.of(rule.rule())));
            return SentForm.redirect(request, RULES, shell.texts().get("organisation.rules.end.done"));
        } catch (Refusal.Invalid invalid) {
            return ending(
                    shell, rule, form.refused(invalid, shell.texts(), Map.of("from", "last", "ended[0]", "last")));
        }
    }
}
