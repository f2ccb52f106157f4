package org.sekisho.app.coverage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.sekisho.app.coverage.Coverage;
import org.sekisho.app.coverage.CoverageOfScope;
import org.sekisho.app.coverage.GiveScopeReason;
import org.sekisho.app.coverage.WithdrawScopeReason;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whom the policy binds, beside who is there, and what resolves a difference. */
@Controller
class CoveragePages {

    private static final String ADDRESS = "/policy/scope";

    private final CoverageOfScope coverage;
    private final GiveScopeReason giveReason;
    private final WithdrawScopeReason withdrawReason;
    private final EstablishOrganisation establish;
    private final Templates templates;
    private final Time time;

    CoveragePages(
            CoverageOfScope coverage,
            GiveScopeReason giveReason,
            WithdrawScopeReason withdrawReason,
            EstablishOrganisation establish,
            Templates templates,
            Time time) {
        this.coverage = coverage;
        this.giveReason = giveReason;
        this.withdrawReason = withdrawReason;
        this.establish = establish;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_POLICY)
    View show(Actor actor, Shell shell, HttpServletRequest request) {
        var page = Page.titled(shell, shell.texts().get("coverage.title")).saying(NextPage.said(request));
        return templates
                .page("coverage/show", page)
                .with("tabs", PolicyTabs.of(actor, shell.texts(), ADDRESS))
                .with("coverage", today(actor))
                .with("mayAdd", actor.may(Permission.CHANGE_ORGANISATION))
                .with("mayReason", actor.may(Permission.KEEP_DUTIES));
    }

    private Coverage today(Actor actor) {
        return coverage.on(actor, AsOf.known(time.today()));
    }

    /** The body gets the organ that the text names, from today on. */
    @PostMapping(ADDRESS + "/organs")
    @Requires(Permission.CHANGE_ORGANISATION)
    View add(Actor actor, Shell shell, @RequestParam String key, HttpServletRequest request) {
        var named = today(actor).organs().stream()
                .filter(one -> one.key().equals(key) && one.where() == Coverage.Where.TEXT_ONLY)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("organ"));
        establish.establish(
                actor,
                new EstablishOrganisation.Input(
                        List.of(new EstablishOrganisation.NewOrgan(named.name(), time.today())), List.of(), List.of()));
        return NextPage.saying(request, shell.texts().get("coverage.added", named.name()), ADDRESS);
    }

    @GetMapping(ADDRESS + "/reason")
    @Requires(Permission.KEEP_DUTIES)
    View reason(Actor actor, Shell shell, @RequestParam String subject) {
        var difference = difference(actor, shell.texts(), subject);
        return form(shell, difference, Form.empty().with("reason", difference.reason()));
    }

    @PostMapping(ADDRESS + "/reason")
    @Requires(Permission.KEEP_DUTIES)
    View give(
            Actor actor,
            Shell shell,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        var difference = difference(actor, shell.texts(), subject);
        try {
            giveReason.give(actor, new GiveScopeReason.Input(subject, reason));
        } catch (Refusal.Invalid invalid) {
            var form = Form.empty().with("reason", reason);
            return form(shell, difference, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("coverage.reason.given", difference.name()), ADDRESS);
    }

    @PostMapping(ADDRESS + "/reason/withdraw")
    @Requires(Permission.KEEP_DUTIES)
    View withdraw(Actor actor, Shell shell, @RequestParam String subject, HttpServletRequest request) {
        var difference = difference(actor, shell.texts(), subject);
        withdrawReason.withdraw(actor, subject);
        return NextPage.saying(request, shell.texts().get("coverage.reason.withdrawn", difference.name()), ADDRESS);
    }

    private View form(Shell shell, Difference difference, Form form) {
        var page = Page.titled(shell, shell.texts().get("coverage.reason.title"))
                .under(
                        new Crumb(shell.texts().get("policy.title"), "/policy"),
                        new Crumb(shell.texts().get("coverage.title"), ADDRESS));
        return templates
                .page("coverage/reason", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("difference", difference)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private Difference difference(Actor actor, Texts texts, String subject) {
        var found = today(actor);
        for (var one : found.organs()) {
            if (one.key().equals(subject) && one.where() != Coverage.Where.BOTH) {
                return new Difference(
                        subject,
                        one.name(),
                        texts.get("coverage.differs." + one.where(), one.name()),
                        texts.get("coverage.reason.hint.organ"),
                        one.reason().orElse(""));
            }
        }
        for (var one : found.staff()) {
            if (CoverageOfScope.subject(one.kind()).equals(subject) && one.where() != Coverage.Where.BOTH) {
                var name = texts.get("coverage.staff." + one.kind());
                return new Difference(
                        subject,
                        name,
                        texts.get("coverage.differs.staff." + one.where(), name),
                        texts.get("coverage.reason.hint.staff"),
                        one.reason().orElse(""));
            }
        }
        throw new Refusal.NotFound("difference");
    }
}
