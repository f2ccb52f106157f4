package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.ChangePassword;
import org.sekisho.app.identity.EnrolCodes;
import org.sekisho.app.identity.RegisterPasskey;
import org.sekisho.app.identity.RemoveSecondFactor;
import org.sekisho.app.identity.RenewRecoveryCodes;
import org.sekisho.app.identity.SelfService;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.identity.SignInOutcome;
import org.sekisho.app.identity.SignInWithPassword;
import org.sekisho.app.identity.TotpSecret;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
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

    /** How long after showing who one is the ways in can be changed. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Templates templates;
    private final Door door;
    private final SelfService self;
    private final ChangePassword changePassword;
    private final EnrolCodes enrolCodes;
    private final RegisterPasskey registerPasskey;
    private final RemoveSecondFactor remove;
    private final RenewRecoveryCodes renew;
    private final SignInWithPassword withPassword;
    private final AddressLimit addresses;
    private final Sessions sessions;

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
            AddressLimit addresses,
            Sessions sessions) {
        this.templates = templates;
        this.door = door;
        this.self = self;
        this.changePassword = changePassword;
        this.enrolCodes = enrolCodes;
        this.registerPasskey = registerPasskey;
        this.remove = remove;
        this.renew = renew;
        this.withPassword = withPassword;
        this.addresses = addresses;
        this.sessions = sessions;
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
    View askCodes(HttpServletRequest request, Actor actor, Shell shell) {
        return fresh(request, "/account/codes", () -> codesPage(request, actor, shell, Form.empty()));
    }

    @PostMapping("/account/codes")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View setUpCodes(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret) {
        return fresh(request, "/account/codes", () -> {
            try {
                var chosen = EnrolPages.chosen(request, secret);
                var recovery = enrolCodes.enrol(actor, new EnrolCodes.Input(chosen, code, false));
                EnrolPages.confirmed(request, secret, recovery);
                return enrolled(request, shell, recovery);
            } catch (Refusal.Invalid invalid) {
                var form = Bundles.refused(Form.empty().with("secret", secret), invalid, shell.texts());
                return codesPage(request, actor, shell, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        });
    }

    @PostMapping("/account/codes/remove")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View removeCodes(HttpServletRequest request, Actor actor, Shell shell) {
        return fresh(request, "/account", () -> removed(request, shell, () -> remove.codes(actor)));
    }

    @PostMapping(path = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    ResponseEntity<String> passkeyOptions(HttpServletRequest request, Actor actor) {
        if (!isFresh(request)) {
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
        if (offer.isEmpty() || !isFresh(request)) {
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
    View removePasskey(HttpServletRequest request, Actor actor, Shell shell, @PathVariable UUID id) {
        return fresh(request, "/account", () -> removed(request, shell, () -> remove.passkey(actor, id)));
    }

    @PostMapping("/account/recovery-codes/renew")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View renewRecoveryCodes(HttpServletRequest request, Actor actor, Shell shell) {
        return fresh(request, "/account", () -> {
            Stash.put(request, renew.renew(actor));
            return Forms.redirect("/account/recovery-codes");
        });
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
            return fresh(
                    request,
                    "/account/codes",
                    () -> sheet(actor, Optional.of(Stash.secret(request)), List.of())
                            .page(templates, shell, door.now(), "/account/codes"));
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
            @RequestParam(defaultValue = "/account") String to) {
        var back = SignInPages.wayBack(to);
        var form = Form.empty().with("to", back);
        var texts = shell.texts();
        if (addresses.reached(request.getRemoteAddr())) {
            return confirmPage(request, actor, shell, form.wrong("password", texts.get("identity.sign-in.address")))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (withPassword.attempt(
                actor.body(), self.view(actor).login(), password, request.getRemoteAddr())) {
            case SignInOutcome.Proved proved -> {
                door.proved(request);
                yield Forms.redirect(back);
            }
            case SignInOutcome.Wrong wrong -> {
                addresses.failed(request.getRemoteAddr());
                yield confirmPage(request, actor, shell, form.wrong("password", texts.get("identity.password.wrong")))
                        .status(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case SignInOutcome.Wait(var left) ->
                confirmPage(request, actor, shell, form.wrong("password", SignInPages.wait(texts, left)))
                        .status(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private boolean isFresh(HttpServletRequest request) {
        return Door.signedIn().map(SignedIn::demo).orElse(false)
                || door.provedAt(request)
                        .map(at -> door.now().isBefore(at.plus(FRESH)))
                        .orElse(false);
    }

    private View fresh(HttpServletRequest request, String to, Supplier<View> act) {
        return isFresh(request) ? act.get() : Forms.redirect("/account/confirm?to=" + to);
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
                .with("fresh", isFresh(request));
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
        var page = Page.titled(shell, shell.texts().get("identity.confirm.title"))
                .under(new Crumb(shell.texts().get("identity.account.title"), "/account"));
        return templates
                .page("identity/confirm", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "passkeys",
                        Stash.site(request).able()
                                && !self.view(actor).passkeys().isEmpty());
    }
}
