package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.Arrival;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.PresentCode;
import org.sekisho.app.identity.SignInOutcome;
import org.sekisho.app.identity.SignInProvider;
import org.sekisho.app.identity.SignInWithPassword;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.web.Addresses;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The sign-in page, the page of the second factor, and the way out. */
@Controller
class SignInPages {

    private final Templates templates;
    private final Bodies bodies;
    private final SignInWithPassword withPassword;
    private final PresentCode presentCode;
    private final SignInProvider provider;
    private final AddressLimit addresses;
    private final Door door;
    private final ObjectProvider<Arrival> arrivals;
    private final ObjectProvider<DemoOffers> demo;

    SignInPages(
            Templates templates,
            Bodies bodies,
            SignInWithPassword withPassword,
            PresentCode presentCode,
            SignInProvider provider,
            AddressLimit addresses,
            Door door,
            ObjectProvider<Arrival> arrivals,
            ObjectProvider<DemoOffers> demo) {
        this.templates = templates;
        this.bodies = bodies;
        this.withPassword = withPassword;
        this.presentCode = presentCode;
        this.provider = provider;
        this.addresses = addresses;
        this.door = door;
        this.arrivals = arrivals;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    @OpenToAll(because = "it is the way in")
    View show(
            HttpServletRequest request,
            Shell shell,
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String body) {
        if (Door.signedIn().isPresent()) {
            return Forms.redirect(wayBack(to));
        }
        var elsewhere = Doorstep.instead(arrivals);
        if (elsewhere.isPresent()) {
            return Forms.redirect(elsewhere.get());
        }
        var form = Form.empty().with("to", wayBack(to)).with("body", body);
        return page(shell, Stash.site(request).able(), form, reasons(request, shell.texts()));
    }

    @PostMapping("/sign-in")
    @OpenToAll(because = "it is the way in")
    View signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to) {
        var form = Form.empty().with("body", body).with("login", login).with("to", wayBack(to));
        var texts = shell.texts();
        boolean able = Stash.site(request).able();
        if (login.isBlank() || password.isEmpty()) {
            var missing = login.isBlank() ? form.wrong("login", texts.get("identity.sign-in.login.missing")) : form;
            return refused(
                    shell,
                    able,
                    password.isEmpty()
                            ? missing.wrong("password", texts.get("identity.sign-in.password.missing"))
                            : missing);
        }
        if (addresses.reached(request.getRemoteAddr())) {
            return refused(shell, able, form.wrong(texts.get("identity.sign-in.address")));
        }
        var all = bodies.all();
        var chosen = all.size() == 1
                ? Optional.of(all.getFirst())
                : all.stream()
                        .filter(candidate -> candidate.slug().equals(body))
                        .findFirst();
        if (chosen.isEmpty()) {
            return refused(shell, able, form.wrong("body", texts.get("identity.sign-in.body.missing")));
        }
        return switch (withPassword.attempt(chosen.get().id(), login, password, request.getRemoteAddr())) {
            case SignInOutcome.Proved proved -> {
                var progress =
                        SignInProgress.of(chosen.get(), proved.account(), proved.proof(), door.now(), wayBack(to));
                door.begin(request, progress);
                yield Forms.redirect(door.next(request, response, progress));
            }
            case SignInOutcome.Wrong wrong -> {
                addresses.failed(request.getRemoteAddr());
                yield refused(shell, able, form.wrong(texts.get("identity.sign-in.wrong")));
            }
            case SignInOutcome.Wait(var left) -> refused(shell, able, form.wrong(wait(texts, left)));
        };
    }

    @GetMapping("/sign-in/code")
    @OpenToAll(because = "it is a step of the way in; without the steps before it leads back to the first")
    View askCode(HttpServletRequest request, HttpServletResponse response, Shell shell) {
        var progress = door.progress(request);
        if (progress.isEmpty()) {
            return Forms.redirect("/sign-in");
        }
        return codePage(request, shell, progress.get(), Form.empty(), HttpStatus.OK);
    }

