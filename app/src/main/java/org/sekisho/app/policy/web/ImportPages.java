package org.sekisho.app.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.CorrectDraft;
import org.sekisho.app.policy.DiscardImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DraftState;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.policy.SourceOf;
import org.sekisho.app.policy.UndoCorrection;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Step;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Importing a document: choosing the file, correcting how it was read, accepting it. */
@Controller
class ImportPages {

    private final BeginImport beginImport;
    private final OpenImports openImports;
    private final CorrectDraft correctDraft;
    private final UndoCorrection undoCorrection;
    private final AcceptImport acceptImport;
    private final DiscardImport discardImport;
    private final ImportLineage importLineage;
    private final SourceOf sources;
    private final Templates templates;

    ImportPages(
            BeginImport beginImport,
            OpenImports openImports,
            CorrectDraft correctDraft,
            UndoCorrection undoCorrection,
            AcceptImport acceptImport,
            DiscardImport discardImport,
            ImportLineage importLineage,
            SourceOf sources,
            Templates templates) {
        this.beginImport = beginImport;
        this.openImports = openImports;
        this.correctDraft = correctDraft;
        this.undoCorrection = undoCorrection;
        this.acceptImport = acceptImport;
        this.discardImport = discardImport;
        this.importLineage = importLineage;
        this.sources = sources;
        this.templates = templates;
    }

    @GetMapping("/policy/import")
    @Requires(Permission.IMPORT_POLICY)
    View begin(Actor actor, Shell shell, HttpServletRequest request) {
        return beginning(actor, shell, Form.empty().with("kind", DocumentKind.POLICY.name()), NextPage.said(request));
    }

