package org.sekisho.app.policy.web;

import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.policy.ThreatsOfPolicy;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The threats that the policy names, by their kind. */
@Controller
class ThreatPages {

    private final ThreatsOfPolicy threats;
    private final Templates templates;
    private final Time time;

    ThreatPages(ThreatsOfPolicy threats, Templates templates, Time time) {
        this.threats = threats;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/policy/threats")
    @Requires(Permission.READ_POLICY)
    View show(Actor actor, Shell shell) {
        return templates
                .page("policy/threats", Page.titled(shell, shell.texts().get("policy.threats.title")))
                .with("tabs", PolicyTabs.of(actor, shell.texts(), "/policy/threats"))
                .with("found", threats.on(actor, AsOf.known(time.today())));
    }
}
