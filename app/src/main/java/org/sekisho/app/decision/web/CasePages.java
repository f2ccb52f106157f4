package org.sekisho.app.decision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sekisho.app.decision.CaseFile;
import org.sekisho.app.decision.CaseId;
import org.sekisho.app.decision.CaseState;
import org.sekisho.app.decision.ListCases;
import org.sekisho.app.decision.RecordPaperDecision;
import org.sekisho.app.decision.ReturnCase;
import org.sekisho.app.decision.ReviewSubstitute;
import org.sekisho.app.decision.SealCase;
import org.sekisho.app.decision.StepId;
import org.sekisho.app.decision.WithdrawCase;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The cases, one case with what can be done with it, its files, and the record of a decision on paper. */
@Controller
class CasePages {

    private static final String ADDRESS = "/decisions";

    private final ListCases listCases;
    private final CaseFile caseFile;
    private final SealCase sealCase;
    private final ReturnCase returnCase;
    private final WithdrawCase withdrawCase;
    private final ReviewSubstitute reviewSubstitute;
    private final RecordPaperDecision recordPaper;
    private final OpenDrafts openDrafts;
    private final FileStore files;
    private final Templates templates;
    private final Time time;

    CasePages(
            ListCases listCases,
            CaseFile caseFile,
            SealCase sealCase,
            ReturnCase returnCase,
            WithdrawCase withdrawCase,
            ReviewSubstitute reviewSubstitute,
            RecordPaperDecision recordPaper,
            OpenDrafts openDrafts,
            FileStore files,
            Templates templates,
            Time time) {
        this.listCases = listCases;
        this.caseFile = caseFile;
        this.sealCase = sealCase;
        this.returnCase = returnCase;
        this.withdrawCase = withdrawCase;
        this.reviewSubstitute = reviewSubstitute;
        this.recordPaper = recordPaper;
        this.openDrafts = openDrafts;
        this.files = files;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_DECISIONS)
    View list(Actor actor, Shell shell, HttpServletRequest request) {
        var all = listCases.all(actor);
        return templates
                .page(
                        "decision/list",
                        Page.titled(shell, shell.texts().get("decision.title")).saying(NextPage.said(request)))
                .with("asked", all.stream().filter(ListCases.Listed::asks).toList())
                .with(
                        "running",
                        all.stream()
                                .filter(one -> !one.asks() && !ended(one.state()))
                                .toList())
                .with(
                        "done",
                        all.stream()
                                .filter(one -> !one.asks() && ended(one.state()))
                                .toList())
                .with("drafts", drafts(actor, all));
    }

    /** The drafts in work that the actor can put before those who decide. */
    private List<OpenDrafts.Listed> drafts(Actor actor, List<ListCases.Listed> cases) {
        if (!actor.may(Permission.DRAFT_REVISION)) {
            return List.of();
        }
        var taken = cases.stream().map(ListCases.Listed::draft).collect(Collectors.toSet());
        return openDrafts.list(actor).stream()
                .filter(draft -> !taken.contains(draft.id()))
                .toList();
    }

    private static boolean ended(CaseState state) {
        return state == CaseState.DECIDED || state == CaseState.WITHDRAWN;
    }

    @GetMapping(ADDRESS + "/{id}")
    @Requires(Permission.READ_DECISIONS)
    View show(Actor actor, Shell shell, @PathVariable String id, HttpServletRequest request) {
        var form = Form.empty().with("on", Dates.day(shell.texts(), time.today()));
        return show(actor, shell, id(id), form, NextPage.said(request));
    }

    private View show(Actor actor, Shell shell, CaseId id, Form form, org.sekisho.app.shared.web.ui.Notice... said) {
        var found = caseFile.of(actor, id);
        var page = Page.titled(shell, found.last().title())
                .under(new Crumb(shell.texts().get("decision.title"), ADDRESS))
                .saying(said);
        return templates
                .page("decision/show", form.refused() ? page.refusing() : page)
                .with("found", found)
                .with("form", form)
                .with("today", time.today())
                .with("drafts", actor.may(Permission.DRAFT_REVISION))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(ADDRESS + "/{id}/seal")
    @Requires(Permission.SEAL_DECISIONS)
    View seal(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var form = new Sent(sent);
        return doing(actor, shell, id, form, () -> {
            var sealed = sealCase.seal(
                    actor,
                    new SealCase.Input(
                            id(id),
                            new StepId(SentId.addressed(form.text("step"), "step")),
                            form.text("digest"),
                            form.text("comment"),
                            form.text("absence"),
                            form.ticked("confirmed")));
            return NextPage.saying(
                    request,
                    shell.texts().get(sealed.version().isPresent() ? "decision.decided" : "decision.sealed"),
                    ADDRESS + "/" + id);
        });
    }

    @PostMapping(ADDRESS + "/{id}/return")
    @Requires(Permission.SEAL_DECISIONS)
    View giveBack(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var form = new Sent(sent);
        return doing(actor, shell, id, form, () -> {
            returnCase.giveBack(actor, new ReturnCase.Input(id(id), form.text("digest"), form.text("reason")));
            return NextPage.saying(request, shell.texts().get("decision.returned"), ADDRESS + "/" + id);
        });
    }

    @PostMapping(ADDRESS + "/{id}/withdraw")
    @Requires(Permission.SEAL_DECISIONS)
    View withdraw(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var form = new Sent(sent);
        return doing(actor, shell, id, form, Map.of("reason", "withdrawal"), () -> {
            withdrawCase.withdraw(actor, new WithdrawCase.Input(id(id), form.text("withdrawal")));
            return NextPage.saying(request, shell.texts().get("decision.withdrawn"), ADDRESS + "/" + id);
        });
    }

    @PostMapping(ADDRESS + "/{id}/review")
    @Requires(Permission.SEAL_DECISIONS)
    View review(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var form = new Sent(sent);
        return doing(actor, shell, id, form, () -> {
            var on = form.day("on");
            form.refuseIfAny();
            reviewSubstitute.review(actor, new ReviewSubstitute.Input(id(id), on));
            return NextPage.saying(request, shell.texts().get("decision.reviewed"), ADDRESS + "/" + id);
        });
    }

    private View doing(Actor actor, Shell shell, String id, Sent sent, Supplier<View> act) {
        return doing(actor, shell, id, sent, Map.of(), act);
    }

    private View doing(Actor actor, Shell shell, String id, Sent sent, Map<String, String> names, Supplier<View> act) {
        try {
            return act.get();
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id(id), sent.refused(invalid, shell.texts(), names));
        }
    }

