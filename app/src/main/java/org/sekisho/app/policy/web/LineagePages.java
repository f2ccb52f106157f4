package org.sekisho.app.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DraftState;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Deciding which clauses of a draft are clauses of the version before it (前の版との対応). */
@Controller
class LineagePages {

    private final OpenImports openImports;
    private final ImportLineage importLineage;
    private final ConfirmLineage confirmLineage;
    private final Templates templates;

    LineagePages(
            OpenImports openImports, ImportLineage importLineage, ConfirmLineage confirmLineage, Templates templates) {
        this.openImports = openImports;
        this.importLineage = importLineage;
        this.confirmLineage = confirmLineage;
        this.templates = templates;
    }

    /** @param at a clause that the comparison is sure of and the reader is not, by its index */
    @GetMapping("/policy/import/{draft}/lineage")
    @Requires(Permission.IMPORT_POLICY)
    View lineage(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam(required = false) Optional<UUID> with,
            @RequestParam(defaultValue = "false") boolean later,
            @RequestParam(required = false) Optional<Integer> at,
            HttpServletRequest request) {
        if (openImports.state(actor, draft) != DraftState.OPEN) {
            return NextPage.at(ImportPages.address(draft));
        }
        var found = compared(actor, draft, with, later);
        return found.map(compared -> page(shell, compared, questions(compared, at), Form.empty(), request))
                .orElseGet(() -> NextPage.at(ImportPages.address(draft) + "/accept"));
    }

    private Optional<ImportLineage.Compared> compared(Actor actor, UUID draft, Optional<UUID> with, boolean later) {
        if (with.isPresent()) {
            return Optional.of(importLineage.with(actor, draft, with.get(), later));
        }
        var proposal = openImports.draft(actor, draft).proposal();
        return importLineage.of(actor, draft, proposal.document(), proposal.inForce());
    }

    /** What is unsure, and the clause that the reader wants to look at. */
    private static List<ImportLineage.Question> questions(ImportLineage.Compared compared, Optional<Integer> at) {
        var questions = new ArrayList<>(compared.questions());
        at.filter(clause -> clause >= 0 && clause < compared.origins().size())
                .filter(clause -> questions.stream().noneMatch(question -> question.clause() == clause))
                .ifPresent(clause -> {
                    var origin = compared.origins().get(clause);
                    questions.addFirst(new ImportLineage.Question(clause, origin.from(), origin, 1, Optional.empty()));
                });
        return questions;
    }

    private View page(
            Shell shell,
            ImportLineage.Compared compared,
            List<ImportLineage.Question> questions,
            Form sent,
            HttpServletRequest request) {
        var form = sent;
        for (var question : questions) {
            var shown = question.decided().orElse(question.proposed());
            if (!form.fields().containsKey("choice-" + question.clause())) {
                form = form.with(
                        "choice-" + question.clause(),
                        question.decided().map(origin -> origin.choice().name()).orElse(""));
            }
            if (!sent.refused()) {
                form = LineageForm.checked(form, question.clause(), shown.from());
            }
        }
        var draft = compared.draft();
        var page = Page.titled(
                        shell,
                        shell.texts()
                                .get(compared.otherIsLater() ? "policy.lineage.title.later" : "policy.lineage.title"))
                .under(
                        ImportPages.above(shell),
                        new Crumb(shell.texts().get("policy.bench.title"), ImportPages.address(draft)))
                .saying(NextPage.said(request));
        return templates
                .page("policy/lineage", sent.refused() ? page.refusing() : page)
                .with("steps", ImportPages.steps(shell.texts(), ImportPages.STEP_LINEAGE, Optional.of(draft), true))
                .with("compared", compared)
                .with("questions", questions)
                .with("form", form)
                .status(sent.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/policy/import/{draft}/lineage")
    @Requires(Permission.IMPORT_POLICY)
    View decide(
            Actor actor,
            Shell shell,
            @PathVariable UUID draft,
            @RequestParam int number,
            @RequestParam UUID with,
            @RequestParam(defaultValue = "false") boolean later,
            @RequestParam(required = false) Optional<Integer> at,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request) {
        if (openImports.state(actor, draft) != DraftState.OPEN) {
            return NextPage.at(ImportPages.address(draft));
        }
        var compared = importLineage.with(actor, draft, with, later);
        var questions = questions(compared, at);
        var address = ImportPages.address(draft) + "/lineage?with=" + with + "&later=" + later;
        try {
            if (compared.number() != number) {
                throw new Refusal.Stale();
            }
            var decisions = LineageForm.decisions(questions, sent);
            if (decisions.isEmpty()) {
                throw new Refusal.Invalid("", Message.of("policy.lineage.nothing"));
            }
            var confirmed = confirmLineage.confirm(actor, new ConfirmLineage.Input(draft, number, with, decisions));
            var texts = shell.texts();
            NextPage.says(
                    request,
                    Notice.of(
                            confirmed.left() == 0 ? Tone.SUCCESS : Tone.INFO,
                            texts.get("policy.lineage.decided", confirmed.decided()),
                            confirmed.left() == 0
                                    ? texts.get("policy.lineage.decided.all")
                                    : texts.get("policy.lineage.decided.left", confirmed.left())));
            return NextPage.at(confirmed.left() == 0 ? ImportPages.address(draft) + "/accept" : address);
        } catch (Refusal.Invalid invalid) {
            return page(shell, compared, questions, Bundles.refused(Form.of(sent), invalid, shell.texts()), request);
        } catch (Refusal.Stale stale) {
            NextPage.says(
                    request,
                    Notice.of(
                            Tone.WARNING,
                            shell.texts().get("policy.stale"),
                            shell.texts().get("policy.stale.text")));
            return NextPage.at(address);
        }
    }
}
