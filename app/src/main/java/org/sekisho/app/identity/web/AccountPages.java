package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.ChangePassword;
import org.sekisho.app.identity.EnrolCodes;
import org.sekisho.app.identity.PresentCode;
import org.sekisho.app.identity.RegisterPasskey;
import org.sekisho.app.identity.RemoveSecondFactor;
import org.sekisho.app.identity.RenewRecoveryCodes;
import org.sekisho.app.identity.SelfService;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.identity.SignInOutcome;
import org.sekisho.app.identity.SignInProvider;
import org.sekisho.app.identity.SignInWithPassword;
import org.sekisho.app.identity.TotpSecret;
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
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own account: password, second factors, recovery codes, open sessions. */
@Controller
class AccountPages {

    private final Templates templates;
    private final Door door;
    private final SelfService self;
    private final ChangePassword changePassword;
    private final EnrolCodes enrolCodes;
    private final RegisterPasskey registerPasskey;
    private final RemoveSecondFactor remove;
    private final RenewRecoveryCodes renew;
    private final SignInWithPassword withPassword;
    private final PresentCode presentCode;
    private final AddressLimit addresses;
    private final Sessions sessions;
    private final ProofAsked proofs;
    private final SignInProvider provider;

    AccountPages(
            Templates templates,
            Door door,
            SelfService self,
            ChangePassword changePassword,
            EnrolCodes enrolCodes,
            RegisterPasskey registerPasskey,
            RemoveSecondFactor remove,
            RenewRecoveryCodes renew,
            SignInWithPassword withPassword,
            PresentCode presentCode,
            AddressLimit addresses,
            Sessions sessions,
            ProofAsked proofs,
            SignInProvider provider) {
        this.templates = templates;
        this.door = door;
        this.self = self;
        this.changePassword = changePassword;
        this.enrolCodes = enrolCodes;
        this.registerPasskey = registerPasskey;
        this.remove = remove;
        this.renew = renew;
        this.withPassword = withPassword;
        this.presentCode = presentCode;
        this.addresses = addresses;
        this.sessions = sessions;
        this.proofs = proofs;
        this.provider = provider;
    }

    @GetMapping("/account")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View show(HttpServletRequest request, Actor actor, Shell shell) {
        return accountPage(request, actor, shell, Form.empty());
    }

