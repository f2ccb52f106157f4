package org.sekisho.app.gaps.web;

import org.sekisho.app.gaps.GapsOfPolicy;
import org.sekisho.app.policy.PolicyTabs;
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

/** Which document is missing below which obligation of the policy (未整備一覧). */
@Controller
class GapPages {

    private static final String ADDRESS = "/policy/gaps";

    private final GapsOfPolicy gaps;
    private final Templates templates;
    private final Time time;

    GapPages(GapsOfPolicy gaps, Templates templates, Time time) {
        this.gaps = gaps;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_NON_PUBLIC)
    View show(Actor actor, Shell shell) {
        return templates
                .page("gaps/show", Page.titled(shell, shell.texts().get("gaps.title")))
                .with("tabs", PolicyTabs.of(actor, shell.texts(), ADDRESS))
                .with("gaps", gaps.on(actor, AsOf.known(time.today())));
    }
}
