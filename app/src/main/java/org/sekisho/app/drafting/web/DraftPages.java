package org.sekisho.app.drafting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.drafting.DiscardRevision;
import org.sekisho.app.drafting.DraftBeside;
import org.sekisho.app.drafting.EditRevision;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.drafting.UndoEdit;
import org.sekisho.app.drafting.web.Editing.What;
import org.sekisho.app.policy.ClauseMargins;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.drafting.Edit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Drafts of revisions (改正案): what there is, and one of them as the drafter sees it. */
@Controller
class DraftPages {

    private static final String ADDRESS = "/policy/drafts";

    private final OpenDrafts drafts;
    private final DraftBeside beside;
    private final BeginRevision begin;
    private final EditRevision edit;
    private final UndoEdit undo;
    private final DiscardRevision discard;
    private final DocumentHistory history;
    private final ClauseMargins margins;
    private final Templates templates;
    private final Time time;

    DraftPages(
            OpenDrafts drafts,
            DraftBeside beside,
            BeginRevision begin,
            EditRevision edit,
            UndoEdit undo,
            DiscardRevision discard,
            DocumentHistory history,
            ClauseMargins margins,
            Templates templates,
            Time time) {
        this.drafts = drafts;
        this.beside = beside;
        this.begin = begin;
        this.edit = edit;
        this.undo = undo;
        this.discard = discard;
        this.history = history;
        this.margins = margins;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.DRAFT_REVISION)
    View list(Actor actor, Shell shell, HttpServletRequest request) {
        return list(actor, shell, Form.empty().with("kind", "STANDARD").with("title", ""), request);
    }

    private View list(Actor actor, Shell shell, Form form, HttpServletRequest request) {
        var page = Page.titled(shell, shell.texts().get("drafting.title")).saying(NextPage.said(request));
        return templates
                .page("drafting/list", form.refused() ? page.refusing() : page)
                .with("tabs", PolicyTabs.of(actor, shell.texts(), ADDRESS))
                .with("drafts", drafts.all(actor))
                .with("versions", startable(history.versions(actor)))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The versions that are in force or coming. */
    private List<DocumentVersion> startable(List<DocumentVersion> versions) {
        return versions.stream()
                .filter(version -> version.validTo()
                        .filter(end -> !end.isAfter(time.today()))
                        .isEmpty())
                .toList();
    }

    @PostMapping(ADDRESS)
    @Requires(Permission.DRAFT_REVISION)
    View begin(Actor actor, Shell shell, HttpServletRequest request) {
        var form = form(request);
        try {
            var version = Optional.of(form.field("version").value())
                    .filter(value -> !value.isBlank())
                    .map(value -> SentId.addressed(value, "version"));
            var input = version.<BeginRevision.Input>map(BeginRevision.Input.From::new)
                    .orElseGet(() -> new BeginRevision.Input.Fresh(
                            form.field("kind").value().equals("PROCEDURE")
                                    ? DocumentKind.PROCEDURE
                                    : DocumentKind.STANDARD,
                            form.field("title").value()));
            var begun = begin.begin(actor, input);
            return NextPage.saying(request, shell.texts().get("drafting.begun"), address(begun.draft()));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, Bundles.refused(form, invalid, shell.texts()), request);
        }
    }

    @GetMapping(ADDRESS + "/{id}")
    @Requires(Permission.DRAFT_REVISION)
    View show(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        var both = beside.of(actor, new RevisionDraftId(id));
        var rows = both.revision()
                .map(revision -> revision.table().withoutUnchanged().rows())
                .orElse(List.of());
        boolean changed = rows.stream().anyMatch(ComparisonTable.Provision.class::isInstance);
        var page = Page.titled(shell, both.draft().title()).under(crumbs(shell)).saying(NextPage.said(request));
        return templates
                .page("drafting/show", page)
                .with("both", both)
                .with("rows", changed ? rows : List.<ComparisonTable.Row>of())
                .with("amending", changed ? amending(both) : List.<String>of());
    }

    private static List<String> amending(DraftBeside.Both both) {
        return both.revision()
                .map(revision -> revision.amendingText().lines().toList())
                .orElse(List.of());
    }

    /** The form of one edit. */
    @GetMapping(ADDRESS + "/{id}/edit")
    @Requires(Permission.DRAFT_REVISION)
    View ask(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String at) {
        var chosen = What.of(what).orElseThrow(() -> new Refusal.NotFound("edit"));
        var both = beside.of(actor, new RevisionDraftId(id));
        if (!both.draft().isOpen()) {
            return NextPage.at(address(both.draft().id()));
        }
        var clause = clause(both, chosen, at);
        return ask(actor, shell, both, chosen, clause, Editing.blank(chosen, both.draft(), clause));
    }

