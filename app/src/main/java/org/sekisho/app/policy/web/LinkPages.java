package org.sekisho.app.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sekisho.app.policy.ClausesAbove;
import org.sekisho.app.policy.ConfirmLinks;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Field;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Deciding which clauses of the document above clauses of a version carry out (上位の条項). */
@Controller
class LinkPages {

    private final ClausesAbove clausesAbove;
    private final ConfirmLinks confirmLinks;
    private final Templates templates;

    LinkPages(ClausesAbove clausesAbove, ConfirmLinks confirmLinks, Templates templates) {
        this.clausesAbove = clausesAbove;
        this.confirmLinks = confirmLinks;
        this.templates = templates;
    }

    @GetMapping("/policy/versions/{id}/links")
    @Requires(Permission.IMPORT_POLICY)
    View links(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        var above = above(actor, id);
        var page = titled(shell, shell.texts().get("policy.links.title"), above).saying(NextPage.said(request));
        return templates.page("policy/links", page).with("above", above);
    }

    /** Everything that is proposed for a chapter is confirmed. */
    @PostMapping("/policy/versions/{id}/links")
    @Requires(Permission.IMPORT_POLICY)
    View agree(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam UUID upper,
            @RequestParam int chapter,
            HttpServletRequest request) {
        var above = above(actor, id);
        if (!above.upper().version().id().equals(upper)) {
            return stale(shell, id, request);
        }
        var input = ConfirmLinks.Input.agreeing(above, chapter);
        if (input.decisions().isEmpty()) {
            return stale(shell, id, request);
        }
        return confirmed(actor, shell, input, request);
    }

    @GetMapping("/policy/versions/{id}/links/{clause}")
    @Requires(Permission.IMPORT_POLICY)
    View link(Actor actor, Shell shell, @PathVariable UUID id, @PathVariable int clause) {
        var above = above(actor, id);
        var one = one(above, clause);
        return form(shell, above, one, ticked(one.uppers()));
    }

    /** @param none says that the clause carries out nothing above, whatever is ticked */
    @PostMapping("/policy/versions/{id}/links/{clause}")
    @Requires(Permission.IMPORT_POLICY)
    View decide(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @PathVariable int clause,
            @RequestParam UUID seen,
            @RequestParam(required = false) Optional<List<Integer>> upper,
            @RequestParam(defaultValue = "false") boolean none,
            HttpServletRequest request) {
        var above = above(actor, id);
        var one = one(above, clause);
        Set<Integer> chosen = none ? Set.of() : new TreeSet<>(upper.orElse(List.of()));
        if (chosen.isEmpty() && !none) {
            return form(
                    shell,
                    above,
                    one,
                    Form.empty().with("upper", "").wrong("upper", shell.texts().get("policy.link.missing")));
        }
        return confirmed(
                actor,
                shell,
                new ConfirmLinks.Input(id, seen, List.of(new ConfirmLinks.Decision(clause, chosen))),
                request);
    }

    private View confirmed(Actor actor, Shell shell, ConfirmLinks.Input input, HttpServletRequest request) {
        try {
            int changed = confirmLinks.confirm(actor, input);
            return NextPage.saying(
                    request, shell.texts().get("policy.links.confirmed", changed), address(input.lower()));
        } catch (Refusal.Stale stale) {
            return stale(shell, input.lower(), request);
        } catch (Refusal.Invalid invalid) {
            var problem = invalid.problems().getFirst().message();
            NextPage.says(request, Notice.of(Tone.WARNING, Bundles.words(shell.texts(), problem)));
            return NextPage.at(address(input.lower()));
        }
    }

    private static View stale(Shell shell, UUID version, HttpServletRequest request) {
        NextPage.says(
                request,
                Notice.of(
                        Tone.WARNING,
                        shell.texts().get("policy.stale"),
                        shell.texts().get("policy.stale.text")));
        return NextPage.at(address(version));
    }

    private View form(Shell shell, ClausesAbove.Above above, ClausesAbove.OfClause one, Form form) {
        var page = titled(shell, shell.texts().get("policy.link.title"), above);
        return templates
                .page("policy/link", form.refused() ? page.refusing() : page)
                .with("above", above)
                .with("one", one)
                .with("choices", choices(shell, above, one))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The clauses above in their order; those that are proposed say why. */
    private static List<Choice> choices(Shell shell, ClausesAbove.Above above, ClausesAbove.OfClause one) {
        var choices = new ArrayList<Choice>();
        var clauses = above.upper().text().tree().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            int upper = i;
            if (!clauses.get(i).supplementary()) {
                var value = String.valueOf(i);
                var label = LinkWords.name(clauses.get(i));
                choices.add(one.proposed().stream()
                        .filter(link -> link.upper() == upper)
                        .findFirst()
                        .map(link -> Choice.of(
                                value,
                                label,
                                shell.texts()
                                        .get(
                                                "policy.links.proposed",
                                                LinkWords.why(shell.texts(), link),
                                                Math.round(100 * link.score()))))
                        .orElseGet(() -> Choice.of(value, label)));
            }
        }
        return choices;
    }

    private static Form ticked(List<Integer> uppers) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put(
                "upper", new Field("upper", uppers.stream().map(String::valueOf).toList(), Optional.empty()));
        return new Form(fields, List.of());
    }

    private ClausesAbove.Above above(Actor actor, UUID version) {
        return clausesAbove.of(actor, version).orElseThrow(() -> new Refusal.NotFound("version"));
    }

    private static ClausesAbove.OfClause one(ClausesAbove.Above above, int clause) {
        return above.at(clause).orElseThrow(() -> new Refusal.NotFound("clause"));
    }

    private static String address(UUID version) {
        return "/policy/versions/" + version + "/links";
    }

    private static Page titled(Shell shell, String title, ClausesAbove.Above above) {
        return Page.titled(shell, title)
                .under(
                        PolicyPages.crumb(shell),
                        new Crumb(shell.texts().get("policy.versions.title"), "/policy/versions"),
                        new Crumb(
                                above.lower().version().title(),
                                "/policy/versions/" + above.lower().version().id()));
    }
}
