package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.organisation.AnswerIdentity;
import org.sekisho.app.organisation.ApplyTransfers;
import org.sekisho.app.organisation.BeginTransferList;
import org.sekisho.app.organisation.DiscardTransfers;
import org.sekisho.app.organisation.LookAtTransfers;
import org.sekisho.app.organisation.NameTransferReaders;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.TakeTransferFile;
import org.sekisho.app.organisation.TransferListId;
import org.sekisho.app.organisation.TransferListsOf;
import org.sekisho.app.organisation.UndoTransfers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
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

/** Lists of transfers (人事異動): beginning, files, preview, applying and undoing. */
@Controller
class TransferPages {

    private static final String LISTS = "/organisation/transfers";
    private static final int PAGE_SIZE = 50;

    /** How many faults of a file are shown; whoever mends those sees the next. */
    private static final int SHOWN = 100;

    private final TransferListsOf lists;
    private final BeginTransferList beginList;
    private final LookAtTransfers lookAt;
    private final TakeTransferFile takeFile;
    private final NameTransferReaders readers;
    private final AnswerIdentity answerIdentity;
    private final ApplyTransfers applyTransfers;
    private final UndoTransfers undoTransfers;
    private final DiscardTransfers discardTransfers;
    private final Time time;
    private final Templates templates;

    TransferPages(
            TransferListsOf lists,
            BeginTransferList beginList,
            LookAtTransfers lookAt,
            TakeTransferFile takeFile,
            NameTransferReaders readers,
            AnswerIdentity answerIdentity,
            ApplyTransfers applyTransfers,
            UndoTransfers undoTransfers,
            DiscardTransfers discardTransfers,
            Time time,
            Templates templates) {
        this.lists = lists;
        this.beginList = beginList;
        this.lookAt = lookAt;
        this.takeFile = takeFile;
        this.readers = readers;
        this.answerIdentity = answerIdentity;
        this.applyTransfers = applyTransfers;
        this.undoTransfers = undoTransfers;
        this.discardTransfers = discardTransfers;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping(LISTS)
    @Requires(Permission.READ_TRANSFERS)
    Rendering lists(Actor actor, Shell shell, HttpServletRequest request) {
        return lists(actor, shell, Form.empty(), request);
    }

    private Rendering lists(Actor actor, Shell shell, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        return templates
                .page(
                        "organisation/transfers",
                        AboutPerson.refusing(
                                Page.titled(shell, texts.get("organisation.transfers.title"))
                                        .saying(NextPage.said(request)),
                                form))
                .with("tabs", Words.tabs(texts, Words.View.TRANSFERS))
                .with("lists", lists.named(actor))
                .with("asked", actor.may(Permission.SUBMIT_PART_TIMERS) ? lists.asked(actor) : List.of())
                .with("form", form)
                .with("mayBegin", actor.may(Permission.KEEP_TRANSFERS))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(LISTS)
    @Requires(Permission.KEEP_TRANSFERS)
    View begin(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var day = form.day("day", time.today());
            form.refuseIfAny();
            var list = beginList.begin(actor, new BeginTransferList.Input(form.text("title"), day));
            return SentForm.redirect(request, address(list), shell.texts().get("organisation.transfers.begun"));
        } catch (Refusal.Invalid invalid) {
            return lists(actor, shell, form.refused(invalid, shell.texts()), request);
        }
    }

    /** A file with the headings alone. */
    @GetMapping(LISTS + "/template")
    @Requires(Permission.READ_TRANSFERS)
    ResponseEntity<byte[]> template(Actor actor, Shell shell) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        shell.texts().get("organisation.transfers.title") + ".csv",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(TakeTransferFile.template());
    }