    private View ask(Actor actor, Shell shell, DraftBeside.Both both, What what, Optional<Clause> clause, Form form) {
        var draft = both.draft();
        var texts = shell.texts();
        var title = clause.map(one -> texts.get("drafting.edit." + what.key() + ".of", Editing.name(one)))
                .orElseGet(() -> texts.get("drafting.edit." + what.key()));
        var page = Page.titled(shell, title).under(crumbs(shell, new Crumb(draft.title(), address(draft.id()))));
        return templates
                .page("drafting/edit", form.refused() ? page.refusing() : page)
                .with("both", both)
                .with("what", what)
                .with("clause", clause)
                .with(
                        "places",
                        clause.map(one -> Editing.places(draft.text(), one.path()))
                                .orElse(List.<Choice>of()))
                .with("hanging", hanging(actor, shell, both, clause))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** What hangs on the clause and on those below it, as the version that the draft starts from is kept today. */
    private Map<String, ClauseMargins.Note.Standing> hanging(
            Actor actor, Shell shell, DraftBeside.Both both, Optional<Clause> clause) {
        var hanging = new LinkedHashMap<String, ClauseMargins.Note.Standing>();
        if (clause.isEmpty() || both.base().isEmpty()) {
            return hanging;
        }
        var notes = margins.beside(actor, both.base().get().version().id(), AsOf.known(time.today()), shell.texts());
        var clauses = both.draft().text().clauses();
        int from = clauses.indexOf(clause.get());
        for (int i = from; i < clauses.size(); i++) {
            if (i > from && clauses.get(i).level() <= clause.get().level()) {
                break;
            }
            both.addressBefore(i).ifPresent(path -> {
                if (notes.get(path) instanceof ClauseMargins.Note.Standing standing) {
                    hanging.put(path, standing);
                }
            });
        }
        return hanging;
    }

    private static Optional<Clause> clause(DraftBeside.Both both, What what, String at) {
        if (!what.toClause()) {
            return Optional.empty();
        }
        return Optional.of(both.draft().text().at(at).orElseThrow(() -> new Refusal.NotFound("clause")));
    }

    @PostMapping(ADDRESS + "/{id}/edit")
    @Requires(Permission.DRAFT_REVISION)
    View edit(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam int edition,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        var chosen = What.of(what).orElseThrow(() -> new Refusal.NotFound("edit"));
        var draft = new RevisionDraftId(id);
        var form = form(request);
        try {
            var done = edit.edit(actor, new EditRevision.Input(draft, edition, Editing.edit(chosen, at, form)));
            var rewritten = done.rewritten().size();
            var said = rewritten == 0
                    ? shell.texts().get("drafting.edited")
                    : shell.texts().get("drafting.edited.rewritten", rewritten);
            return NextPage.saying(request, said, address(draft));
        } catch (Refusal.Stale stale) {
            return stale(shell, draft, request);
        } catch (Refusal.Invalid invalid) {
            var both = beside.of(actor, draft);
            var clause = chosen.toClause() ? both.draft().text().at(at) : Optional.<Clause>empty();
            if (chosen.toClause() && clause.isEmpty()) {
                return stale(shell, draft, request);
            }
            return ask(actor, shell, both, chosen, clause, Bundles.refused(form, invalid, shell.texts()));
        }
    }

    /** What a person looked at, and it may stand. */
    @PostMapping(ADDRESS + "/{id}/settle")
    @Requires(Permission.DRAFT_REVISION)
    View settle(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam int edition,
            @RequestParam int entry,
            HttpServletRequest request) {
        var draft = new RevisionDraftId(id);
        try {
            edit.edit(actor, new EditRevision.Input(draft, edition, new Edit.Settle(entry)));
            return NextPage.saying(request, shell.texts().get("drafting.settled"), address(draft));
        } catch (Refusal.Stale | Refusal.Invalid refusal) {
            return stale(shell, draft, request);
        }
    }

    @PostMapping(ADDRESS + "/{id}/undo")
    @Requires(Permission.DRAFT_REVISION)
    View undo(Actor actor, Shell shell, @PathVariable UUID id, @RequestParam int edition, HttpServletRequest request) {
        var draft = new RevisionDraftId(id);
        try {
            undo.undo(actor, new UndoEdit.Input(draft, edition));
            return NextPage.saying(request, shell.texts().get("drafting.undone"), address(draft));
        } catch (Refusal.Stale | Refusal.Invalid refusal) {
            return stale(shell, draft, request);
        }
    }

    @PostMapping(ADDRESS + "/{id}/discard")
    @Requires(Permission.DRAFT_REVISION)
    View discard(
            Actor actor, Shell shell, @PathVariable UUID id, @RequestParam int edition, HttpServletRequest request) {
        var draft = new RevisionDraftId(id);
        try {
            discard.discard(actor, new DiscardRevision.Input(draft, edition));
            return NextPage.saying(request, shell.texts().get("drafting.discarded"), ADDRESS);
        } catch (Refusal.Stale stale) {
            return stale(shell, draft, request);
        }
    }

    private static View stale(Shell shell, RevisionDraftId draft, HttpServletRequest request) {
        var texts = shell.texts();
        NextPage.says(request, Notice.of(Tone.WARNING, texts.get("drafting.stale"), texts.get("drafting.stale.text")));
        return NextPage.at(address(draft));
    }

    private static Form form(HttpServletRequest request) {
        var sent = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> sent.put(name, Arrays.asList(values)));
        return Form.of(sent);
    }

    private static String address(RevisionDraftId draft) {
        return ADDRESS + "/" + draft;
    }

    private static Crumb[] crumbs(Shell shell, Crumb... more) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(shell.texts().get("policy.title"), "/policy"));
        crumbs.add(new Crumb(shell.texts().get("drafting.title"), ADDRESS));
        crumbs.addAll(Arrays.asList(more));
        return crumbs.toArray(Crumb[]::new);
    }
}
