package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.identity.ChangePassword;
import org.sekisho.app.identity.CompleteSignIn;
import org.sekisho.app.identity.EnrolCodes;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.identity.RegisterPasskey;
import org.sekisho.app.identity.SignInStep;
import org.sekisho.app.identity.TotpSecret;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The steps of the way in on which something is set up: the second factor, the password of one's own. */
@Controller
class EnrolPages {

    private static final String STEP =
            "it is a step of the way in; without the steps before it leads back to the first";

    private final Templates templates;
    private final Door door;
    private final EnrolCodes enrolCodes;
    private final RegisterPasskey registerPasskey;
    private final ChangePassword changePassword;

    EnrolPages(
            Templates templates,
            Door door,
            EnrolCodes enrolCodes,
            RegisterPasskey registerPasskey,
            ChangePassword changePassword) {
        this.templates = templates;
        this.door = door;
        this.enrolCodes = enrolCodes;
        this.registerPasskey = registerPasskey;
        this.changePassword = changePassword;
    }

    /** A person who is at the given step. */
    private record At(SignInProgress progress, CompleteSignIn.Way way) {}

    @GetMapping("/sign-in/enrol")
    @OpenToAll(because = STEP)
    View offer(HttpServletRequest request, Shell shell) {
        return at(request, SignInStep.ENROL_SECOND_FACTOR)
                .<View>map(at -> enrolPage(request, shell, at, Form.empty()))
                .orElseGet(() -> Forms.redirect("/sign-in"));
    }

