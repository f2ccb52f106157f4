package org.sekisho.app.decision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sekisho.app.decision.CaseFile;
import org.sekisho.app.decision.CaseId;
import org.sekisho.app.decision.DecisionRule;
import org.sekisho.app.decision.ListCases;
import org.sekisho.app.decision.Matter;
import org.sekisho.app.decision.PostsOfDay;
import org.sekisho.app.decision.Route;
import org.sekisho.app.decision.RulesOfDecision;
import org.sekisho.app.decision.StepKind;
import org.sekisho.app.decision.SubmitCase;
import org.sekisho.app.drafting.DraftedText;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The form that puts a draft before those who decide, for the first time or anew. */
@Controller
class SubmitPages {

    /** How many stops the form offers. */
    static final int STOPS = 6;

    private final SubmitCase submitCase;
    private final CaseFile caseFile;
    private final ListCases listCases;
    private final RulesOfDecision rules;
    private final OpenDrafts drafts;
    private final DocumentHistory history;
    private final Templates templates;
    private final Time time;

    SubmitPages(
            SubmitCase submitCase,
            CaseFile caseFile,
            ListCases listCases,
            RulesOfDecision rules,
            OpenDrafts drafts,
            DocumentHistory history,
            Templates templates,
            Time time) {
        this.submitCase = submitCase;
        this.caseFile = caseFile;
        this.listCases = listCases;
        this.rules = rules;
        this.drafts = drafts;
        this.history = history;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/decisions/new")
    @Requires(Permission.DRAFT_REVISION)
    View begin(Actor actor, Shell shell, @RequestParam String draft) {
        var id = new RevisionDraftId(SentId.addressed(draft, "draft"));
        var there = listCases.about(actor, id);
        if (there.isPresent()) {
            return NextPage.at("/decisions/" + there.get());
        }
        var text = drafts.text(actor, id);
        return form(actor, shell, Optional.empty(), text, first(shell.texts(), text, base(actor, text)));
    }

    @PostMapping("/decisions/new")
    @Requires(Permission.DRAFT_REVISION)
    View submit(Actor actor, Shell shell, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        return submit(actor, shell, Optional.empty(), new Sent(sent), request);
    }

    @GetMapping("/decisions/{id}/again")
    @Requires(Permission.DRAFT_REVISION)
    View again(Actor actor, Shell shell, @PathVariable String id) {
        var found = caseFile.of(actor, new CaseId(SentId.addressed(id, "case")));
        return form(
                actor,
                shell,
                Optional.of(found.id()),
                drafts.text(actor, found.draft()),
                as(shell.texts(), found.matter(), found.last()));
    }

    @PostMapping("/decisions/{id}/again")
    @Requires(Permission.DRAFT_REVISION)
    View submitAgain(
            Actor actor,
            Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var found = caseFile.of(actor, new CaseId(SentId.addressed(id, "case")));
        // What the case is about stays; only its text and its way are put anew.
        var typed = new HashMap<>(sent);
        typed.put("matter", found.matter().name());
        return submit(actor, shell, Optional.of(found.id()), new Sent(typed), request);
    }

    private View submit(Actor actor, Shell shell, Optional<CaseId> again, Sent sent, HttpServletRequest request) {
        var draft = new RevisionDraftId(SentId.addressed(sent.text("draft"), "draft"));
        var names = new HashMap<String, String>();
        try {
            var input = input(
                    sent,
                    again,
                    draft,
                    rules.on(actor, AsOf.known(time.today())).posts(),
                    names);
            var submitted = submitCase.submit(actor, input);
            return NextPage.saying(
                    request,
                    shell.texts().get("decision.submitted", submitted.digest().beginning()),
                    "/decisions/" + submitted.id());
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, again, drafts.text(actor, draft), sent.refused(invalid, shell.texts(), names));
        }
    }

    private static SubmitCase.Input input(
            Sent sent, Optional<CaseId> again, RevisionDraftId draft, PostsOfDay posts, Map<String, String> names) {
        var matter = sent.one("matter", Matter.class);
        for (var words : List.of("title", "petition", "reason")) {
            if (sent.text(words).isBlank()) {
                sent.wrong(words, Message.of("shared.refusal.missing"));
            }
        }
        var inForce = sent.day("inForce");
        var instrument = sent.one("instrument", Instrument.class);
        var stops = new ArrayList<Route.Stop>();
        for (int i = 0; i < STOPS; i++) {
            var typed = sent.text("post" + i);
            if (typed.isBlank()) {
                continue;
            }
            var post = posts.called(typed);
            if (post.isEmpty()) {
                sent.wrong("post" + i, Message.of("decision.refusal.post-not-found", typed.strip()));
                continue;
            }
            names.put("route[" + stops.size() + "]", "post" + i);
            stops.add(new Route.Stop(
                    sent.text("kind" + i).equals(StepKind.CONCURRENCE.name())
                            ? StepKind.CONCURRENCE
                            : StepKind.CIRCULATION,
                    post.get().id(),
                    sent.ticked("beside" + i)));
        }
        sent.refuseIfAny();
        return new SubmitCase.Input(
                again,
                draft,
                edition(sent.text("edition")),
                matter,
                sent.text("title"),
                sent.text("petition"),
                sent.text("reason"),
                inForce,
                sent.text("disclosure").equals("non-public")
                        ? new Disclosure.NonPublic(sent.text("nonPublic"))
                        : new Disclosure.Public(),
                instrument,
                new Route(stops));
    }

