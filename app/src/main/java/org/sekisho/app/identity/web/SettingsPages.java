package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.identity.RequireSecondFactor;
import org.sekisho.app.identity.SecondFactorRule;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the body has decided about this program. */
@Controller
class SettingsPages {

    private static final String EVERYONE = "everyone";
    private static final String ROLES = "roles";

    private final Templates templates;
    private final SecondFactorRule rule;
    private final RequireSecondFactor require;

    SettingsPages(Templates templates, SecondFactorRule rule, RequireSecondFactor require) {
        this.templates = templates;
        this.rule = rule;
        this.require = require;
    }

    @GetMapping("/settings")
    @Requires(Permission.CHANGE_SETTINGS)
    View show(HttpServletRequest request, Actor actor, Shell shell) {
        return page(request, actor, shell, Form.empty());
    }

    @PostMapping("/settings/second-factor")
    @Requires(Permission.CHANGE_SETTINGS)
    @FreshProof
    View secondFactor(
            HttpServletRequest request, Actor actor, Shell shell, @RequestParam(defaultValue = "") String whom) {
        var texts = shell.texts();
        if (!whom.equals(EVERYONE) && !whom.equals(ROLES)) {
            var form = Form.empty().wrong("whom", texts.get("identity.settings.whom.missing"));
            return page(request, actor, shell, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean everyone = whom.equals(EVERYONE);
        if (rule.view(actor).everyone() != everyone) {
            require.decide(actor, new RequireSecondFactor.Input(everyone));
        }
        return Forms.redirect(
                request,
                "/settings",
                Notice.of(
                        Tone.SUCCESS,
                        texts.get(everyone ? "identity.settings.everyone.done" : "identity.settings.roles.done")));
    }

    private Rendering page(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var view = rule.view(actor);
        var shown = form.refused() ? form : form.with("whom", view.everyone() ? EVERYONE : ROLES);
        var page = Page.titled(shell, texts.get("identity.settings.title")).saying(NextPage.said(request));
        return templates
                .page("identity/settings", form.refused() ? page.refusing() : page)
                .with("form", shown)
                .with("rule", view)
                .with("since", view.since().map(day -> Dates.day(texts, day)).orElse(""));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry settingsEntry() {
            return new NavEntry(
                    NavEntry.Group.ADMINISTRATION,
                    10,
                    "identity.settings.nav",
                    "/settings",
                    Icon.SETTINGS,
                    Permission.CHANGE_SETTINGS);
        }
    }
}