    @PostMapping("/policy/import")
    @Requires(Permission.IMPORT_POLICY)
    View begin(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) Optional<MultipartFile> file) {
        var form = Form.empty().with("kind", kind).with("file", "");
        var chosen = Typed.constant(DocumentKind.class, kind);
        if (chosen.isEmpty()) {
            form = form.wrong("kind", shell.texts().get("policy.import.kind.missing"));
        }
        if (file.isEmpty() || file.get().isEmpty()) {
            form = form.wrong("file", shell.texts().get("policy.import.file.missing"));
        }
        if (form.refused()) {
            return refused(actor, shell, form);
        }
        try (var content = file.orElseThrow().getInputStream()) {
            var name = Optional.ofNullable(file.get().getOriginalFilename()).orElse("");
            var begun = beginImport.begin(actor, new BeginImport.Input(chosen.orElseThrow(), name, content));
            return NextPage.at(address(begun.draft()));
        } catch (Refusal.Invalid invalid) {
            return refused(actor, shell, Bundles.refused(form, invalid, shell.texts()));
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was not received whole", e);
        }
    }

    private View refused(Actor actor, Shell shell, Form form) {
        return beginning(actor, shell, form);
    }

    private View beginning(Actor actor, Shell shell, Form form, Notice... notices) {
        var page = Page.titled(shell, shell.texts().get("policy.import.title")).saying(notices);
        return templates
                .page("policy/begin", form.refused() ? page.refusing() : page)
                .with("tabs", PolicyPages.tabs(actor, shell, "/policy/import"))
                .with("steps", steps(shell.texts(), STEP_FILE, Optional.empty(), false))
                .with("form", form)
                .with("drafts", openImports.list(actor))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/policy/import/{draft}")
    @Requires(Permission.IMPORT_POLICY)
    View bench(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        var state = openImports.state(actor, draft);
        return state == DraftState.OPEN
                ? bench(shell, openImports.draft(actor, draft), at, Form.empty(), NextPage.said(request))
                : ended(shell, state);
    }

    private View ended(Shell shell, DraftState state) {
        return templates
                .page(
                        "policy/ended",
                        Page.titled(shell, shell.texts().get("policy.import.title"))
                                .under(above(shell)))
                .with("accepted", state == DraftState.ACCEPTED);
    }

    private View bench(Shell shell, OpenImports.Draft found, String at, Form form, Notice... notices) {
        var page = Page.titled(shell, shell.texts().get("policy.bench.title"))
                .under(above(shell))
                .saying(notices);
        return templates
                .page("policy/bench", form.refused() ? page.refusing() : page)
                .with("steps", steps(shell.texts(), STEP_CORRECT, Optional.of(found.id()), continues(found)))
                .with("next", address(found.id()) + (continues(found) ? "/lineage" : "/accept"))
                .with("bench", bench(found))
                .with("open", Panel.of(found, at, form))
                .with("form", at.isEmpty() ? form : Form.empty())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** What can be done to one clause; on its own for the dialog, on the whole page without scripts. */
    @GetMapping("/policy/import/{draft}/clause")
    @Requires(Permission.IMPORT_POLICY)
    View clause(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam String at,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletRequest request) {
        if (!fragment) {
            return bench(actor, shell, draft, at, request);
        }
        var found = openImports.draft(actor, draft);
        return panel(shell, Panel.of(found, at, Form.empty()).orElseThrow(() -> new Refusal.NotFound("clause")));
    }

    private View panel(Shell shell, Panel panel) {
        return templates
                .page("policy/panelAlone", Page.titled(shell, shell.texts().get("policy.bench.title")))
                .with("panel", panel)
                .status(panel.form().refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/policy/import/{draft}/correct")
    @Requires(Permission.IMPORT_POLICY)
    View correct(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam int number,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (openImports.state(actor, draft) != DraftState.OPEN) {
            return again(shell, draft, fragment, request, response);
        }
        var before = openImports.draft(actor, draft);
        var asked = sent.toSingleValueMap();
        try {
            var correction = Corrections.asked(before.tree(), asked);
            var corrected = correctDraft.correct(actor, new CorrectDraft.Input(draft, number, correction));
            return changed(actor, shell, before, corrected, fragment, request, response);
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.of(sent), invalid, shell.texts());
            var at = asked.getOrDefault("panel", "");
            if (!at.isEmpty() && fragment) {
                response.setHeader("HX-Retarget", "#edit-body");
                response.setHeader("HX-Reswap", "innerHTML");
                return Panel.of(before, at, form)
                        .map(panel -> panel(shell, panel))
                        .orElseGet(() -> refusedHere(shell, invalid));
            }
            return fragment ? refusedHere(shell, invalid) : bench(shell, before, at, form);
        } catch (Refusal.Stale stale) {
            return again(shell, draft, fragment, request, response);
        }
    }

    @PostMapping("/policy/import/{draft}/undo")
    @Requires(Permission.IMPORT_POLICY)
    View undo(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam int number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (openImports.state(actor, draft) != DraftState.OPEN) {
            return again(shell, draft, fragment, request, response);
        }
        var before = openImports.draft(actor, draft);
        try {
            var undone = undoCorrection.undo(actor, new UndoCorrection.Input(draft, number));
            return changed(actor, shell, before, undone, fragment, request, response);
        } catch (Refusal.Invalid invalid) {
            return fragment
                    ? refusedHere(shell, invalid)
                    : bench(shell, before, "", Bundles.refused(Form.empty(), invalid, shell.texts()));
        } catch (Refusal.Stale stale) {
            return again(shell, draft, fragment, request, response);
        }
    }

    /** Says what was done; with scripts only what changed is printed. */
    private View changed(
            Actor actor,
            Shell shell,
            OpenImports.Draft before,
            CorrectDraft.Corrected corrected,
            boolean fragment,
            HttpServletRequest request,
            HttpServletResponse response) {
        var after = openImports.draft(actor, before.id());
        var texts = shell.texts();
        var what = corrected.change();
        var notice = Notice.of(Tone.SUCCESS, texts.get("policy.changed." + what.what(), what.place()));
        var focus = Focus.after(before.tree(), after.tree(), what);
        if (fragment) {
            var exchange = after.number() == corrected.number()
                    ? Bench.between(bench(before), bench(after))
                    : Optional.<Bench.Exchange>empty();
            if (exchange.isPresent()) {
                response.setHeader("HX-Reswap", "none");
                return templates
                        .page("policy/changed", Page.titled(shell, texts.get("policy.bench.title")))
                        .with("bench", bench(after))
                        .with("exchange", exchange.get())
                        .with("notice", notice)
                        .with("focus", focus);
            }
            return elsewhere(address(before.id()) + "#" + focus, notice, true, request, response);
        }
        return elsewhere(address(before.id()) + "#" + focus, notice, false, request, response);
    }

    /** Somebody else was faster: shows the newest version and says so. */
    private View again(
            Shell shell, UUID draft, boolean fragment, HttpServletRequest request, HttpServletResponse response) {
        var notice = Notice.of(
                Tone.WARNING, shell.texts().get("policy.stale"), shell.texts().get("policy.stale.text"));
        return elsewhere(address(draft), notice, fragment, request, response);
    }

    private static View elsewhere(
            String address, Notice notice, boolean fragment, HttpServletRequest request, HttpServletResponse response) {
        NextPage.says(request, notice);
        if (!fragment) {
            return NextPage.at(address);
        }
        RequestContextUtils.saveOutputFlashMap(address, request, response);
        response.setHeader("HX-Redirect", address);
        return (model, sameRequest, sameResponse) -> sameResponse.setStatus(HttpStatus.OK.value());
    }

    private View refusedHere(Shell shell, Refusal.Invalid invalid) {
        var texts = shell.texts();
        return templates
                .page("policy/said", Page.titled(shell, texts.get("policy.bench.title")))
                .with("notice", Notice.of(Tone.ERROR, Bundles.words(texts, invalid.reason())))
                .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/policy/import/{draft}/discard")
    @Requires(Permission.IMPORT_POLICY)
    View discard(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam int number,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            discardImport.discard(actor, new DiscardImport.Input(draft, number));
        } catch (Refusal.Stale stale) {
            return again(shell, draft, false, request, response);
        }
        var notice = Notice.of(Tone.SUCCESS, shell.texts().get("policy.discarded"));
        return elsewhere("/policy/import", notice, false, request, response);
    }

    @GetMapping("/policy/import/{draft}/accept")
    @Requires(Permission.IMPORT_POLICY)
    View accept(Actor actor, Shell shell, @PathVariable UUID draft, HttpServletRequest request) {
        var state = openImports.state(actor, draft);
        if (state != DraftState.OPEN) {
            return ended(shell, state);
        }
        var found = openImports.draft(actor, draft);
        return accepting(actor, shell, found, Acceptance.proposed(found, shell.texts()), NextPage.said(request));
    }

    private View accepting(Actor actor, Shell shell, OpenImports.Draft found, Form form, Notice... notices) {
        var lineage = lineage(actor, found, form);
        var page = Page.titled(shell, shell.texts().get("policy.accept.title"))
                .under(above(shell), new Crumb(shell.texts().get("policy.bench.title"), address(found.id())))
                .saying(notices);
        return templates
                .page("policy/accept", form.refused() ? page.refusing() : page)
                .with(
                        "steps",
                        steps(
                                shell.texts(),
                                STEP_ACCEPT,
                                Optional.of(found.id()),
                                continues(found) || lineage.isPresent()))
                .with("draft", found)
                .with("lineage", lineage)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/policy/import/{draft}/accept")
    @Requires(Permission.IMPORT_POLICY)
    View accept(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam int number,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (openImports.state(actor, draft) != DraftState.OPEN) {
            return again(shell, draft, false, request, response);
        }
        var found = openImports.draft(actor, draft);
        var form = Acceptance.sent(sent);
        try {
            var accepted = acceptImport.accept(actor, Acceptance.input(draft, number, form));
            var texts = shell.texts();
            var notice = Notice.of(
                    Tone.SUCCESS,
                    texts.get("policy.accepted"),
                    texts.get(
                            "policy.accepted.text",
                            accepted.kept() + accepted.fresh(),
                            accepted.kept(),
                            accepted.fresh()));
            var readable = form.field("publication").value().equals("public") || actor.may(Permission.READ_NON_PUBLIC);
            return elsewhere(
                    readable ? "/policy/versions/" + accepted.version() : "/policy/versions",
                    notice,
                    false,
                    request,
                    response);
        } catch (Refusal.Invalid invalid) {
            return accepting(actor, shell, found, Bundles.refused(form, invalid, shell.texts()));
        } catch (Refusal.Stale stale) {
            return again(shell, draft, false, request, response);
        }
    }

    @GetMapping("/policy/import/{draft}/source")
    @Requires(Permission.IMPORT_POLICY)
    ResponseEntity<byte[]> source(Actor actor, @PathVariable UUID draft) {
        return PolicyPages.download(sources.draft(actor, draft));
    }

    private static Bench bench(OpenImports.Draft draft) {
        return Bench.of(
                draft.id(),
                draft.kind(),
                draft.fileName(),
                draft.number(),
                draft.undoable(),
                draft.tree(),
                draft.lines());
    }

    /** The comparison with the neighbour that the form names; empty where it names none, or none to read. */
    private Optional<ImportLineage.Compared> lineage(Actor actor, OpenImports.Draft found, Form form) {
        try {
            return importLineage.of(
                    actor,
                    found.id(),
                    SentId.read(form.field("document").value()),
                    TypedDay.read(form.field("inForce").value()));
        } catch (Refusal.NotFound notFound) {
            return Optional.empty();
        }
    }

    static Crumb above(Shell shell) {
        return new Crumb(shell.texts().get("policy.import.title"), "/policy/import");
    }

    static String address(UUID draft) {
        return "/policy/import/" + draft;
    }

    /** Whether a draft is likely a further version of a document. */
    static boolean continues(OpenImports.Draft draft) {
        return draft.proposal().document().isPresent();
    }

    static final int STEP_FILE = 0;
    static final int STEP_CORRECT = 1;
    static final int STEP_LINEAGE = 2;
    static final int STEP_ACCEPT = 3;

    /** @param lineage whether there is another version to compare with */
    static List<Step> steps(Texts texts, int current, Optional<UUID> draft, boolean lineage) {
        var labels = List.of("policy.step.file", "policy.step.correct", "policy.step.lineage", "policy.step.accept");
        return IntStream.range(0, labels.size())
                .filter(i -> lineage || i != STEP_LINEAGE)
                .mapToObj(i -> new Step(
                        texts.get(labels.get(i)),
                        i < current ? Step.State.DONE : i == current ? Step.State.CURRENT : Step.State.AHEAD,
                        i < current
                                ? draft.flatMap(id -> switch (i) {
                                    case STEP_CORRECT -> Optional.of(address(id));
                                    case STEP_LINEAGE -> Optional.of(address(id) + "/lineage");
                                    default -> Optional.<String>empty();
                                })
                                : Optional.empty()))
                .toList();
    }
}
