package org.sekisho.app.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.identity.WayIn;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Step;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The set-up: token, body, first administrator; then the sign-in's own enrolment, then the import of the policy. */
@Controller
class SetUpPages {

    private static final String OPENED = "sekisho.set-up";
    private static final String DRAFT = "sekisho.set-up.body";
    private static final String BECAUSE = "nobody has an account yet; the one-time token stands for one";

    private final Templates templates;
    private final EmptyInstallation installation;
    private final SetUpToken token;
    private final FoundBody foundBody;
    private final WayIn wayIn;
    private final AddressLimit addresses;

    SetUpPages(
            Templates templates,
            EmptyInstallation installation,
            SetUpToken token,
            FoundBody foundBody,
            WayIn wayIn,
            AddressLimit addresses) {
        this.templates = templates;
        this.installation = installation;
        this.token = token;
        this.foundBody = foundBody;
        this.wayIn = wayIn;
        this.addresses = addresses;
    }

    @GetMapping("/set-up")
    @OpenToAll(because = BECAUSE)
    View start(HttpServletRequest request, Shell shell, @RequestParam(name = "token", defaultValue = "") String given) {
        if (!installation.empty()) {
            return to("/");
        }
        return opened(request)
                ? to("/set-up/body")
                : tokenPage(shell, Form.empty().with("typed", given));
    }

    @PostMapping("/set-up")
    @OpenToAll(because = BECAUSE)
    View open(HttpServletRequest request, Shell shell, @RequestParam(defaultValue = "") String typed) {
        if (!installation.empty()) {
            return to("/");
        }
        var texts = shell.texts();
        if (addresses.reached(request.getRemoteAddr())) {
            return refused(tokenPage(shell, Form.empty().wrong("typed", texts.get("setup.token.wait"))));
        }
        if (!token.is(typed)) {
            addresses.failed(request.getRemoteAddr());
            return refused(tokenPage(shell, Form.empty().wrong("typed", texts.get("setup.token.wrong"))));
        }
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(OPENED, Boolean.TRUE);
        return to("/set-up/body");
    }

    @GetMapping("/set-up/body")
    @OpenToAll(because = BECAUSE)
    View body(HttpServletRequest request, Shell shell) {
        if (!underWay(request)) {
            return to("/set-up");
        }
        var form = draft(request)
                .map(draft -> Form.empty()
                        .with("name", draft.name())
                        .with("kind", draft.kind().name())
                        .with("slug", draft.slug()))
                .orElseGet(Form::empty);
        return bodyPage(shell, form);
    }

    @PostMapping("/set-up/body")
    @OpenToAll(because = BECAUSE)
    View takeBody(
            HttpServletRequest request,
            Shell shell,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String slug) {
        if (!underWay(request)) {
            return to("/set-up");
        }
        var form = Form.empty().with("name", name).with("kind", kind).with("slug", slug);
        var chosen = Arrays.stream(BodyKind.values())
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            return refused(bodyPage(shell, form.wrong("kind", shell.texts().get("setup.body.kind.missing"))));
        }
        var proposed = slug.isBlank() ? chosen.get().name().toLowerCase(Locale.ROOT) : slug.strip();
        try {
            foundBody.checkBody(name.strip(), proposed);
        } catch (Refusal.Invalid invalid) {
            return refused(bodyPage(shell, refused(form, invalid, shell.texts())));
        }
        request.getSession().setAttribute(DRAFT, new BodyDraft(name.strip(), chosen.get(), proposed));
        return to("/set-up/administrator");
    }

    @GetMapping("/set-up/administrator")
    @OpenToAll(because = BECAUSE)
    View administrator(HttpServletRequest request, Shell shell) {
        if (!underWay(request) || draft(request).isEmpty()) {
            return to("/set-up");
        }
        return administratorPage(shell, Form.empty());
    }

    @PostMapping("/set-up/administrator")
    @OpenToAll(because = BECAUSE)
    View takeAdministrator(
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell,
            @RequestParam(defaultValue = "") String adminLogin,
            @RequestParam(defaultValue = "") String adminName,
            @RequestParam(defaultValue = "") String adminPassword,
            @RequestParam(defaultValue = "") String again) {
        var draft = draft(request);
        if (!underWay(request) || draft.isEmpty()) {
            return to("/set-up");
        }
        var form = Form.empty().with("adminLogin", adminLogin).with("adminName", adminName);
        if (!adminPassword.equals(again)) {
            return refused(
                    administratorPage(shell, form.wrong("again", shell.texts().get("setup.administrator.differs"))));
        }
        var input = new FoundBody.Input(
                draft.get().name(),
                draft.get().slug(),
                draft.get().kind(),
                false,
                adminLogin,
                adminName,
                Optional.of(adminPassword));
        try {
            var founded = token.spend(() -> foundBody.found(input));
            request.getSession().removeAttribute(OPENED);
            request.getSession().removeAttribute(DRAFT);
            var body = new BodyRef(founded.body(), input.slug(), input.name(), false);
            return to(wayIn.begin(request, response, body, founded.administrator(), Proof.PASSWORD, "/set-up/policy"));
        } catch (Refusal.Invalid invalid) {
            return refused(administratorPage(shell, refused(form, invalid, shell.texts())));
        }
    }

    @GetMapping("/set-up/policy")
    @Requires(Permission.IMPORT_POLICY)
    View policy(Shell shell) {
        return templates
                .page("setup/policy", Page.titled(shell, shell.texts().get("setup.policy.title")))
                .with("steps", steps(shell.texts(), 3));
    }

    private boolean underWay(HttpServletRequest request) {
        return installation.empty() && opened(request);
    }

    private static boolean opened(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(OPENED));
    }

    private static Optional<BodyDraft> draft(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(DRAFT) instanceof BodyDraft draft
                ? Optional.of(draft)
                : Optional.empty();
    }

    private Rendering tokenPage(Shell shell, Form form) {
        return page(shell, form, "setup/token", "setup.token.title", 0).with("there", token.there());
    }

    private Rendering bodyPage(Shell shell, Form form) {
        var kinds = Arrays.stream(BodyKind.values())
                .map(kind -> Choice.of(
                        kind.name(),
                        shell.texts().get("setup.kind." + kind.name().toLowerCase(Locale.ROOT))))
                .toList();
        return page(shell, form, "setup/body", "setup.body.title", 0).with("kinds", kinds);
    }

    private Rendering administratorPage(Shell shell, Form form) {
        return page(shell, form, "setup/administrator", "setup.administrator.title", 1);
    }

    private Rendering page(Shell shell, Form form, String template, String title, int step) {
        var page = Page.titled(shell, shell.texts().get(title));
        return templates
                .page(template, form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("steps", steps(shell.texts(), step));
    }

    private static Rendering refused(Rendering page) {
        return page.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Form refused(Form form, Refusal.Invalid invalid, Texts texts) {
        var refused = form;
        for (var problem : invalid.problems()) {
            refused = refused.wrong(problem.field(), Bundles.words(texts, problem.message()));
        }
        return refused;
    }

    private static List<Step> steps(Texts texts, int current) {
        var steps = new ArrayList<Step>();
        var labels = List.of("setup.step.body", "setup.step.administrator", "setup.step.factor", "setup.step.policy");
        for (int i = 0; i < labels.size(); i++) {
            var state = i < current ? Step.State.DONE : i == current ? Step.State.CURRENT : Step.State.AHEAD;
            steps.add(Step.of(texts.get(labels.get(i)), state));
        }
        return steps;
    }

    private static View to(String address) {
        return NextPage.at(address);
    }
}
