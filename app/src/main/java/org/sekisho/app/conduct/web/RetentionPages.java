package org.sekisho.app.conduct.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.conduct.CountedFrom;
import org.sekisho.app.conduct.DisposeKept;
import org.sekisho.app.conduct.KeptKind;
import org.sekisho.app.conduct.Retention;
import org.sekisho.app.conduct.SetRetention;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How long what people signed is kept, and the decisions by which it is disposed of. */
@Controller
class RetentionPages {

    private final Retention retention;
    private final SetRetention setRetention;
    private final DisposeKept disposeKept;
    private final Templates templates;
    private final Time time;

    RetentionPages(
            Retention retention, SetRetention setRetention, DisposeKept disposeKept, Templates templates, Time time) {
        this.retention = retention;
        this.setRetention = setRetention;
        this.disposeKept = disposeKept;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(Tabs.RETENTION)
    @Requires(Permission.READ_RECORD)
    View show(Actor actor, Shell shell, HttpServletRequest request) {
        var texts = shell.texts();
        return templates
                .page(
                        "conduct/retention",
                        Page.titled(shell, texts.get("conduct.retention.title")).saying(NextPage.said(request)))
                .with("tabs", Tabs.of(actor, texts, Tabs.RETENTION))
                .with("overview", retention.of(actor))
                .with("today", time.today())
                .with("mayDispose", actor.may(Permission.DISPOSE_SIGNATURES));
    }

    @GetMapping(Tabs.RETENTION + "/rule")
    @Requires(Permission.DISPOSE_SIGNATURES)
    View rule(Actor actor, Shell shell, @RequestParam KeptKind kind) {
        var now = retention.of(actor).rules().stream()
                .filter(rule -> rule.kind() == kind)
                .findFirst();
        return rule(
                shell,
                kind,
                Form.empty()
                        .with(
                                "years",
                                now.map(rule -> Integer.toString(rule.years())).orElse(""))
                        .with(
                                "countedFrom",
                                now.map(rule -> rule.countedFrom().name()).orElse(""))
                        .with("basis", now.map(Retention.Rule::basis).orElse("")));
    }

    @PostMapping(Tabs.RETENTION + "/rule")
    @Requires(Permission.DISPOSE_SIGNATURES)
    @FreshProof
    View set(
            Actor actor,
            Shell shell,
            @RequestParam KeptKind kind,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty()
                .with("years", sent.getOrDefault("years", ""))
                .with("countedFrom", sent.getOrDefault("countedFrom", ""))
                .with("basis", sent.getOrDefault("basis", ""));
        try {
            setRetention.set(
                    actor,
                    new SetRetention.Input(
                            kind,
                            number(sent.getOrDefault("years", "")),
                            Arrays.stream(CountedFrom.values())
                                    .filter(one -> one.name().equals(sent.get("countedFrom")))
                                    .findFirst(),
                            sent.getOrDefault("basis", "")));
        } catch (Refusal.Invalid invalid) {
            return rule(shell, kind, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(
                request, texts.get("conduct.retention.set", texts.get("conduct.kept." + kind)), Tabs.RETENTION);
    }

    private View rule(Shell shell, KeptKind kind, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("conduct.retention.rule.title", texts.get("conduct.kept." + kind)))
                .under(new Crumb(texts.get("conduct.retention.title"), Tabs.RETENTION));
        return templates
                .page("conduct/rule", form.refused() ? page.refusing() : page)
                .with("kind", kind)
                .with("form", form)
                .with(
                        "starts",
                        Arrays.stream(CountedFrom.values())
                                .map(one -> Choice.of(one.name(), texts.get("conduct.counted." + one)))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(Tabs.RETENTION + "/dispose")
    @Requires(Permission.DISPOSE_SIGNATURES)
    @FreshProof
    View disposing(Actor actor, Shell shell, @RequestParam KeptKind kind, @RequestParam UUID subject) {
        return disposing(
                actor, shell, kind, subject, Form.empty().with("decidedOn", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(Tabs.RETENTION + "/dispose")
    @Requires(Permission.DISPOSE_SIGNATURES)
    @FreshProof
    View dispose(
            Actor actor,
            Shell shell,
            @RequestParam KeptKind kind,
            @RequestParam UUID subject,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var basis = sent.getOrDefault("basis", "");
        var decidedBy = sent.getOrDefault("decidedBy", "");
        var decidedOn = TypedDay.asked(sent.getOrDefault("decidedOn", ""));
        var form = Form.empty()
                .with("basis", basis)
                .with("decidedBy", decidedBy)
                .with("decidedOn", sent.getOrDefault("decidedOn", ""));
        if (decidedOn.isEmpty()) {
            return disposing(actor, shell, kind, subject, form.wrong("decidedOn", texts.get("shared.as-of.unread")));
        }
        try {
            disposeKept.dispose(actor, new DisposeKept.Input(kind, subject, basis, decidedBy, decidedOn.get()));
        } catch (Refusal.Invalid invalid) {
            return disposing(actor, shell, kind, subject, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("conduct.retention.disposed"), Tabs.RETENTION);
    }

    private View disposing(Actor actor, Shell shell, KeptKind kind, UUID subject, Form form) {
        var texts = shell.texts();
        var complete = retention.of(actor).complete().stream()
                .filter(one -> one.kind() == kind && one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("retention"));
        var page = Page.titled(shell, texts.get("conduct.dispose.title"))
                .under(new Crumb(texts.get("conduct.retention.title"), Tabs.RETENTION));
        return templates
                .page("conduct/dispose", form.refused() ? page.refusing() : page)
                .with("complete", complete)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Optional<Integer> number(String typed) {
        try {
            return Optional.of(
                    Integer.valueOf(java.text.Normalizer.normalize(typed.strip(), java.text.Normalizer.Form.NFKC)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
