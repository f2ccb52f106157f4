package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.controls.CorrectBinding;
import org.sekisho.app.controls.DismissVerdict;
import org.sekisho.app.controls.TakeOverCatalogue;
import org.sekisho.app.controls.VerdictsNotCarried;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Span;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the clauses of the policy in force are bound to (対応づけ), what is not sure, and a person's word on it. */
@Controller
class BindingPages {

    /** The version in force and its clauses. */
    private record Bound(UUID version, Optional<String> madeWith, List<ClauseView> clauses, Catalogue catalogue) {}

    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final CorrectBinding correctBinding;
    private final VerdictsNotCarried verdictsNotCarried;
    private final DismissVerdict dismissVerdict;
    private final TakeOverCatalogue takeOverCatalogue;
    private final Time time;
    private final Templates templates;

    BindingPages(
            PolicyInForce policies,
            BindingsInForce bindings,
            CatalogueOfBody catalogues,
            CorrectBinding correctBinding,
            VerdictsNotCarried verdictsNotCarried,
            DismissVerdict dismissVerdict,
            TakeOverCatalogue takeOverCatalogue,
            Time time,
            Templates templates) {
        this.policies = policies;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.correctBinding = correctBinding;
        this.verdictsNotCarried = verdictsNotCarried;
        this.dismissVerdict = dismissVerdict;
        this.takeOverCatalogue = takeOverCatalogue;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/duties/bindings")
    @Requires(Permission.KEEP_DUTIES)
    Rendering show(Actor actor, Shell shell, HttpServletRequest request) {
        return show(actor, shell, Form.empty(), request);
    }

    private Rendering show(Actor actor, Shell shell, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var bound = bound(actor, texts);
        var clauses = bound.map(Bound::clauses).orElse(List.of());
        var unsure = new ArrayList<Unsure>();
        for (var clause : clauses) {
            for (var sentence : clause.sentences()) {
                sentence.bound().stream()
                        .filter(ClauseView.BoundTopic::unsure)
                        .forEach(topic -> unsure.add(new Unsure(clause, sentence, topic)));
            }
        }
        return templates
                .page(
                        "duties/bindings",
                        Sent.refusing(
                                Page.titled(shell, texts.get("duties.bindings.title"))
                                        .saying(NextPage.said(request)),
                                form))
                .with("tabs", Words.tabs(actor, texts, Words.View.BINDINGS))
                .with("version", bound.map(Bound::version))
                .with("clauses", clauses)
                .with(
                        "read",
                        clauses.stream().anyMatch(clause -> clause.reading().isPresent()))
                .with("unsure", unsure)
                .with("catalogue", bound.flatMap(Bound::madeWith))
                .with("newer", bound.flatMap(one -> newer(actor, texts, one)))
                .with("left", bound.map(one -> left(actor, texts, one)).orElse(List.of()))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private Optional<Bound> bound(Actor actor, Texts texts) {
        return policies.on(actor, AsOf.known(time.today())).inForce().map(policy -> {
            var catalogue = catalogues.of(actor);
            var version = policy.version().id();
            var bound = bindings.of(actor, version);
            return new Bound(version, bound.catalogue(), ClauseView.of(texts, policy, bound, catalogue), catalogue);
        });
    }

    private Optional<NewerCatalogue> newer(Actor actor, Texts texts, Bound bound) {
        return takeOverCatalogue
                .preview(actor, bound.version())
                .map(newer -> NewerCatalogue.of(texts, newer, bound.catalogue()));
    }

    /** Takes over the catalogue whose changes the page has shown. */
    @PostMapping("/duties/bindings/catalogue")
    @Requires(Permission.KEEP_DUTIES)
    View takeOver(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var seen = form.text("catalogue");
        takeOverCatalogue.take(actor, SentId.addressed(form.text("version"), "version"), seen);
        return Sent.redirect(request, "/duties/bindings", shell.texts().get("duties.bindings.newer.done", seen));
    }

    private List<NotCarried> left(Actor actor, Texts texts, Bound bound) {
        return verdictsNotCarried.of(actor, bound.version()).stream()
                .map(left -> new NotCarried(
                        left.id(),
                        left.path(),
                        left.words(),
                        bound.catalogue()
                                .topic(left.topic())
                                .map(topic -> Words.in(texts, topic.title()))
                                .orElse(left.topic()),
                        left.verdict(),
                        left.why(),
                        left.clauseGone()))
                .toList();
    }

    /** Takes a verdict that was not carried off the list. */
    @PostMapping("/duties/bindings/dismiss")
    @Requires(Permission.KEEP_DUTIES)
    View dismiss(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var path = dismissVerdict.dismiss(
                actor,
                new DismissVerdict.Input(
                        SentId.addressed(form.text("version"), "version"),
                        SentId.addressed(form.text("verdict"), "verdict")));
        return Sent.redirect(request, "/duties/bindings", shell.texts().get("duties.bindings.left.done", path));
    }

    @GetMapping("/duties/bindings/clause")
    @Requires(Permission.KEEP_DUTIES)
    Rendering clause(
            Actor actor, Shell shell, HttpServletRequest request, @RequestParam(defaultValue = "") String path) {
        return clause(actor, shell, path, Form.empty(), request);
    }

    private Rendering clause(Actor actor, Shell shell, String path, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var bound = bound(actor, texts).orElseThrow(() -> new Refusal.NotFound("clause"));
        var clause = bound.clauses().stream()
                .filter(one -> one.path().equals(path) && one.reading().isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("clause"));
        var kind = clause.reading().orElseThrow().kind();
        return templates
                .page(
                        "duties/clause",
                        Sent.refusing(
                                Page.titled(
                                                shell,
                                                texts.get("duties.clause.title", path, clause.caption())
                                                        .strip())
                                        .under(new Crumb(texts.get("duties.bindings.title"), "/duties/bindings"))
                                        .saying(NextPage.said(request)),
                                form))
                .with("version", bound.version())
                .with("clause", clause)
                .with("form", form.field("kind").value().isEmpty() ? form.with("kind", kind.name()) : form)
                .with(
                        "kinds",
                        List.of(ClauseKind.values()).stream()
                                .map(one -> Choice.of(one.name(), Words.in(texts, one.title())))
                                .toList())
                .with(
                        "places",
                        clause.sentences().stream()
                                .map(one -> Choice.of(
                                        one.span().paragraph() + "."
                                                + one.span().sentence(),
                                        one.text()))
                                .toList())
                .with(
                        "topics",
                        bound.catalogue().topics().stream()
                                .map(topic -> Choice.of(
                                        topic.id(),
                                        texts.get(
                                                "duties.clause.topic",
                                                Words.measure(texts, topic.measure()),
                                                Words.in(texts, topic.title()))))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Decides of one sentence and one topic; the reason's field is named after the binding, of which a page has many. */
    @PostMapping("/duties/bindings/decide")
    @Requires(Permission.KEEP_DUTIES)
    View decide(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var texts = shell.texts();
        var path = form.text("path");
        boolean ofClause = form.text("from").equals("clause");
        var reason = "reason-" + form.text("binding");
        try {
            var yes = form.text("verdict").equals("yes");
            correctBinding.decide(
                    actor,
                    new CorrectBinding.Input(
                            SentId.addressed(form.text("version"), "version"),
                            span(path, form.text("place")),
                            form.text("topic"),
                            yes,
                            form.text(reason)));
            return Sent.redirect(
                    request,
                    ofClause ? clauseHref(path) : "/duties/bindings",
                    texts.get(yes ? "duties.bindings.bound" : "duties.bindings.refused", path));
        } catch (Refusal.Invalid invalid) {
            var refused = form.refused(invalid, texts, field -> field.equals("reason") ? reason : field);
            return ofClause ? clause(actor, shell, path, refused, request) : show(actor, shell, refused, request);
        }
    }

    @PostMapping("/duties/bindings/add")
    @Requires(Permission.KEEP_DUTIES)
    View add(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var texts = shell.texts();
        var path = form.text("path");
        try {
            if (form.text("place").isEmpty()) {
                form.wrong("place", Message.of("duties.form.choose"));
            }
            if (form.text("topic").isEmpty()) {
                form.wrong("topic", Message.of("duties.form.choose"));
            }
            form.refuseIfAny();
            correctBinding.decide(
                    actor,
                    new CorrectBinding.Input(
                            SentId.addressed(form.text("version"), "version"),
                            span(path, form.text("place")),
                            form.text("topic"),
                            true,
                            form.text("addReason")));
            return Sent.redirect(request, clauseHref(path), texts.get("duties.bindings.bound", path));
        } catch (Refusal.Invalid invalid) {
            var refused = form.refused(invalid, texts, field -> field.equals("reason") ? "addReason" : field);
            return clause(actor, shell, path, refused, request);
        }
    }

    @PostMapping("/duties/bindings/kind")
    @Requires(Permission.KEEP_DUTIES)
    View relabel(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var texts = shell.texts();
        var path = form.text("path");
        try {
            var kind = form.one("kind", List.of(ClauseKind.values()));
            form.refuseIfAny();
            boolean changed = correctBinding.relabel(
                    actor,
                    new CorrectBinding.Kind(
                            SentId.addressed(form.text("version"), "version"), path, kind, form.text("kindReason")));
            return Sent.redirect(
                    request,
                    clauseHref(path),
                    texts.get(changed ? "duties.bindings.relabelled" : "duties.bindings.relabelled.same", path));
        } catch (Refusal.Invalid invalid) {
            var refused = form.refused(invalid, texts, field -> field.equals("reason") ? "kindReason" : field);
            return clause(actor, shell, path, refused, request);
        }
    }

    private static String clauseHref(String path) {
        return "/duties/bindings/clause?path=" + Words.encoded(path);
    }

    /** A place as a form sends it: paragraph and sentence. */
    private static Span span(String path, String place) {
        if (!place.matches("0\\.0|[1-9]\\d{0,3}\\.[1-9]\\d{0,3}")) {
            throw new Refusal.NotFound("sentence");
        }
        var parts = place.split("\\.", 2);
        return new Span(path, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}
