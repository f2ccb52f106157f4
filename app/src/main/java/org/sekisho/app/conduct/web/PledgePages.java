package org.sekisho.app.conduct.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.conduct.KeepPledges;
import org.sekisho.app.conduct.OwnPledges;
import org.sekisho.app.conduct.PledgeKind;
import org.sekisho.app.conduct.PledgeRegister;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Csv;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The register of pledges: the texts, who signed, who is still to. */
@Controller
class PledgePages {

    private final PledgeRegister register;
    private final KeepPledges keepPledges;
    private final OwnPledges ownPledges;
    private final Uploads uploads;
    private final Templates templates;
    private final Time time;

    PledgePages(
            PledgeRegister register,
            KeepPledges keepPledges,
            OwnPledges ownPledges,
            Uploads uploads,
            Templates templates,
            Time time) {
        this.register = register;
        this.keepPledges = keepPledges;
        this.ownPledges = ownPledges;
        this.uploads = uploads;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(Tabs.PLEDGES)
    @Requires(Permission.READ_DUTIES)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "conduct/pledges",
                        Page.titled(shell, texts.get("conduct.pledges.title")).saying(NextPage.said(request)))
                .with("tabs", Tabs.of(actor, texts, Tabs.PLEDGES))
                .with("moment", moment)
                .with("sheet", register.on(actor, moment.asOf()))
                .with("mayWrite", actor.may(Permission.DISPOSE_SIGNATURES))
                .with("mayTake", actor.may(Permission.COLLECT_SIGNATURES))
                .with("maySign", actor.may(Permission.DO_OWN_DUTIES));
    }

    @GetMapping(Tabs.PLEDGES + ".csv")
    @Requires(Permission.READ_DUTIES)
    ResponseEntity<byte[]> file(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var sheet = register.on(actor, moment.asOf());
        var file = Csv.headed(
                texts.get("conduct.pledge.kind"),
                texts.get("conduct.column.name"),
                texts.get("conduct.pledge.company"),
                texts.get("conduct.pledge.number"),
                texts.get("conduct.pledge.way"),
                texts.get("conduct.pledge.signed-on"));
        for (var one : sheet.signed()) {
            var form = sheet.form(one.form());
            file.row(
                    form.map(text -> texts.get("conduct.pledge.kind." + text.kind()))
                            .orElse(""),
                    one.signer(),
                    one.company(),
                    form.map(text -> Integer.toString(text.number())).orElse(""),
                    texts.get(one.account() ? "conduct.pledge.way.account" : "conduct.pledge.way.paper"),
                    one.on().toString());
        }
        for (var one : sheet.missing()) {
            file.row(
                    texts.get("conduct.pledge.kind." + one.kind()),
                    one.stay().name().full(),
                    "",
                    "",
                    texts.get("conduct.pledge.missing"),
                    "");
        }
        return file.download(
                texts.get("conduct.pledges.title") + "-" + moment.asOf().day() + ".csv");
    }

    @GetMapping(Tabs.PLEDGES + "/text")
    @Requires(Permission.DISPOSE_SIGNATURES)
    View writing(Actor actor, Shell shell, @RequestParam PledgeKind kind) {
        var texts = shell.texts();
        var now = today(actor).form(kind);
        return writing(
                shell,
                kind,
                Form.empty()
                        .with(
                                "title",
                                now.map(PledgeRegister.Form::title)
                                        .orElse(texts.get("conduct.pledge.proposal." + kind + ".title")))
                        .with(
                                "content",
                                now.map(PledgeRegister.Form::content)
                                        .orElse(texts.get("conduct.pledge.proposal." + kind)))
                        .with("from", Dates.day(texts, time.today())));
    }

    @PostMapping(Tabs.PLEDGES + "/text")
    @Requires(Permission.DISPOSE_SIGNATURES)
    View write(
            Actor actor,
            Shell shell,
            @RequestParam PledgeKind kind,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty()
                .with("title", sent.getOrDefault("title", ""))
                .with("content", sent.getOrDefault("content", ""))
                .with("from", sent.getOrDefault("from", ""));
        try {
            keepPledges.write(
                    actor,
                    new KeepPledges.Text(
                            kind, sent.getOrDefault("title", ""), sent.getOrDefault("content", ""), day(sent, "from")));
        } catch (Refusal.Invalid invalid) {
            return writing(shell, kind, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("conduct.pledge.written"), Tabs.PLEDGES);
    }

    private View writing(Shell shell, PledgeKind kind, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("conduct.pledge.text.title", texts.get("conduct.pledge.kind." + kind)))
                .under(crumb(texts));
        return templates
                .page("conduct/pledgeText", form.refused() ? page.refusing() : page)
                .with("kind", kind)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The text on paper, to be signed. */
    @GetMapping(Tabs.PLEDGES + "/print/{form}")
    @Requires(Permission.READ_DUTIES)
    View print(Actor actor, Shell shell, @PathVariable UUID form, @RequestParam(defaultValue = "") String name) {
        var text = today(actor).form(form).orElseThrow(() -> new Refusal.NotFound("form"));
        return templates
                .page("conduct/pledgePrint", Page.titled(shell, text.title()))
                .with("text", text)
                .with("name", name);
    }

    @GetMapping(Tabs.PLEDGES + "/take")
    @Requires(Permission.COLLECT_SIGNATURES)
    View taking(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number) {
        var texts = today(actor);
        var form = Arrays.stream(PledgeKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .flatMap(texts::form)
                .map(one -> one.id().toString())
                .orElse("");
        return taking(actor, shell, Form.empty().with("form", form).with("number", number));
    }

    @PostMapping(Tabs.PLEDGES + "/take")
    @Requires(Permission.COLLECT_SIGNATURES)
    View take(
            Actor actor,
            Shell shell,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> scan,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty();
        for (var field : List.of("form", "number", "signer", "company", "signedOn", "place")) {
            form = form.with(field, sent.getOrDefault(field, ""));
        }
        var text = SentId.read(sent.getOrDefault("form", ""));
        if (text.isEmpty()) {
            return taking(actor, shell, form.wrong("form", texts.get("conduct.refusal.form-missing")));
        }
        if (scan.filter(one -> one.getSize() > Uploads.MOST_BYTES).isPresent()) {
            return taking(
                    actor,
                    shell,
                    form.wrong(
                            "scan",
                            Bundles.words(texts, Message.of("evidence.file.too-large", Uploads.MOST_BYTES >> 20))));
        }
        try {
            keepPledges.take(
                    actor,
                    new KeepPledges.Paper(
                            text.get(),
                            sent.getOrDefault("number", ""),
                            sent.getOrDefault("signer", ""),
                            sent.getOrDefault("company", ""),
                            day(sent, "signedOn"),
                            sent.getOrDefault("place", ""),
                            uploads.written(actor, scan)));
        } catch (Refusal.Invalid invalid) {
            return taking(actor, shell, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("conduct.pledge.taken"), Tabs.PLEDGES);
    }

    private View taking(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("conduct.pledge.take.title")).under(crumb(texts));
        return templates
                .page("conduct/pledgeTake", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "forms",
                        today(actor).forms().stream()
                                .map(one -> Choice.of(
                                        one.id().toString(),
                                        texts.get(
                                                "conduct.version",
                                                one.title(),
                                                one.number(),
                                                Dates.day(texts, one.from()))))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Signs as oneself. */
    @PostMapping(Tabs.PLEDGES + "/sign")
    @Requires(Permission.DO_OWN_DUTIES)
    View sign(Actor actor, Shell shell, @RequestParam PledgeKind kind, HttpServletRequest request) {
        var texts = shell.texts();
        var back = actor.may(Permission.READ_DUTIES) ? Tabs.PLEDGES : "/";
        try {
            keepPledges.sign(actor, kind);
        } catch (Refusal.Invalid invalid) {
            return NextPage.saying(request, Bundles.words(texts, invalid.reason()), back);
        }
        return NextPage.saying(request, texts.get("conduct.pledge.signed"), back);
    }

    /** One's own, to read and to sign. */
    @GetMapping(Tabs.PLEDGES + "/own/{kind}")
    @Requires(Permission.DO_OWN_DUTIES)
    View own(Actor actor, Shell shell, @PathVariable String kind) {
        var one = ownOf(actor, kind);
        return templates
                .page(
                        "conduct/pledgeOwn",
                        Page.titled(shell, one.form().title())
                                .under(new Crumb(shell.texts().get("home.title"), "/")))
                .with("own", one);
    }

    @PostMapping(Tabs.PLEDGES + "/own/{kind}")
    @Requires(Permission.DO_OWN_DUTIES)
    View signOwn(Actor actor, Shell shell, @PathVariable String kind, HttpServletRequest request) {
        var texts = shell.texts();
        try {
            keepPledges.sign(actor, ownOf(actor, kind).form().kind());
        } catch (Refusal.Invalid invalid) {
            return NextPage.saying(request, Notice.of(Tone.WARNING, Bundles.words(texts, invalid.reason())), "/");
        }
        return NextPage.saying(request, texts.get("conduct.pledge.signed"), "/");
    }

    private OwnPledges.Own ownOf(Actor actor, String kind) {
        return ownPledges.of(actor, time.today()).stream()
                .filter(one -> one.form().kind().name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("form"));
    }

    private PledgeRegister.Sheet today(Actor actor) {
        return register.on(actor, AsOf.known(time.today()));
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("conduct.pledges.title"), Tabs.PLEDGES);
    }

    private static Optional<LocalDate> day(Map<String, String> sent, String name) {
        return TypedDay.asked(sent.getOrDefault(name, ""));
    }
}