    @PostMapping("/sign-in/enrol")
    @OpenToAll(because = STEP)
    View enrolCodes(
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret) {
        var at = at(request, SignInStep.ENROL_SECOND_FACTOR);
        if (at.isEmpty()) {
            return Forms.redirect("/sign-in?late");
        }
        var form = Form.empty().with("secret", secret);
        try {
            var chosen = chosen(request, secret);
            var codes = enrolCodes.enrol(at.get().way().actor(), new EnrolCodes.Input(chosen, code, true));
            confirmed(request, secret, codes);
            return enrolled(request, response, at.get().progress().proving(Proof.CODE), codes);
        } catch (Refusal.Invalid invalid) {
            return enrolPage(request, shell, at.get(), Bundles.refused(form, invalid, shell.texts()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(path = "/sign-in/enrol/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = STEP)
    ResponseEntity<String> passkeyOptions(HttpServletRequest request) {
        var at = at(request, SignInStep.ENROL_SECOND_FACTOR);
        if (at.isEmpty()) {
            return PasskeyPages.refused();
        }
        var offer = registerPasskey.offer(at.get().way().actor(), Stash.site(request));
        Stash.put(request, offer);
        return ResponseEntity.ok(offer.json());
    }

    @PostMapping(path = "/sign-in/enrol/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = STEP)
    ResponseEntity<String> enrolPasskey(
            HttpServletRequest request, HttpServletResponse response, @RequestBody String body) {
        var at = at(request, SignInStep.ENROL_SECOND_FACTOR);
        var offer = Stash.takeOffer(request);
        if (at.isEmpty() || offer.isEmpty()) {
            return PasskeyPages.refused();
        }
        try {
            var made = PasskeyPages.made(body);
            var codes = registerPasskey.register(
                    at.get().way().actor(),
                    new RegisterPasskey.Input(Stash.site(request), offer.get(), made.credential(), made.label(), true));
            return PasskeyPages.on(next(request, response, at.get().progress().proving(Proof.PASSKEY), codes));
        } catch (Refusal refusal) {
            return PasskeyPages.refused();
        }
    }

    @GetMapping("/sign-in/recovery-codes")
    @OpenToAll(because = STEP)
    View recoveryCodes(HttpServletRequest request, Shell shell) {
        var codes = Stash.recoveryCodes(request);
        if (door.progress(request).isEmpty() || codes.isEmpty()) {
            return Forms.redirect("/sign-in");
        }
        return templates
                .page("identity/recoveryCodes", Page.titled(shell, shell.texts().get("identity.recovery.title")))
                .with("codes", codes)
                .with("sheet", "/sign-in/sheet")
                .with("action", "/sign-in/recovery-codes");
    }

    @GetMapping("/sign-in/sheet")
    @OpenToAll(because = STEP)
    View sheet(HttpServletRequest request, Shell shell) {
        var progress = door.progress(request);
        if (progress.isEmpty()) {
            return Forms.redirect("/sign-in");
        }
        var way = door.way(progress.get());
        var codes = Stash.recoveryCodes(request);
        boolean enrolling = way.step() == SignInStep.ENROL_SECOND_FACTOR;
        if (!enrolling && codes.isEmpty()) {
            return Forms.redirect("/sign-in");
        }
        return Sheet.of(
                        progress.get().bodyName(),
                        way.actor().name(),
                        way.login(),
                        enrolling ? Optional.of(Stash.secret(request)) : Stash.forPaper(request),
                        codes)
                .page(templates, shell, door.now(), enrolling ? "/sign-in/enrol" : "/sign-in/recovery-codes");
    }

    @PostMapping("/sign-in/recovery-codes")
    @OpenToAll(because = STEP)
    View recoveryCodesKept(HttpServletRequest request, HttpServletResponse response) {
        var progress = door.progress(request);
        if (progress.isEmpty()) {
            return Forms.redirect("/sign-in?late");
        }
        Stash.forgetRecoveryCodes(request);
        return Forms.redirect(door.next(request, response, progress.get()));
    }

    @GetMapping("/sign-in/password")
    @OpenToAll(because = STEP)
    View askPassword(HttpServletRequest request, Shell shell) {
        return at(request, SignInStep.CHANGE_PASSWORD)
                .<View>map(at -> passwordPage(shell, Form.empty()))
                .orElseGet(() -> Forms.redirect("/sign-in"));
    }

    @PostMapping("/sign-in/password")
    @OpenToAll(because = STEP)
    View takePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell,
            @RequestParam(defaultValue = "") String wished,
            @RequestParam(defaultValue = "") String again) {
        var at = at(request, SignInStep.CHANGE_PASSWORD);
        if (at.isEmpty()) {
            return Forms.redirect("/sign-in?late");
        }
        try {
            changePassword.change(
                    at.get().way().actor(),
                    new ChangePassword.Input(Optional.empty(), wished, again, Optional.empty()));
            return Forms.redirect(door.next(request, response, at.get().progress()));
        } catch (Refusal.Invalid invalid) {
            return passwordPage(shell, Bundles.refused(Form.empty(), invalid, shell.texts()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The secret of a token that the person typed, or the one that the page showed. */
    static TotpSecret chosen(HttpServletRequest request, String typed) {
        return typed.isBlank()
                ? Stash.secret(request)
                : TotpSecret.typed(typed)
                        .orElseThrow(() -> new Refusal.Invalid("secret", Message.of("identity.secret.invalid")));
    }

    /** After the first code: the secret that the page showed goes onto the sheet with the recovery codes. */
    static void confirmed(HttpServletRequest request, String typed, Optional<List<String>> codes) {
        if (typed.isBlank() && codes.isPresent()) {
            Stash.keepForPaper(request, Stash.secret(request));
        }
        Stash.forgetSecret(request);
    }

    private Optional<At> at(HttpServletRequest request, SignInStep step) {
        return door.progress(request)
                .map(progress -> new At(progress, door.way(progress)))
                .filter(at -> at.way().step() == step);
    }

    private View enrolled(
            HttpServletRequest request,
            HttpServletResponse response,
            SignInProgress further,
            Optional<List<String>> codes) {
        return Forms.redirect(next(request, response, further, codes));
    }

    private String next(
            HttpServletRequest request,
            HttpServletResponse response,
            SignInProgress further,
            Optional<List<String>> codes) {
        door.keep(request, further);
        if (codes.isPresent()) {
            Stash.put(request, codes.get());
            return "/sign-in/recovery-codes";
        }
        return door.next(request, response, further);
    }

    private Rendering enrolPage(HttpServletRequest request, Shell shell, At at, Form form) {
        var secret = Stash.secret(request);
        var page = Page.titled(shell, shell.texts().get("identity.enrol.title"));
        return templates
                .page("identity/enrol", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("groups", secret.groups())
                .with("qr", Sheet.qr(secret, at.way().login(), at.progress().bodyName()))
                .with("passkeys", Stash.site(request).able());
    }

    private Rendering passwordPage(Shell shell, Form form) {
        var page = Page.titled(shell, shell.texts().get("identity.new-password.title"));
        return templates
                .page("identity/newPassword", form.refused() ? page.refusing() : page)
                .with("form", form);
    }
}
