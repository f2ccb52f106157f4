package org.sekisho.app.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.handling.AskHandling;
import org.sekisho.app.handling.ClausesCarriedOut;
import org.sekisho.app.handling.DecideHandling;
import org.sekisho.app.handling.EndHandling;
import org.sekisho.app.handling.Ending;
import org.sekisho.app.handling.FindRequests;
import org.sekisho.app.handling.RecordDisposal;
import org.sekisho.app.handling.Words;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentFile;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.Act;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Medium;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** What people ask to do with assets: looked at before it is sent, decided, and brought back. */
@Controller
class HandlingPages {

    private static final int PAGE_SIZE = 50;
    private static final int MOST_ASSETS = 50;
    private static final long MOST_BYTES = 20L << 20;

    private final AskHandling askHandling;
    private final DecideHandling decideHandling;
    private final EndHandling endHandling;
    private final RecordDisposal recordDisposal;
    private final FindRequests findRequests;
    private final ClausesCarriedOut clauses;
    private final FindLines findLines;
    private final FileStore files;
    private final Templates templates;
    private final Time time;

    HandlingPages(
            AskHandling askHandling,
            DecideHandling decideHandling,
            EndHandling endHandling,
            RecordDisposal recordDisposal,
            FindRequests findRequests,
            ClausesCarriedOut clauses,
            FindLines findLines,
            FileStore files,
            Templates templates,
            Time time) {
        this.askHandling = askHandling;
        this.decideHandling = decideHandling;
        this.endHandling = endHandling;
        this.recordDisposal = recordDisposal;
        this.findRequests = findRequests;
        this.clauses = clauses;
        this.findLines = findLines;
        this.files = files;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry handlingNavigation() {
            return new NavEntry(
                    NavEntry.Group.LEDGERS,
                    50,
                    "handling.nav",
                    HandlingTabs.REQUESTS,
                    Icon.INBOX,
                    Permission.READ_LEDGERS);
        }
    }

    @GetMapping(HandlingTabs.REQUESTS)
    @Requires(Permission.READ_LEDGERS)
    View list(Actor actor, Shell shell, @RequestParam Map<String, String> asked, HttpServletRequest request) {
        var texts = shell.texts();
        var show = asked.getOrDefault("show", "");
        var act = choice(Act.values(), asked.getOrDefault("act", ""));
        int number = Paging.asked(asked.getOrDefault("page", ""));
        var found = findRequests.list(actor, !show.equals("all"), act, (long) (number - 1) * PAGE_SIZE, PAGE_SIZE);
        var view = new TableView(
                "requests",
                texts.get("handling.caption"),
                HandlingTabs.REQUESTS,
                List.of(
                        Column.text("asset", texts.get("handling.column.asset")),
                        Column.text("act", texts.get("handling.act")),
                        Column.text("person", texts.get("handling.person")),
                        Column.date("until", texts.get("handling.until")),
                        Column.status("state", texts.get("handling.state"))),
                List.of(
                        new Filter.OneOf(
                                "show",
                                texts.get("handling.show"),
                                show,
                                texts.get("handling.show.waiting"),
                                List.of(Choice.of("all", texts.get("handling.show.all")))),
                        new Filter.OneOf(
                                "act",
                                texts.get("handling.act"),
                                act.map(Enum::name).orElse(""),
                                "",
                                acts(texts, Arrays.asList(Act.values())))),
                Optional.empty(),
                new Paging(number, PAGE_SIZE, found.total()));
        return templates
                .page(
                        "handling/list",
                        Page.titled(shell, texts.get("handling.title")).saying(NextPage.said(request)))
                .with("tabs", HandlingTabs.of(texts, HandlingTabs.REQUESTS))
                .with("view", view)
                .with("requests", found.requests())
                .with("today", time.today())
                .with("mayAsk", actor.may(Permission.ASK_HANDLING));
    }

    /** The assets to choose from, or the form for one with what the rules say of the act. */
    @GetMapping(HandlingTabs.REQUESTS + "/ask")
    @Requires(Permission.ASK_HANDLING)
    View asking(Actor actor, Shell shell, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        return SentId.read(form.field("asset").value())
                .map(asset -> asking(actor, shell, asset, form.with("from", Dates.day(shell.texts(), time.today()))))
                .orElseGet(() -> choosing(actor, shell, form.field("q").value()));
    }

    private View choosing(Actor actor, Shell shell, String words) {
        var texts = shell.texts();
        var found = findLines.find(
                actor,
                new FindLines.Input("asset", AsOf.known(time.today()), words, Map.of(), "name", false, 0, MOST_ASSETS));
        var view = new TableView(
                "assets",
                texts.get("handling.choose"),
                HandlingTabs.REQUESTS + "/ask",
                List.of(
                        Column.text("asset", texts.get("handling.column.asset")),
                        Column.text("code", texts.get("ledger.asset.field.code")),
                        Column.text("section", texts.get("ledger.asset.field.section"))),
                List.of(new Filter.Words("q", texts.get("handling.words-sought"), words)),
                Optional.empty(),
                new Paging(1, MOST_ASSETS, Math.min(found.total(), MOST_ASSETS)));
        return templates
                .page(
                        "handling/choose",
                        Page.titled(shell, texts.get("handling.ask.title")).under(crumb(texts)))
                .with("view", view)
                .with("found", found)
                .with("more", found.total() > MOST_ASSETS);
    }