    @GetMapping(ADDRESS + "/{id}/paper")
    @Requires(Permission.DRAFT_REVISION)
    View paper(Actor actor, Shell shell, @PathVariable String id) {
        var found = caseFile.of(actor, id(id));
        var form = Form.empty()
                .with(
                        "post",
                        found.deciders().stream()
                                .findFirst()
                                .map(post -> post.id().toString())
                                .orElse(""))
                .with("decidedOn", Dates.day(shell.texts(), time.today()))
                .with("inForce", Dates.day(shell.texts(), found.last().inForce()));
        return paper(shell, found, form);
    }

    @PostMapping(ADDRESS + "/{id}/paper")
    @Requires(Permission.DRAFT_REVISION)
    View recordPaper(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> scan,
            HttpServletRequest request) {
        var form = new Sent(sent);
        try {
            var decidedOn = form.day("decidedOn");
            var inForce = form.day("inForce");
            var written = scan.filter(file -> !file.isEmpty());
            written.filter(file -> type(file).isEmpty())
                    .ifPresent(file -> form.wrong("scan", Message.of("decision.refusal.scan-type")));
            form.refuseIfAny();
            recordPaper.record(
                    actor,
                    new RecordPaperDecision.Input(
                            id(id),
                            form.text("digest"),
                            form.text("documentNumber"),
                            new PostId(SentId.addressed(form.text("post"), "post")),
                            form.text("name"),
                            form.text("absence"),
                            decidedOn,
                            inForce,
                            form.text("instrumentNumber"),
                            form.ticked("confirmed"),
                            written.map(file -> written(actor, file))));
            return NextPage.saying(request, shell.texts().get("decision.decided"), ADDRESS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return paper(
                    shell, caseFile.of(actor, id(id)), form.refused(invalid, shell.texts(), Map.of("file", "scan")));
        }
    }

    private View paper(Shell shell, CaseFile.Case found, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("decision.paper.title"))
                .under(
                        new Crumb(texts.get("decision.title"), ADDRESS),
                        new Crumb(found.last().title(), ADDRESS + "/" + found.id()));
        var deciders = found.deciders();
        return templates
                .page("decision/paper", form.refused() ? page.refusing() : page)
                .with("found", found)
                .with("form", form)
                .with(
                        "posts",
                        deciders.stream()
                                .map(post -> Choice.of(
                                        post.id().toString(),
                                        texts.get(
                                                post.equals(deciders.getFirst())
                                                        ? "decision.paper.post.choice"
                                                        : "decision.paper.post.substitute",
                                                post.name(),
                                                post.who())))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private FileStore.Written written(Actor actor, MultipartFile file) {
        var type = type(file).orElseThrow();
        try (var content = file.getInputStream()) {
            return files.write(
                    actor, "scan." + type.getSubtype(), type.toString(), content, RecordPaperDecision.MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was not received whole", e);
        }
    }

    /** What the first bytes of a scan say that it is. */
    private static Optional<MediaType> type(MultipartFile file) {
        try (var content = file.getInputStream()) {
            var head = new String(content.readNBytes(8), StandardCharsets.ISO_8859_1);
            return head.startsWith("%PDF-")
                    ? Optional.of(MediaType.APPLICATION_PDF)
                    : head.startsWith("\u0089PNG")
                            ? Optional.of(MediaType.IMAGE_PNG)
                            : head.startsWith("\u00ff\u00d8\u00ff")
                                    ? Optional.of(MediaType.IMAGE_JPEG)
                                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was not received whole", e);
        }
    }

    /** The set as it is printed. */
    @GetMapping(ADDRESS + "/{id}/sets/{number}/set.pdf")
    @Requires(Permission.READ_DECISIONS)
    ResponseEntity<byte[]> set(Actor actor, @PathVariable String id, @PathVariable int number) {
        return file(caseFile.printed(actor, id(id), number));
    }

    @GetMapping(ADDRESS + "/{id}/sets/{number}/original.pdf")
    @Requires(Permission.READ_DECISIONS)
    ResponseEntity<byte[]> original(Actor actor, @PathVariable String id, @PathVariable int number) {
        return file(caseFile.original(actor, id(id), number));
    }

    @GetMapping(ADDRESS + "/{id}/sets/{number}/scan.pdf")
    @Requires(Permission.READ_DECISIONS)
    ResponseEntity<byte[]> scan(Actor actor, @PathVariable String id, @PathVariable int number) {
        return file(caseFile.scan(actor, id(id), number));
    }

    private static ResponseEntity<byte[]> file(CaseFile.Download download) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(download.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(download.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(download.bytes());
    }

    private static CaseId id(String id) {
        return new CaseId(SentId.addressed(id, "case"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry decisionsEntry() {
            return new NavEntry(
                    NavEntry.Group.DOCUMENTS,
                    10,
                    "decision.nav",
                    ADDRESS,
                    Icon.CHECK_CIRCLE,
                    Permission.READ_DECISIONS);
        }
    }
}
