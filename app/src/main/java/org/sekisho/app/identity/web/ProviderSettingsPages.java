package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.sekisho.app.identity.ProviderRule;
import org.sekisho.app.identity.SetSignInProvider;
import org.sekisho.app.identity.SignInProvider;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
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

/** With which provider of its own a body signs in. */
@Controller
class ProviderSettingsPages {

    static final String PLACE = "/settings/provider";

    private static final String KEPT = "kept";
    private static final String DELEGATED = "delegated";

    private final Templates templates;
    private final SignInProvider provider;
    private final SetSignInProvider set;

    ProviderSettingsPages(Templates templates, SignInProvider provider, SetSignInProvider set) {
        this.templates = templates;
        this.provider = provider;
        this.set = set;
    }

    @GetMapping(PLACE)
    @Requires(Permission.CHANGE_SETTINGS)
    @FreshProof
    View show(HttpServletRequest request, Actor actor, Shell shell) {
        var form = provider.view(actor)
                .map(SignInProvider.View::rule)
                .map(rule -> Form.empty()
                        .with("issuer", rule.issuer())
                        .with("clientId", rule.clientId())
                        .with("claim", rule.claim())
                        .with("byName", Boolean.toString(rule.byName()))
                        .with("second", rule.delegated() ? DELEGATED : KEPT)
                        .with("acr", rule.acr().orElse("")))
                .orElseGet(
                        () -> Form.empty().with("claim", "preferred_username").with("second", KEPT));
        return page(request, actor, shell, form);
    }

    @PostMapping(PLACE)
    @Requires(Permission.CHANGE_SETTINGS)
    @FreshProof
    View decide(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String claim,
            @RequestParam(defaultValue = "false") boolean byName,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String acr) {
        var form = Form.empty()
                .with("issuer", issuer)
                .with("clientId", clientId)
                .with("claim", claim)
                .with("byName", Boolean.toString(byName))
                .with("second", second)
                .with("acr", acr);
        if (!second.equals(KEPT) && !second.equals(DELEGATED)) {
            var missing = form.wrong("second", shell.texts().get("identity.provider.second.missing"));
            return page(request, actor, shell, missing).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var rule = new ProviderRule(issuer, clientId, claim, byName, second.equals(DELEGATED), Optional.of(acr));
        try {
            set.set(actor, new SetSignInProvider.Input(rule, secret));
            return NextPage.saying(request, shell.texts().get("identity.provider.done"), PLACE);
        } catch (Refusal.Invalid invalid) {
            return page(request, actor, shell, Bundles.refused(form, invalid, shell.texts()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PLACE + "/end")
    @Requires(Permission.CHANGE_SETTINGS)
    @FreshProof
    View end(HttpServletRequest request, Actor actor, Shell shell) {
        if (provider.view(actor).isPresent()) {
            set.end(actor);
        }
        return NextPage.saying(request, shell.texts().get("identity.provider.ended"), PLACE);
    }

    private Rendering page(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("identity.provider.title"))
                .under(new Crumb(texts.get("identity.settings.title"), "/settings"))
                .saying(NextPage.said(request));
        return templates
                .page("identity/provider", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("redirect", Stash.site(request).origin() + ProviderPages.BACK)
                .with(
                        "since",
                        provider.view(actor)
                                .map(view -> Dates.day(texts, view.since()))
                                .orElse(""));
    }
}
