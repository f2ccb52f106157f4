package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.ProviderOutcome;
import org.sekisho.app.identity.SelfService;
import org.sekisho.app.identity.SignInWithProvider;
import org.sekisho.app.identity.oidc.ProviderFault;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.CurrentActor;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The way to a body's own provider and back, to sign in or to confirm that it is still oneself.
 *
 * <p>The way there is a link and not a form: browsers hold a form that is led elsewhere for one that is sent elsewhere,
 * which the pages forbid. All that it changes is what this session waits for.
 */
@Controller
class ProviderPages {

    /** Where providers send people back to, below the address of this installation; they hold it for exact. */
    static final String BACK = "/sign-in/provider/answer";

    private final Templates templates;
    private final Bodies bodies;
    private final SignInWithProvider withProvider;
    private final SelfService self;
    private final CurrentActor actors;
    private final AddressLimit addresses;
    private final Door door;

    ProviderPages(
            Templates templates,
            Bodies bodies,
            SignInWithProvider withProvider,
            SelfService self,
            CurrentActor actors,
            AddressLimit addresses,
            Door door) {
        this.templates = templates;
        this.bodies = bodies;
        this.withProvider = withProvider;
        this.self = self;
        this.actors = actors;
        this.addresses = addresses;
        this.door = door;
    }

    @GetMapping("/sign-in/provider")
    @OpenToAll(because = "it is the way in")
    View start(
            HttpServletRequest request,
            Shell shell,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "/") String to) {
        var back = SignInPages.wayBack(to);
        if (Door.signedIn().isPresent()) {
            return Forms.redirect(back);
        }
        var chosen = bodies.bySlug(body);
        if (chosen.isEmpty()) {
            return Forms.redirect("/sign-in");
        }
        return send(request, shell, chosen.get().id(), false, back);
    }

    @GetMapping("/account/confirm/provider")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View startConfirming(
            HttpServletRequest request, Actor actor, Shell shell, @RequestParam(defaultValue = "/account") String to) {
        return send(request, shell, actor.body(), true, SignInPages.wayBack(to));
    }

    @GetMapping(BACK)
    @OpenToAll(because = "it is a step of the way in; it takes only the answer that this session waits for")
    View answer(HttpServletRequest request, HttpServletResponse response, Shell shell) {
        var sent = Stash.takeSent(request);
        if (addresses.reached(asking(request))) {
            return page(shell, shell.texts().get("identity.sign-in.address"), "", "/sign-in");
        }
        if (sent.isEmpty() || sent.get().question().over(door.now())) {
            return refused(
                    shell,
                    ProviderOutcome.Reason.LATE,
                    "",
                    sent.map(ProviderPages::again).orElse("/sign-in"));
        }
        return sent.get().confirming()
                ? confirmed(request, shell, sent.get())
                : signedIn(request, response, shell, sent.get());
    }

    private View signedIn(HttpServletRequest request, HttpServletResponse response, Shell shell, SentToProvider sent) {
        var body = new BodyId(sent.bodyId());
        if (Door.signedIn().isPresent()) {
            return Forms.redirect(sent.to());
        }
        return switch (withProvider.attempt(body, sent.question(), parameters(request), request.getRemoteAddr())) {
            case ProviderOutcome.Proved(var account, var proof) -> {
                var named = bodies.byId(body).orElseThrow(() -> new Refusal.NotFound("body"));
                var progress = SignInProgress.of(named, account, proof, door.now(), sent.to());
                door.begin(request, progress);
                yield Forms.redirect(door.next(request, response, progress));
            }
            case ProviderOutcome.Refused(var reason, var subject) -> failed(request, shell, sent, reason, subject);
        };
    }

    private View confirmed(HttpServletRequest request, Shell shell, SentToProvider sent) {
        var actor = actors.of(request).filter(one -> one.body().value().equals(sent.bodyId()));
        if (actor.isEmpty()) {
            return refused(shell, ProviderOutcome.Reason.LATE, "", "/sign-in");
        }
        return switch (withProvider.confirm(
                actor.get(), sent.question(), parameters(request), request.getRemoteAddr())) {
            case ProviderOutcome.Proved(var account, var proof) -> {
                var own = self.view(actor.get());
                if (proof.second() || !(own.hasSecondFactor() || own.needsSecondFactor())) {
                    door.proved(request);
                    yield Forms.redirect(sent.to());
                }
                if (!own.hasSecondFactor()) {
                    yield refused(shell, ProviderOutcome.Reason.TOO_LITTLE, "", again(sent));
                }
                Stash.putHalfProved(request, door.now());
                yield Forms.redirect(confirming(sent.to()));
            }
            case ProviderOutcome.Refused(var reason, var subject) -> failed(request, shell, sent, reason, subject);
        };
    }

    private View send(HttpServletRequest request, Shell shell, BodyId body, boolean confirming, String to) {
        if (addresses.reached(asking(request))) {
            return page(shell, shell.texts().get("identity.sign-in.address"), "", "/sign-in");
        }
        try {
            var redirect = Stash.site(request).origin() + BACK;
            var question = withProvider.ask(body, redirect, confirming);
            Stash.put(request, new SentToProvider(question, body.value(), confirming, to));
            return (model, asked, response) -> Forms.lead(response, question.address());
        } catch (ProviderFault fault) {
            return refused(shell, ProviderOutcome.Reason.UNREACHABLE, "", confirming ? confirming(to) : "/sign-in");
        }
    }

    private View failed(
            HttpServletRequest request,
            Shell shell,
            SentToProvider sent,
            ProviderOutcome.Reason reason,
            String subject) {
        if (reason != ProviderOutcome.Reason.UNREACHABLE) {
            addresses.failed(asking(request));
        }
        return refused(shell, reason, subject, again(sent));
    }

    private View refused(Shell shell, ProviderOutcome.Reason reason, String subject, String again) {
        var key = "identity.provider.refused."
                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return page(shell, shell.texts().get(key), subject, again);
    }

    private View page(Shell shell, String why, String subject, String again) {
        return templates
                .page(
                        "identity/providerRefused",
                        Page.titled(shell, shell.texts().get("identity.provider.refused.title"))
                                .refusing())
                .with("why", why)
                .with("subject", subject)
                .with("again", again)
                .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /**
     * Whose attempts are counted: those of a network address, apart from its wrong passwords. A provider that is set up
     * wrongly refuses a whole office, which shall still come in with its passwords.
     */
    private static String asking(HttpServletRequest request) {
        return "provider " + request.getRemoteAddr();
    }

    private static String again(SentToProvider sent) {
        return sent.confirming() ? confirming(sent.to()) : "/sign-in";
    }

    private static String confirming(String to) {
        return "/account/confirm?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
