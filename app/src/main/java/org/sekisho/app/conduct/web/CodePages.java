package org.sekisho.app.conduct.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.conduct.AcknowledgeByCode;
import org.sekisho.app.conduct.TextDigest;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Templates;
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

/** Acknowledging the policy with a code, at a terminal that many share. */
@Controller
class CodePages {

    static final String ADDRESS = "/acknowledge";

    private static final String CODE =
            "people without an account acknowledge the policy here with a code; it shows and does nothing without one";

    private final AcknowledgeByCode acknowledgeByCode;
    private final Bodies bodies;
    private final Templates templates;

    CodePages(AcknowledgeByCode acknowledgeByCode, Bodies bodies, Templates templates) {
        this.acknowledgeByCode = acknowledgeByCode;
        this.bodies = bodies;
        this.templates = templates;
    }

    @GetMapping(ADDRESS + "/{body}")
    @OpenToAll(because = CODE)
    View ask(Shell shell, @PathVariable String body) {
        return ask(shell, the(body), Form.empty());
    }

    @PostMapping(ADDRESS + "/{body}")
    @OpenToAll(because = CODE)
    View show(
            Shell shell,
            @PathVariable String body,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var of = the(body);
        try {
            var shown = acknowledgeByCode.show(of.id(), code, request.getRemoteAddr());
            return templates
                    .page(
                            "conduct/read",
                            Page.titled(shell, shown.document().version().title()))
                    .with("body", of)
                    .with("shown", shown)
                    .with("digest", TextDigest.of(shown.document().text().tree()))
                    .with("code", code);
        } catch (Refusal.Invalid invalid) {
            return ask(shell, of, Bundles.refused(Form.empty().with("code", code), invalid, shell.texts()));
        }
    }

    @PostMapping(ADDRESS + "/{body}/done")
    @OpenToAll(because = CODE)
    View acknowledge(
            Shell shell,
            @PathVariable String body,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var of = the(body);
        try {
            var name = acknowledgeByCode.acknowledge(of.id(), code, request.getRemoteAddr());
            return templates
                    .page("conduct/thanks", Page.titled(shell, shell.texts().get("conduct.code.thanks")))
                    .with("body", of)
                    .with("name", name);
        } catch (Refusal.Invalid invalid) {
            return ask(shell, of, Bundles.refused(Form.empty().with("code", code), invalid, shell.texts()));
        }
    }

    private View ask(Shell shell, BodyRef body, Form form) {
        var page = Page.titled(shell, shell.texts().get("conduct.code.title"));
        return templates
                .page("conduct/code", form.refused() ? page.refusing() : page)
                .with("body", body)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private BodyRef the(String slug) {
        return bodies.bySlug(slug).orElseThrow(() -> new Refusal.NotFound("body"));
    }
}