    @PostMapping("/account/password")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View password(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String wished,
            @RequestParam(defaultValue = "") String again) {
        try {
            changePassword.change(
                    actor,
                    new ChangePassword.Input(
                            Optional.of(present), wished, again, Door.signedIn().map(SignedIn::session)));
            return done(request, shell, "identity.password.changed");
        } catch (Refusal.Invalid invalid) {
            return accountPage(request, actor, shell, Bundles.refused(Form.empty(), invalid, shell.texts()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/account/codes")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View askCodes(HttpServletRequest request, Actor actor, Shell shell) {
        return codesPage(request, actor, shell, Form.empty());
    }

    @PostMapping("/account/codes")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View setUpCodes(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret) {
        try {
            var chosen = EnrolPages.chosen(request, secret);
            var recovery = enrolCodes.enrol(actor, new EnrolCodes.Input(chosen, code, false));
            EnrolPages.confirmed(request, secret, recovery);
            return enrolled(request, shell, recovery);
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.empty().with("secret", secret), invalid, shell.texts());
            return codesPage(request, actor, shell, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/account/codes/remove")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View removeCodes(HttpServletRequest request, Actor actor, Shell shell) {
        return removed(request, shell, () -> remove.codes(actor));
    }

    @PostMapping(path = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    ResponseEntity<String> passkeyOptions(HttpServletRequest request, Actor actor) {
        if (!proofs.isFresh(request)) {
            return PasskeyPages.refused();
        }
        var offer = registerPasskey.offer(actor, Stash.site(request));
        Stash.put(request, offer);
        return ResponseEntity.ok(offer.json());
    }

    @PostMapping(path = "/account/passkeys", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    ResponseEntity<String> addPasskey(HttpServletRequest request, Actor actor, @RequestBody String body) {
        var offer = Stash.takeOffer(request);
        if (offer.isEmpty() || !proofs.isFresh(request)) {
            return PasskeyPages.refused();
        }
        try {
            var made = PasskeyPages.made(body);
            var recovery = registerPasskey.register(
                    actor,
                    new RegisterPasskey.Input(
                            Stash.site(request), offer.get(), made.credential(), made.label(), false));
            recovery.ifPresent(codes -> Stash.put(request, codes));
            return PasskeyPages.on(recovery.isPresent() ? "/account/recovery-codes" : "/account");
        } catch (Refusal refusal) {
            return PasskeyPages.refused();
        }
    }

    @PostMapping("/account/passkeys/{id}/remove")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View removePasskey(HttpServletRequest request, Actor actor, Shell shell, @PathVariable UUID id) {
        return removed(request, shell, () -> remove.passkey(actor, id));
    }

    @PostMapping("/account/recovery-codes/renew")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View renewRecoveryCodes(HttpServletRequest request, Actor actor, Shell shell) {
        Stash.put(request, renew.renew(actor));
        return Forms.redirect("/account/recovery-codes");
    }

    @GetMapping("/account/recovery-codes")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View recoveryCodes(HttpServletRequest request, Shell shell) {
        var codes = Stash.recoveryCodes(request);
        if (codes.isEmpty()) {
            return Forms.redirect("/account");
        }
        return templates
                .page("identity/recoveryCodes", Page.titled(shell, shell.texts().get("identity.recovery.title")))
                .with("codes", codes)
                .with("sheet", "/account/sheet")
                .with("action", "/account/recovery-codes");
    }

    @GetMapping("/account/sheet")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View sheet(HttpServletRequest request, Actor actor, Shell shell) {
        var codes = Stash.recoveryCodes(request);
        if (codes.isEmpty()) {
            if (!proofs.isFresh(request)) {
                return Forms.redirect("/account/codes");
            }
            return sheet(actor, Optional.of(Stash.secret(request)), List.of())
                    .page(templates, shell, door.now(), "/account/codes");
        }
        return sheet(actor, Stash.forPaper(request), codes)
                .page(templates, shell, door.now(), "/account/recovery-codes");
    }

    private Sheet sheet(Actor actor, Optional<TotpSecret> secret, List<String> codes) {
        var own = self.view(actor);
        return Sheet.of(Door.signedIn().map(SignedIn::bodyName).orElse(""), own.name(), own.login(), secret, codes);
    }

    @PostMapping("/account/recovery-codes")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View recoveryCodesKept(HttpServletRequest request) {
        Stash.forgetRecoveryCodes(request);
        return Forms.redirect("/account");
    }

    @PostMapping("/account/sessions/end")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View endOtherSessions(HttpServletRequest request, Actor actor, Shell shell) {
        sessions.endAll(actor.body(), actor.account(), Door.signedIn().map(SignedIn::session));
        return done(request, shell, "identity.sessions.ended");
    }

    @GetMapping("/account/confirm")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View askConfirmation(
            HttpServletRequest request, Actor actor, Shell shell, @RequestParam(defaultValue = "/account") String to) {
        return confirmPage(request, actor, shell, Form.empty().with("to", SignInPages.wayBack(to)));
    }

    @PostMapping("/account/confirm")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View confirm(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/account") String to) {
        var back = SignInPages.wayBack(to);
        var form = Form.empty().with("to", back);
        var own = self.view(actor);
        var address = request.getRemoteAddr();
        if (addresses.reached(address)) {
            form = form.wrong("password", shell.texts().get("identity.sign-in.address"));
        } else {
            if (!own.hasSecondFactor() || !Stash.halfProved(request, door.now())) {
                form = judged(
                        form,
                        "password",
                        withPassword.attempt(actor.body(), own.login(), password, address),
                        address,
                        shell.texts());
            }
            if (!form.refused() && own.hasSecondFactor()) {
                form = judged(
                        form,
                        "code",
                        presentCode.attempt(actor.body(), actor.account(), code, address),
                        address,
                        shell.texts());
            }
        }
        if (form.refused()) {
            return confirmPage(request, actor, shell, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Stash.forgetHalfProved(request);
        door.proved(request);
        return Forms.redirect(back);
    }

    private Form judged(Form form, String field, SignInOutcome outcome, String address, Texts texts) {
        return switch (outcome) {
            case SignInOutcome.Proved proved -> form;
            case SignInOutcome.Wrong wrong -> {
                addresses.failed(address);
                yield form.wrong(field, texts.get("identity." + field + ".wrong"));
            }
            case SignInOutcome.Wait(var left) -> form.wrong(field, SignInPages.wait(texts, left));
        };
    }

    /** A form that was sent before its sender had shown who they are, to be sent with one press. */
    @GetMapping(ProofAsked.KEPT)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View kept(HttpServletRequest request, Shell shell) {
        var sent = proofs.kept(request);
        return sent.isEmpty()
                ? Forms.redirect("/")
                : templates
                        .page("identity/kept", Page.titled(shell, shell.texts().get("identity.confirm.kept.title")))
                        .with("sent", sent.get());
    }

    private View enrolled(HttpServletRequest request, Shell shell, Optional<List<String>> recovery) {
        if (recovery.isPresent()) {
            Stash.put(request, recovery.get());
            return Forms.redirect("/account/recovery-codes");
        }
        return done(request, shell, "identity.factor.enrolled");
    }

    private View removed(HttpServletRequest request, Shell shell, Runnable act) {
        try {
            act.run();
            return done(request, shell, "identity.factor.removed");
        } catch (Refusal.Invalid invalid) {
            return Forms.redirect(
                    request, "/account", Notice.of(Tone.ERROR, Bundles.words(shell.texts(), invalid.reason())));
        }
    }

    private static View done(HttpServletRequest request, Shell shell, String key) {
        return Forms.redirect(
                request, "/account", Notice.of(Tone.SUCCESS, shell.texts().get(key)));
    }

    private Rendering accountPage(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var own = Door.signedIn().map(SignedIn::session);
        var open = sessions.of(actor.body(), actor.account()).stream()
                .map(session -> new SessionRow(
                        Dates.moment(texts, session.since()),
                        Dates.moment(texts, session.seen()),
                        session.address(),
                        session.browser(),
                        own.equals(Optional.of(session.id()))))
                .toList();
        var keys = self.view(actor);
        var passkeys = keys.passkeys().stream()
                .map(key -> new PasskeyRow(
                        key.id(),
                        key.label(),
                        Dates.moment(texts, key.created()),
                        key.lastUsed().map(at -> Dates.moment(texts, at)).orElse("")))
                .toList();
        var page = Page.titled(shell, texts.get("identity.account.title")).saying(NextPage.said(request));
        return templates
                .page("identity/account", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("own", keys)
                .with("passkeys", passkeys)
                .with("sessions", open)
                .with("able", Stash.site(request).able())
                .with("fresh", proofs.isFresh(request));
    }

    private Rendering codesPage(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var secret = Stash.secret(request);
        var bodyName = Door.signedIn().map(SignedIn::bodyName).orElse("");
        var page = Page.titled(shell, shell.texts().get("identity.codes.title"))
                .under(new Crumb(shell.texts().get("identity.account.title"), "/account"));
        return templates
                .page("identity/accountCodes", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("groups", secret.groups())
                .with("qr", Sheet.qr(secret, self.view(actor).login(), bodyName));
    }

    private Rendering confirmPage(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var own = self.view(actor);
        var page = Page.titled(shell, shell.texts().get("identity.confirm.title"))
                .under(new Crumb(shell.texts().get("identity.account.title"), "/account"));
        return templates
                .page("identity/confirm", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("own", own)
                .with("half", Stash.halfProved(request, door.now()))
                .with("provider", provider.links(actor))
                .with("passkeys", Stash.site(request).able() && !own.passkeys().isEmpty());
    }
}
