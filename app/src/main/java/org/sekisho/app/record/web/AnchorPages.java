package org.sekisho.app.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.record.AnchorPlan;
import org.sekisho.app.record.AnchorState;
import org.sekisho.app.record.PrintAnchor;
import org.sekisho.app.record.SentAnchors;
import org.sekisho.app.record.SetAnchors;
import org.sekisho.app.record.TakeAnchorFile;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Entry;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.QrCode;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The checkpoints that are kept outside: where they go, what came of each, and one on paper. */
@Controller
class AnchorPages {

    private static final String ADDRESS = "/record/anchors";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType STAMP = new MediaType("application", "timestamp-reply");

    private final SentAnchors sent;
    private final SetAnchors set;
    private final PrintAnchor print;
    private final TakeAnchorFile take;
    private final Templates templates;

    AnchorPages(SentAnchors sent, SetAnchors set, PrintAnchor print, TakeAnchorFile take, Templates templates) {
        this.sent = sent;
        this.set = set;
        this.print = print;
        this.take = take;
        this.templates = templates;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry anchorsNav() {
            return new NavEntry(
                    NavEntry.Group.ADMINISTRATION,
                    96,
                    "record.anchor.nav",
                    ADDRESS,
                    Icon.FILE,
                    Permission.CHANGE_SETTINGS);
        }
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.TAKE_ANCHORS)
    View show(HttpServletRequest request, Actor actor, Shell shell, @RequestParam(defaultValue = "1") String page) {
        return page(request, actor, shell, Paging.asked(page), Optional.empty());
    }