    private static int edition(String sent) {
        try {
            return Integer.parseInt(sent);
        } catch (NumberFormatException e) {
            throw new Refusal.NotFound("draft");
        }
    }

    private Optional<DocumentVersion> base(Actor actor, DraftedText text) {
        return history.versions(actor).stream()
                .filter(version -> text.base().filter(version.id()::equals).isPresent())
                .findFirst();
    }

    private Form first(Texts texts, DraftedText text, Optional<DocumentVersion> base) {
        var what = base.isPresent() ? "revised" : "made";
        var secret = base.map(version -> version.disclosure() instanceof Disclosure.NonPublic(String why) ? why : "")
                .orElse("");
        boolean open = base.map(DocumentVersion::isPublic).orElse(text.kind() == DocumentKind.POLICY);
        return Form.empty()
                .with("matter", Matter.REVISION.name())
                .with(
                        "title",
                        texts.get(
                                "decision.new.subject.default",
                                text.title(),
                                texts.get("decision.new.subject." + what)))
                .with(
                        "petition",
                        texts.get("decision.new.petition.default", texts.get("decision.new.petition." + what)))
                .with("reason", "")
                .with("inForce", "")
                .with("disclosure", open ? "public" : "non-public")
                .with("nonPublic", secret)
                .with(
                        "instrument",
                        base.map(DocumentVersion::instrument)
                                .orElse(Instrument.DECISION)
                                .name());
    }

    private static Form as(Texts texts, Matter matter, CaseFile.Set set) {
        var form = Form.empty()
                .with("matter", matter.name())
                .with("title", set.title())
                .with("petition", set.petition())
                .with("reason", set.reason())
                .with("inForce", Dates.day(texts, set.inForce()))
                .with("disclosure", set.disclosure() instanceof Disclosure.Public ? "public" : "non-public")
                .with("nonPublic", set.disclosure() instanceof Disclosure.NonPublic(String why) ? why : "")
                .with("instrument", set.instrument().name());
        int turn = 0;
        var stops = set.steps().stream()
                .filter(step -> step.kind() != StepKind.DECISION)
                .limit(STOPS)
                .toList();
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            form = form.with("post" + i, stop.name())
                    .with("kind" + i, stop.kind().name());
            if (stop.turn() == turn) {
                form = form.with("beside" + i, "true");
            }
            turn = stop.turn();
        }
        return form;
    }

    private View form(Actor actor, Shell shell, Optional<CaseId> again, DraftedText text, Form form) {
        var texts = shell.texts();
        var ofDay = rules.on(actor, AsOf.known(time.today()));
        var own = ofDay.rules().stream()
                .filter(rule -> rule.kind() == text.kind())
                .toList();
        var page = Page.titled(shell, texts.get(again.isPresent() ? "decision.new.again.title" : "decision.new.title"))
                .under(new Crumb(texts.get("decision.title"), "/decisions"));
        return templates
                .page("decision/submit", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("text", text)
                .with("action", again.map(id -> "/decisions/" + id + "/again").orElse("/decisions/new"))
                .with("back", again.map(id -> "/decisions/" + id).orElse("/decisions"))
                .with("matters", matters(texts, text, again.isPresent(), form, own, ofDay.posts()))
                .with(
                        "instruments",
                        Arrays.stream(Instrument.values())
                                .map(one -> Choice.of(one.name(), texts.get("decision.instrument." + one)))
                                .toList())
                .with(
                        "kinds",
                        List.of(
                                Choice.of(StepKind.CIRCULATION.name(), texts.get("decision.step.CIRCULATION")),
                                Choice.of(StepKind.CONCURRENCE.name(), texts.get("decision.step.CONCURRENCE"))))
                .with("stops", IntStream.range(0, STOPS).boxed().toList())
                .with("posts", List.copyOf(ofDay.posts().posts().values()))
                .with("ruled", !own.isEmpty())
                .with("mayRule", actor.may(Permission.KEEP_DECISION_RULES))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The matters that can be chosen, each with who decides. */
    private static List<Choice> matters(
            Texts texts, DraftedText text, boolean again, Form form, List<DecisionRule> rules, PostsOfDay posts) {
        return Arrays.stream(Matter.values())
                .filter(matter -> matter == Matter.REVISION || text.base().isPresent())
                .filter(matter -> !again || form.field("matter").holds(matter.name()))
                .map(matter -> Choice.of(
                        matter.name(),
                        texts.get("decision.matter." + matter),
                        rules.stream()
                                .filter(rule -> rule.matter() == matter)
                                .findFirst()
                                .map(rule -> texts.get("decision.new.decider") + "："
                                        + Words.decider(texts, posts.name(rule.post()), rule.delegated()))
                                .orElseGet(() -> texts.get(
                                        "decision.refusal.no-rule",
                                        texts.get("decision.kind." + text.kind()),
                                        texts.get("decision.matter." + matter)))))
                .toList();
    }
}
