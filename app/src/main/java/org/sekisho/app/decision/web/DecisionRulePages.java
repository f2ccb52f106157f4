package org.sekisho.app.decision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sekisho.app.decision.DecideInside;
import org.sekisho.app.decision.DecisionRule;
import org.sekisho.app.decision.Matter;
import org.sekisho.app.decision.PostsOfDay;
import org.sekisho.app.decision.RulesOfDecision;
import org.sekisho.app.decision.SetDecisionRule;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who decides on what (決裁区分), and whether the body decides inside the program. */
@Controller
class DecisionRulePages {

    private static final String ADDRESS = "/decisions/rules";

    /** How many substitutes the form offers. */
    private static final int SUBSTITUTES = 3;

    private final RulesOfDecision rules;
    private final SetDecisionRule setRule;
    private final DecideInside decideInside;
    private final Templates templates;
    private final Time time;

    DecisionRulePages(
            RulesOfDecision rules, SetDecisionRule setRule, DecideInside decideInside, Templates templates, Time time) {
        this.rules = rules;
        this.setRule = setRule;
        this.decideInside = decideInside;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_DECISIONS)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var ofDay = rules.on(actor, moment.asOf());
        return templates
                .page(
                        "decision/rules",
                        Page.titled(shell, texts.get("decision.rules.title"))
                                .under(new Crumb(texts.get("decision.title"), "/decisions"))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("lines", lines(ofDay.rules()))
                .with("posts", ofDay.posts())
                .with("inside", ofDay.inside())
                .with("mayKeep", actor.may(Permission.KEEP_DECISION_RULES) && moment.today());
    }

    private static List<RuleLine> lines(List<DecisionRule> rules) {
        return Arrays.stream(DocumentKind.values())
                .flatMap(kind -> Arrays.stream(Matter.values())
                        .map(matter -> new RuleLine(
                                kind,
                                matter,
                                rules.stream()
                                        .filter(rule -> rule.kind() == kind && rule.matter() == matter)
                                        .findFirst())))
                .toList();
    }

    @PostMapping(ADDRESS + "/mode")
    @Requires(Permission.KEEP_DECISION_RULES)
    @FreshProof
    View mode(Actor actor, Shell shell, @RequestParam boolean inside, HttpServletRequest request) {
        decideInside.set(actor, inside);
        return NextPage.saying(
                request, shell.texts().get(inside ? "decision.mode.set.inside" : "decision.mode.set.paper"), ADDRESS);
    }

    @GetMapping(ADDRESS + "/set")
    @Requires(Permission.KEEP_DECISION_RULES)
    @FreshProof
    View ask(Actor actor, Shell shell, @RequestParam String kind, @RequestParam String matter) {
        var line = line(kind, matter);
        var ofDay = rules.on(actor, AsOf.known(time.today()));
        var rule = ofDay.rules().stream()
                .filter(one -> one.kind() == line.kind() && one.matter() == line.matter())
                .findFirst();
        var form = Form.empty()
                .with("post", rule.map(one -> ofDay.posts().name(one.post())).orElse(""))
                .with("delegated", rule.filter(DecisionRule::delegated).isPresent() ? "true" : "")
                .with("basis", rule.map(DecisionRule::basis).orElse(""))
                .with("from", Dates.day(shell.texts(), time.today()));
        var substitutes = rule.map(DecisionRule::substitutes).orElse(List.of());
        for (int i = 0; i < Math.min(SUBSTITUTES, substitutes.size()); i++) {
            form = form.with("substitute" + i, ofDay.posts().name(substitutes.get(i)));
        }
        return form(shell, line, ofDay.posts(), form);
    }

    @PostMapping(ADDRESS + "/set")
    @Requires(Permission.KEEP_DECISION_RULES)
    @FreshProof
    View set(Actor actor, Shell shell, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        var form = new Sent(sent);
        var line = line(form.text("kind"), form.text("matter"));
        var posts = rules.on(actor, AsOf.known(time.today())).posts();
        var names = new HashMap<String, String>();
        try {
            var from = form.day("from");
            var post = post(form, "post", posts);
            if (post.isEmpty() && form.text("post").isBlank()) {
                form.wrong("post", Message.of("shared.refusal.missing"));
            }
            var substitutes = new ArrayList<PostId>();
            for (int i = 0; i < SUBSTITUTES; i++) {
                var field = "substitute" + i;
                var substitute = post(form, field, posts);
                if (substitute.isPresent()) {
                    names.put("substitutes[" + substitutes.size() + "]", field);
                    substitutes.add(substitute.get());
                }
            }
            form.refuseIfAny();
            setRule.set(
                    actor,
                    new SetDecisionRule.Input(
                            line.kind(),
                            line.matter(),
                            post.orElseThrow(),
                            form.ticked("delegated"),
                            form.text("basis"),
                            substitutes,
                            from));
            return NextPage.saying(request, shell.texts().get("decision.rule.saved"), ADDRESS);
        } catch (Refusal.Invalid invalid) {
            return form(shell, line, posts, form.refused(invalid, shell.texts(), names));
        }
    }

    private static Optional<PostId> post(Sent form, String field, PostsOfDay posts) {
        var typed = form.text(field);
        if (typed.isBlank()) {
            return Optional.empty();
        }
        var post = posts.called(typed).map(PostsOfDay.Named::id);
        if (post.isEmpty()) {
            form.wrong(field, Message.of("decision.refusal.post-not-found", typed.strip()));
        }
        return post;
    }

    private static RuleLine line(String kind, String matter) {
        return lines(List.of()).stream()
                .filter(line ->
                        line.kind().name().equals(kind) && line.matter().name().equals(matter))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("rule"));
    }

    private View form(Shell shell, RuleLine line, PostsOfDay posts, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("decision.rule.title"))
                .under(
                        new Crumb(texts.get("decision.title"), "/decisions"),
                        new Crumb(texts.get("decision.rules.title"), ADDRESS));
        return templates
                .page("decision/rule", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("line", line)
                .with("posts", List.copyOf(posts.posts().values()))
                .with("substitutes", IntStream.range(0, SUBSTITUTES).boxed().toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