    @PostMapping(ADDRESS)
    @Requires(Permission.CHANGE_SETTINGS)
    @FreshProof
    View set(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String mails,
            @RequestParam(defaultValue = "false") boolean folder,
            @RequestParam(defaultValue = "false") boolean timeStamps,
            @RequestParam(defaultValue = "false") boolean weekly) {
        try {
            set.set(actor, new SetAnchors.Input(mails, folder, timeStamps, weekly));
            return NextPage.saying(request, shell.texts().get("record.anchor.set"), ADDRESS);
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(form(mails, folder, timeStamps, weekly), invalid, shell.texts());
            return page(request, actor, shell, 1, Optional.of(form)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(ADDRESS + "/paper")
    @Requires(Permission.TAKE_ANCHORS)
    View paper(Actor actor) {
        return NextPage.at(ADDRESS + "/" + print.take(actor) + "/paper");
    }

    @GetMapping(ADDRESS + "/{id}/paper")
    @Requires(Permission.TAKE_ANCHORS)
    View show(Actor actor, Shell shell, @PathVariable UUID id) {
        var texts = shell.texts();
        var paper = print.of(actor, id);
        return templates
                .page("record/paper", Page.titled(shell, texts.get("record.paper.title")))
                .with(
                        "entries",
                        List.of(
                                new Entry(texts.get("record.paper.body"), shell.bodyName()),
                                new Entry(texts.get("record.entries"), texts.get("record.entries.count", paper.size())),
                                new Entry(texts.get("record.paper.signed"), Dates.moment(texts, paper.signedAt())),
                                new Entry(texts.get("record.paper.taken"), Dates.moment(texts, paper.takenAt()))))
                .with("note", paper.note())
                .with("key", paper.key())
                .with("qr", QrCode.of(paper.note()));
    }

    @GetMapping(ADDRESS + "/{id}/note")
    @Requires(Permission.TAKE_ANCHORS)
    ResponseEntity<byte[]> note(Actor actor, @PathVariable UUID id) {
        return download(take.note(actor, id), TEXT);
    }

    @GetMapping(ADDRESS + "/{id}/time-stamp")
    @Requires(Permission.TAKE_ANCHORS)
    ResponseEntity<byte[]> timeStamp(Actor actor, @PathVariable UUID id) {
        return download(take.timeStamp(actor, id), STAMP);
    }

    private static ResponseEntity<byte[]> download(TakeAnchorFile.File file, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(file.bytes());
    }

    private Rendering page(HttpServletRequest request, Actor actor, Shell shell, int number, Optional<Form> refused) {
        var t = shell.texts();
        var register = sent.of(actor, number);
        var lines = register.page().stream().map(one -> line(t, one)).toList();
        var view = new TableView(
                "anchors",
                t.get("record.anchor.list"),
                ADDRESS,
                List.of(
                        Column.date("queued", t.get("record.anchor.queued")),
                        Column.number("size", t.get("record.anchor.size")),
                        Column.text("where", t.get("record.anchor.where")),
                        Column.status("state", t.get("record.anchor.state")),
                        Column.actions(t.get("record.anchor.paper"))),
                List.of(),
                Optional.empty(),
                new Paging(number, SentAnchors.PAGE_SIZE, register.total()));
        var page = Page.titled(shell, t.get("record.anchor.title")).saying(NextPage.said(request));
        return templates
                .page("record/anchors", refused.isPresent() ? page.refusing() : page)
                .with("tabs", EntryPages.tabs(actor, t, EntryPages.Part.ANCHORS))
                .with("form", refused.orElseGet(() -> form(register.plan())))
                .with("register", register)
                .with(
                        "failed",
                        register.failed().stream().map(one -> line(t, one)).toList())
                .with("view", view)
                .with("lines", lines)
                .with("mayChange", actor.may(Permission.CHANGE_SETTINGS));
    }

    private static Form form(AnchorPlan plan) {
        return form(
                plan.recipients().stream().map(AnchorPlan.Recipient::mail).collect(Collectors.joining("\n")),
                plan.folder(),
                plan.timeStamps(),
                plan.weekly());
    }

    private static Form form(String mails, boolean folder, boolean timeStamps, boolean weekly) {
        var form = Form.empty().with("mails", mails);
        form = folder ? form.with("folder", "true") : form;
        form = timeStamps ? form.with("timeStamps", "true") : form;
        return weekly ? form.with("weekly", "true") : form;
    }

    private static AnchorLine line(Texts t, SentAnchors.Sent one) {
        var problem = problem(t, one.problem());
        return new AnchorLine(
                one.id(),
                Dates.moment(t, one.queued()),
                t.get("record.entries.count", one.size()),
                one.root(),
                one.mail().orElseGet(() -> t.get("record.anchor.way." + one.way())),
                tone(one),
                t.get("record.anchor.state." + one.state()),
                one.state() == AnchorState.WAITING && one.attempts() > 0
                        ? t.get("record.anchor.again", problem, Dates.moment(t, one.next()))
                        : problem,
                one.stamp()
                        .map(stamp -> t.get(
                                "record.anchor.stamp",
                                Dates.moment(t, stamp.time()),
                                stamp.authority(),
                                stamp.serial()))
                        .orElse(""),
                one.stamp().isPresent());
    }

    private static Tone tone(SentAnchors.Sent one) {
        return switch (one.state()) {
            case WAITING -> one.attempts() > 0 ? Tone.WARNING : Tone.INFO;
            case SENT -> Tone.SUCCESS;
            case REFUSED -> Tone.ERROR;
            case NOT_NEEDED -> Tone.NEUTRAL;
        };
    }

    private static String problem(Texts t, String problem) {
        return switch (problem) {
            case "" -> "";
            case "tsa-connection",
                    "tsa-slow",
                    "tsa-status",
                    "tsa-form",
                    "tsa-refused",
                    "tsa-imprint",
                    "tsa-nonce",
                    "tsa-no_certificate",
                    "tsa-purpose",
                    "tsa-expired",
                    "tsa-signature",
                    "tsa-chain",
                    "connection",
                    "login",
                    "starttls",
                    "tls",
                    "folder",
                    "different" -> t.get("record.anchor.problem." + problem);
            default -> t.get("record.anchor.problem.code", problem);
        };
    }
}
