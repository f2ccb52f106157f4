package org.sekisho.app.policy.web;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.policy.RevisionOfVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The table of a version and the one before it (新旧対照表), with the amending text. */
@Controller
class RevisionPages {

    private final RevisionOfVersion revisions;
    private final Templates templates;

    RevisionPages(RevisionOfVersion revisions, Templates templates) {
        this.revisions = revisions;
        this.templates = templates;
    }

    /**
     * The table.
     *
     * @param all yes: unchanged clauses too
     * @param order new: the later version on the left, as most bodies print it; old: on the right
     */
    @GetMapping("/policy/versions/{id}/comparison")
    @Requires(Permission.READ_POLICY)
    View show(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "new") String order) {
        var revised = revisions.into(actor, id).orElseThrow(() -> new Refusal.NotFound("version"));
        var table = revised.revision().table();
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("policy.revision.title"))
                .under(
                        new Crumb(texts.get("policy.title"), "/policy"),
                        new Crumb(texts.get("policy.versions.title"), "/policy/versions"),
                        new Crumb(revised.after().title(), "/policy/versions/" + id));
        return templates
                .page("policy/revision", page)
                .with("revised", revised)
                .with(
                        "rows",
                        all.equals("yes")
                                ? table.rows()
                                : table.withoutUnchanged().rows())
                .with("all", all.equals("yes"))
                .with("newFirst", !order.equals("old"))
                .with("amending", amending(revised));
    }

    private static List<String> amending(RevisionOfVersion.Revised revised) {
        return revised.revision().amendingText().lines().toList();
    }
}