    private View asking(Actor actor, Shell shell, UUID asset, Form form) {
        var texts = shell.texts();
        var looked = look(form, asset).map(what -> askHandling.look(actor, what));
        var line = new LineId(asset);
        var name = looked.map(one -> one.asset().title()).orElseGet(() -> askHandling.name(actor, line));
        var page = Page.titled(shell, texts.get("handling.ask.of", name))
                .under(crumb(texts), new Crumb(name, "/ledgers/asset/lines/" + asset));
        return templates
                .page("handling/ask", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("asset", asset)
                .with("looked", looked)
                .with("act", choice(Act.values(), form.field("act").value()))
                .with("acts", acts(texts, AskHandling.ACTS))
                .with("media", media(texts))
                .with("clouds", clouds(texts))
                .with("clauses", clauses.today(actor))
                .with("mayExcept", actor.may(Permission.ASK_EXCEPTIONS))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Optional<AskHandling.Look> look(Form form, UUID asset) {
        return choice(Act.values(), form.field("act").value())
                .filter(AskHandling.ACTS::contains)
                .map(act -> new AskHandling.Look(
                        new LineId(asset),
                        act,
                        choice(Medium.values(), form.field("medium").value()),
                        choice(CloudKind.values(), form.field("cloud").value())));
    }

    @PostMapping(HandlingTabs.REQUESTS + "/ask")
    @Requires(Permission.ASK_HANDLING)
    View ask(Actor actor, Shell shell, @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var asset = SentId.addressed(form.field("asset").value(), "asset");
        var what = look(form, asset);
        if (what.isEmpty()) {
            return asking(actor, shell, asset, form.wrong("act", texts.get("handling.refusal.act-missing")));
        }
        var unread = unread(unread(form, "from", texts), "until", texts);
        if (unread.refused()) {
            return asking(actor, shell, asset, unread);
        }
        try {
            var id = askHandling.ask(
                    actor,
                    new AskHandling.Input(
                            what.get(),
                            form.field("purpose").value(),
                            form.field("recipient").value(),
                            form.field("precautions").values(),
                            TypedDay.asked(form.field("from").value()),
                            TypedDay.asked(form.field("until").value())));
            return NextPage.saying(request, texts.get("handling.asked"), HandlingTabs.REQUESTS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return asking(actor, shell, asset, Bundles.refused(form, invalid, texts));
        }
    }

    @GetMapping(HandlingTabs.REQUESTS + "/{id}")
    @Requires(Permission.READ_LEDGERS)
    View show(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        return show(actor, shell, id, Form.empty(), request);
    }

    private View show(Actor actor, Shell shell, UUID id, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var shown = findRequests.the(actor, id);
        var one = shown.request();
        var page = Page.titled(
                        shell, texts.get("handling.one.title", one.name(), texts.get("handling.act." + one.act())))
                .under(crumb(texts))
                .saying(NextPage.said(request));
        var endings = new ArrayList<Choice>();
        one.chase()
                .endings()
                .forEach(how ->
                        endings.add(Choice.of(how.name(), texts.get("handling.ending." + how + "." + one.chase()))));
        endings.add(Choice.of(Ending.CANCELLED.name(), texts.get("handling.ending.CANCELLED")));
        return templates
                .page("handling/show", form.refused() ? page.refusing() : page)
                .with("shown", shown)
                .with("form", form.refused() ? form : began(shown, texts))
                .with("certificateNeeded", RecordDisposal.certificateNeeded(one))
                .with("today", time.today())
                .with("endings", endings)
                .with("clauses", clauses.today(actor))
                .with(
                        "words",
                        words(one.precautions().stream()
                                .map(key -> one.verdict().precaution(key, texts.locale()))
                                .toList()))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The form that ends it, with the days that it most likely has. */
    private Form began(FindRequests.Shown shown, Texts texts) {
        var form = Form.empty().with("on", Dates.day(texts, time.today()));
        return RecordDisposal.certificateNeeded(shown.request())
                ? form.with("certificateBy", Dates.day(texts, time.today().plusDays(RecordDisposal.CERTIFICATE_DAYS)))
                : form;
    }

    private static String words(List<String> all) {
        return String.join("、", all);
    }

    @PostMapping(HandlingTabs.REQUESTS + "/{id}/decide")
    @Requires(Permission.DECIDE_HANDLING)
    View decide(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var outcome = form.field("outcome").value();
        if (!outcome.equals("grant") && !outcome.equals("decline")) {
            return show(
                    actor, shell, id, form.wrong("outcome", texts.get("handling.refusal.outcome-missing")), request);
        }
        try {
            decideHandling.decide(
                    actor,
                    new DecideHandling.Input(
                            id, outcome.equals("grant"), form.field("note").value()));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(
                request,
                texts.get(outcome.equals("grant") ? "handling.granted" : "handling.declined"),
                HandlingTabs.REQUESTS + "/" + id);
    }

    @PostMapping(HandlingTabs.REQUESTS + "/{id}/withdraw")
    @Requires(Permission.ASK_HANDLING)
    View withdraw(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        try {
            decideHandling.withdraw(actor, id);
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(Form.empty(), invalid, shell.texts()), request);
        }
        return NextPage.saying(request, shell.texts().get("handling.withdrawn"), HandlingTabs.REQUESTS + "/" + id);
    }

    @PostMapping(HandlingTabs.REQUESTS + "/{id}/confirm")
    @Requires(Permission.KEEP_LEDGERS)
    View confirm(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> paper,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var unread = unread(form, "on", texts);
        if (unread.refused()) {
            return show(actor, shell, id, unread, request);
        }
        try {
            endHandling.confirm(
                    actor,
                    new EndHandling.Input(
                            id,
                            choice(Ending.values(), form.field("how").value()),
                            TypedDay.asked(form.field("on").value()),
                            form.field("note").value(),
                            written(actor, paper)));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(
                request,
                texts.get("handling.confirmed"),
                form.field("next").value().equals("media") ? HandlingTabs.MEDIA : HandlingTabs.REQUESTS + "/" + id);
    }

    @PostMapping(HandlingTabs.REQUESTS + "/{id}/done")
    @Requires(Permission.KEEP_LEDGERS)
    View done(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> certificate,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var unread = unread(unread(form, "on", texts), "certificateBy", texts);
        if (unread.refused()) {
            return show(actor, shell, id, unread, request);
        }
        try {
            recordDisposal.done(
                    actor,
                    new RecordDisposal.Input(
                            id,
                            TypedDay.asked(form.field("on").value()),
                            form.field("doneBy").value(),
                            form.field("witness").value(),
                            TypedDay.asked(form.field("certificateBy").value()),
                            form.field("gone").value().equals("true"),
                            form.field("note").value(),
                            written(actor, certificate)));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(request, texts.get("handling.done.said"), HandlingTabs.REQUESTS + "/" + id);
    }

    @PostMapping(HandlingTabs.REQUESTS + "/{id}/certificate")
    @Requires(Permission.KEEP_LEDGERS)
    View certificate(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(required = false) Optional<MultipartFile> certificate,
            HttpServletRequest request) {
        try {
            recordDisposal.certificate(actor, id, written(actor, certificate));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(Form.empty(), invalid, shell.texts()), request);
        }
        return NextPage.saying(
                request, shell.texts().get("handling.certificate.taken"), HandlingTabs.REQUESTS + "/" + id);
    }

    private Optional<FileStore.Written> written(Actor actor, Optional<MultipartFile> file) {
        return file.filter(one -> !one.isEmpty()).map(one -> {
            try (var content = one.getInputStream()) {
                return files.write(
                        actor,
                        SentFile.name(one, "paper"),
                        MediaType.APPLICATION_OCTET_STREAM_VALUE,
                        content,
                        MOST_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException("The upload was not received whole", e);
            }
        });
    }

    @GetMapping(HandlingTabs.REQUESTS + "/{id}/paper")
    @Requires(Permission.READ_LEDGERS)
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id) {
        var shown = findRequests.paper(actor, id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(shown.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .body(shown.bytes());
    }

    static List<Choice> acts(Texts texts, List<Act> acts) {
        return acts.stream()
                .map(act -> Choice.of(act.name(), texts.get("handling.act." + act)))
                .toList();
    }

    private static List<Choice> media(Texts texts) {
        return Arrays.stream(Medium.values())
                .map(one -> Choice.of(one.name(), Words.of(one.title()).in(texts.locale())))
                .toList();
    }

    private static List<Choice> clouds(Texts texts) {
        return Arrays.stream(CloudKind.values())
                .map(one -> Choice.of(one.name(), Words.of(one.title()).in(texts.locale())))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] all, String sent) {
        return Arrays.stream(all).filter(one -> one.name().equals(sent)).findFirst();
    }

    /** The form with what is wrong with a day that was typed and cannot be read. */
    private static Form unread(Form form, String name, Texts texts) {
        var typed = form.field(name).value();
        Optional<LocalDate> day = TypedDay.asked(typed);
        return day.isEmpty() && !typed.isBlank() ? form.wrong(name, texts.get("shared.as-of.unread")) : form;
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("handling.title"), HandlingTabs.REQUESTS);
    }
}
