package org.sekisho.app.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.OwnDuties;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.policytext.Wareki;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Doing one's own part of what the policy asks of everybody. */
@Controller
class OwnPages {

    private final OwnDuties ownDuties;
    private final DoOwnDuty doOwnDuty;
    private final CatalogueOfBody catalogues;
    private final PolicyInForce policies;
    private final Templates templates;
    private final Time time;

    OwnPages(
            OwnDuties ownDuties,
            DoOwnDuty doOwnDuty,
            CatalogueOfBody catalogues,
            PolicyInForce policies,
            Templates templates,
            Time time) {
        this.ownDuties = ownDuties;
        this.doOwnDuty = doOwnDuty;
        this.catalogues = catalogues;
        this.policies = policies;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/own/{duty}")
    @Requires(Permission.DO_OWN_DUTIES)
    View show(Actor actor, Shell shell, @PathVariable UUID duty) {
        var asked = asked(actor, shell, duty);
        return asked.acknowledgement()
                ? acknowledgement(actor, shell, asked)
                : form(
                        shell,
                        asked,
                        Form.empty()
                                .with("happenedOn", Wareki.format(time.today()))
                                .with("note", ""));
    }

    /** To have read the policy is seen by the program itself, with the version that is in force. */
    @PostMapping("/own/{duty}/acknowledge")
    @Requires(Permission.DO_OWN_DUTIES)
    View acknowledge(Actor actor, Shell shell, @PathVariable UUID duty, HttpServletRequest request) {
        var asked = asked(actor, shell, duty);
        var version = policies.on(actor, AsOf.known(time.today())).inForce().map(PolicyInForce.InFull::version);
        if (!asked.acknowledgement() || version.isEmpty()) {
            throw new Refusal.NotFound("duty");
        }
        var japanese = version.get().title() + "（第" + version.get().number() + "版）";
        doOwnDuty.done(actor, new DoOwnDuty.Input(asked.duty(), Nature.OBSERVED, time.today(), japanese));
        return NextPage.saying(request, shell.texts().get("home.own.acknowledged"), "/");
    }

    @PostMapping("/own/{duty}")
    @Requires(Permission.DO_OWN_DUTIES)
    View attest(
            Actor actor,
            Shell shell,
            @PathVariable UUID duty,
            @RequestParam(defaultValue = "") String happenedOn,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        var asked = asked(actor, shell, duty);
        if (asked.acknowledgement()) {
            throw new Refusal.NotFound("duty");
        }
        var texts = shell.texts();
        var form = Form.empty().with("happenedOn", happenedOn).with("note", note);
        var day = TypedDay.asked(happenedOn);
        if (day.isEmpty()) {
            return form(shell, asked, form.wrong("happenedOn", texts.get("shared.as-of.unread")));
        }
        try {
            doOwnDuty.done(actor, new DoOwnDuty.Input(asked.duty(), Nature.ATTESTED, day.get(), note));
        } catch (Refusal.Invalid invalid) {
            for (var problem : invalid.problems()) {
                form = form.wrong(problem.field(), Bundles.words(texts, problem.message()));
            }
            return form(shell, asked, form);
        }
        return NextPage.saying(request, texts.get("home.own.attested", asked.title()), "/");
    }

    private Asked asked(Actor actor, Shell shell, UUID duty) {
        return Asked.of(ownDuties.of(actor), catalogues.of(actor), time.today(), shell.texts()).stream()
                .filter(one -> one.duty().value().equals(duty))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("duty"));
    }

    private View acknowledgement(Actor actor, Shell shell, Asked asked) {
        return templates
                .page("home/acknowledge", page(shell, asked))
                .with("asked", asked)
                .with(
                        "version",
                        policies.on(actor, AsOf.known(time.today()))
                                .inForce()
                                .<DocumentVersion>map(PolicyInForce.InFull::version));
    }

    private View form(Shell shell, Asked asked, Form form) {
        var page = page(shell, asked);
        return templates
                .page("home/attest", form.refused() ? page.refusing() : page)
                .with("asked", asked)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Page page(Shell shell, Asked asked) {
        return Page.titled(shell, asked.title()).under(new Crumb(shell.texts().get("home.title"), "/"));
    }
}