    @GetMapping(LISTS + "/{id}")
    @Requires(Permission.READ_TRANSFERS)
    Rendering list(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "1") String page) {
        return list(actor, shell, request, id, number(page), Form.empty(), List.of());
    }

    private static int number(String page) {
        return page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }

    private Rendering list(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            String id,
            int number,
            Form form,
            List<String> faults) {
        var texts = shell.texts();
        var list = id(id);
        var preview = lookAt.look(actor, list);
        var paging = new Paging(number, PAGE_SIZE, preview.moves().size());
        var view = new TableView(
                "moves",
                texts.get("organisation.transfers.moves"),
                address(list),
                List.of(
                        Column.text("name", texts.get("organisation.person.name")),
                        Column.text("kind", texts.get("organisation.transfers.kind")),
                        Column.text("before", texts.get("organisation.transfers.before")),
                        Column.text("after", texts.get("organisation.transfers.after"))),
                List.of(),
                Optional.empty(),
                paging);
        return templates
                .page(
                        "organisation/transferList",
                        AboutPerson.refusing(
                                Page.titled(shell, preview.head().title())
                                        .under(crumb(texts))
                                        .saying(NextPage.said(request)),
                                form))
                .with("preview", preview)
                .with("view", view)
                .with("moves", preview.moves().subList((int) paging.offset(), (int) paging.last()))
                .with("form", form)
                .with("faults", faults.stream().limit(SHOWN).toList())
                .with("more", Math.max(0, faults.size() - SHOWN))
                .with(
                        "wrong",
                        preview.faults().stream()
                                .limit(SHOWN)
                                .map(fault -> Bundles.words(texts, fault))
                                .toList())
                .with(
                        "mayApply",
                        actor.may(Permission.KEEP_TRANSFERS) && preview.head().keeps())
                .with("mayUndo", time.today().isBefore(preview.head().day()))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("organisation.transfers.title"), LISTS);
    }

    private static TransferListId id(String id) {
        return new TransferListId(SentId.addressed(id, "transfer list"));
    }

    private static String address(TransferListId list) {
        return LISTS + "/" + list;
    }

    @PostMapping(LISTS + "/{id}/files")
    @Requires(Permission.READ_TRANSFERS)
    Rendering take(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> sent)
            throws IOException {
        var form = new SentForm(sent);
        try {
            return taken(shell, id, take(actor, form, id, Optional.empty(), file), address(id(id)));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, request, id, 1, once(form, invalid, shell.texts()), words(invalid, shell));
        }
    }

    private TakeTransferFile.Taken take(
            Actor actor, SentForm form, String id, Optional<SectionId> section, MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            form.wrong("file", Message.of("shared.refusal.missing"));
        }
        form.refuseIfAny();
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return takeFile.take(actor, new TakeTransferFile.Input(id(id), section, name, file.getBytes()));
    }

    /** What a file took the place of, with the difference; nothing is applied by it. */
    private Rendering taken(Shell shell, String id, TakeTransferFile.Taken taken, String back) {
        var texts = shell.texts();
        return templates
                .page(
                        "organisation/transferTaken",
                        Page.titled(shell, texts.get("organisation.transfers.taken.title"))
                                .under(crumb(texts)))
                .with("taken", taken)
                .with("back", back)
                .with("id", id);
    }

    /** One fault stands at the field; several are counted there and listed below. */
    private static Form once(SentForm form, Refusal.Invalid invalid, Texts texts) {
        if (invalid.problems().size() == 1) {
            return form.refused(invalid, texts);
        }
        return form.refused(
                new Refusal.Invalid(
                        "file",
                        Message.of(
                                "organisation.transfers.faults",
                                invalid.problems().size())),
                texts);
    }

    private static List<String> words(Refusal.Invalid invalid, Shell shell) {
        return invalid.problems().size() == 1
                ? List.of()
                : invalid.problems().stream()
                        .map(problem -> Bundles.words(shell.texts(), problem.message()))
                        .toList();
    }

    @GetMapping(LISTS + "/{id}/sections/{section}")
    @Requires(Permission.SUBMIT_PART_TIMERS)
    Rendering section(Actor actor, Shell shell, @PathVariable String id, @PathVariable String section) {
        return section(actor, shell, id, section, Form.empty(), List.of());
    }

    private Rendering section(Actor actor, Shell shell, String id, String section, Form form, List<String> faults) {
        var texts = shell.texts();
        var asked = lists.asked(actor).stream()
                .filter(one -> one.list().toString().equals(id)
                        && one.section().toString().equals(section))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("transfer list"));
        return templates
                .page(
                        "organisation/transferSection",
                        AboutPerson.refusing(
                                Page.titled(
                                                shell,
                                                texts.get("organisation.transfers.section.title", asked.sectionName()))
                                        .under(crumb(texts)),
                                form))
                .with("asked", asked)
                .with("form", form)
                .with("faults", faults.stream().limit(SHOWN).toList())
                .with("more", Math.max(0, faults.size() - SHOWN))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(LISTS + "/{id}/sections/{section}")
    @Requires(Permission.SUBMIT_PART_TIMERS)
    Rendering hand(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @PathVariable String section,
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> sent)
            throws IOException {
        var form = new SentForm(sent);
        try {
            var of = Optional.of(new SectionId(SentId.addressed(section, "section")));
            return taken(shell, id, take(actor, form, id, of, file), LISTS);
        } catch (Refusal.Invalid invalid) {
            return section(actor, shell, id, section, once(form, invalid, shell.texts()), words(invalid, shell));
        }
    }

    @PostMapping(LISTS + "/{id}/readers")
    @Requires(Permission.READ_TRANSFERS)
    View name(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            readers.name(
                    actor,
                    new NameTransferReaders.Input(
                            id(id), form.text("name"), form.text("keeps").equals("true")));
            return SentForm.redirect(
                    request, address(id(id)), shell.texts().get("organisation.transfers.readers.named"));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, request, id, 1, form.refused(invalid, shell.texts()), List.of());
        }
    }

    @PostMapping(LISTS + "/{id}/readers/{reader}/withdrawn")
    @Requires(Permission.READ_TRANSFERS)
    View withdraw(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String reader) {
        try {
            readers.withdraw(actor, id(id), SentId.addressed(reader, "reader"));
            return SentForm.redirect(
                    request, address(id(id)), shell.texts().get("organisation.transfers.readers.withdrawn"));
        } catch (Refusal.Invalid invalid) {
            return list(
                    actor, shell, request, id, 1, new SentForm(Map.of()).refused(invalid, shell.texts()), List.of());
        }
    }

    @PostMapping(LISTS + "/{id}/answers")
    @Requires(Permission.READ_TRANSFERS)
    View answer(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        var person = Optional.of(form.text("person"))
                .filter(text -> !text.equals("new"))
                .map(text -> new PersonId(SentId.addressed(text, "person")));
        answerIdentity.answer(actor, new AnswerIdentity.Input(id(id), form.text("number"), person));
        return SentForm.redirect(request, address(id(id)), shell.texts().get("organisation.transfers.answered"));
    }

    @PostMapping(LISTS + "/{id}/applied")
    @Requires(Permission.KEEP_TRANSFERS)
    @FreshProof
    View apply(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            int people = applyTransfers.apply(actor, new ApplyTransfers.Input(id(id), form.text("fingerprint")));
            return SentForm.redirect(
                    request, address(id(id)), shell.texts().get("organisation.transfers.applied", people));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, request, id, 1, once(form, invalid, shell.texts()), words(invalid, shell));
        }
    }

    @PostMapping(LISTS + "/{id}/undone")
    @Requires(Permission.KEEP_TRANSFERS)
    @FreshProof
    View undo(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            int people = undoTransfers.undo(actor, new UndoTransfers.Input(id(id), form.text("reason")));
            return SentForm.redirect(
                    request, address(id(id)), shell.texts().get("organisation.transfers.undone", people));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, request, id, 1, form.refused(invalid, shell.texts()), List.of());
        }
    }

    @PostMapping(LISTS + "/{id}/discarded")
    @Requires(Permission.KEEP_TRANSFERS)
    View discard(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        discardTransfers.discard(actor, id(id));
        return SentForm.redirect(request, LISTS, shell.texts().get("organisation.transfers.discarded"));
    }
}