    @PostMapping("/sign-in/code")
    @OpenToAll(because = "it is a step of the way in; without the steps before it leads back to the first")
    View takeCode(
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell,
            @RequestParam(defaultValue = "") String code) {
        var progress = door.progress(request);
        if (progress.isEmpty()) {
            return Forms.redirect("/sign-in?late");
        }
        var texts = shell.texts();
        if (addresses.reached(request.getRemoteAddr())) {
            return refusedCode(request, shell, progress.get(), texts.get("identity.sign-in.address"));
        }
        return switch (presentCode.attempt(
                progress.get().body(), progress.get().account(), code, request.getRemoteAddr())) {
            case SignInOutcome.Proved proved -> {
                var further = progress.get().proving(proved.proof());
                door.keep(request, further);
                yield Forms.redirect(door.next(request, response, further));
            }
            case SignInOutcome.Wrong wrong -> {
                addresses.failed(request.getRemoteAddr());
                yield refusedCode(request, shell, progress.get(), texts.get("identity.code.wrong"));
            }
            case SignInOutcome.Wait(var left) -> refusedCode(request, shell, progress.get(), wait(texts, left));
        };
    }

    @PostMapping("/sign-out")
    @OpenToAll(because = "whoever has no session any more may leave too")
    View signOut(HttpServletRequest request, HttpServletResponse response) {
        door.close(request);
        // Browsers heed it under TLS. Cookies stay: one of them is the reader's language.
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return Forms.redirect("/sign-in?out");
    }

    static String wait(Texts texts, Duration left) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return Bundles.words(
                texts,
                seconds < 120
                        ? Message.of("identity.sign-in.wait.seconds", seconds)
                        : Message.of("identity.sign-in.wait.minutes", (seconds + 59) / 60));
    }

    /** The address after the sign-in: on this site, and not the sign-in itself. */
    static String wayBack(String to) {
        var local = Addresses.local(to);
        return local.startsWith("/sign-in") ? "/" : local;
    }

    private View refused(Shell shell, boolean able, Form form) {
        return page(shell, able, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Rendering page(Shell shell, boolean able, Form form, Notice... notices) {
        List<BodyRef> all = bodies.all();
        var page =
                Page.titled(shell, shell.texts().get("identity.sign-in.title")).saying(notices);
        return templates
                .page("identity/signIn", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("bodies", all)
                .with("passkeys", able)
                .with("providers", ways(all, form))
                .with(
                        "demo",
                        demo.stream()
                                .flatMap(offers -> offers.of(all, shell.texts()).stream())
                                .toList());
    }

    /** The bodies whose people may come by their own provider; of a body that was named, it alone. */
    private List<BodyRef> ways(List<BodyRef> all, Form form) {
        var with = provider.bodies();
        var named = form.field("body").value();
        return all.stream()
                .filter(body -> with.contains(body.id()))
                .filter(body -> named.isEmpty() || body.slug().equals(named))
                .toList();
    }

    private View refusedCode(HttpServletRequest request, Shell shell, SignInProgress progress, String why) {
        return codePage(request, shell, progress, Form.empty().wrong("code", why), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View codePage(
            HttpServletRequest request, Shell shell, SignInProgress progress, Form form, HttpStatus status) {
        var way = door.way(progress);
        boolean able = Stash.site(request).able();
        var page = Page.titled(shell, shell.texts().get("identity.code.title"));
        return templates
                .page("identity/code", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("way", way)
                .with("passkeys", way.passkeys() && able)
                .status(status);
    }

    private static Notice[] reasons(HttpServletRequest request, Texts texts) {
        if (request.getParameter("ended") != null) {
            return new Notice[] {Notice.of(Tone.INFO, texts.get("identity.sign-in.ended"))};
        }
        if (request.getParameter("factor") != null) {
            return new Notice[] {Notice.of(Tone.WARNING, texts.get("identity.sign-in.factor"))};
        }
        if (request.getParameter("late") != null) {
            return new Notice[] {Notice.of(Tone.INFO, texts.get("identity.sign-in.late"))};
        }
        if (request.getParameter("out") != null) {
            return new Notice[] {Notice.of(Tone.SUCCESS, texts.get("identity.sign-in.out"))};
        }
        return new Notice[0];
    }
}
