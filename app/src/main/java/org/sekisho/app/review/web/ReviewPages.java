package org.sekisho.app.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.ThreatsOfPolicy;
import org.sekisho.app.review.AnalyseRisks;
import org.sekisho.app.review.AnswerReview;
import org.sekisho.app.review.ConcludeReview;
import org.sekisho.app.review.Grounds;
import org.sekisho.app.review.GroundsOfDay;
import org.sekisho.app.review.Level;
import org.sekisho.app.review.OpenReview;
import org.sekisho.app.review.Response;
import org.sekisho.app.review.ReviewCase;
import org.sekisho.app.review.ReviewRegister;
import org.sekisho.app.review.Trigger;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The review cases: opened, answered, analysed, concluded. */
@Controller
class ReviewPages {

    private static final String ADDRESS = "/reviews";

    private final ReviewRegister register;
    private final OpenReview openReview;
    private final AnswerReview answerReview;
    private final AnalyseRisks analyseRisks;
    private final ConcludeReview concludeReview;
    private final GroundsOfDay grounds;
    private final Templates templates;
    private final Time time;

    ReviewPages(
            ReviewRegister register,
            OpenReview openReview,
            AnswerReview answerReview,
            AnalyseRisks analyseRisks,
            ConcludeReview concludeReview,
            GroundsOfDay grounds,
            Templates templates,
            Time time) {
        this.register = register;
        this.openReview = openReview;
        this.answerReview = answerReview;
        this.analyseRisks = analyseRisks;
        this.concludeReview = concludeReview;
        this.grounds = grounds;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry reviewNavigation() {
            return new NavEntry(
                    NavEntry.Group.DOCUMENTS, 20, "review.nav", ADDRESS, Icon.SEARCH, Permission.READ_DUTIES);
        }
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_DUTIES)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "review/list",
                        Page.titled(shell, texts.get("review.title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("cases", register.on(actor, moment.asOf()))
                .with("yearly", grounds.yearly(actor, moment.asOf()))
                .with("mayOpen", actor.may(Permission.KEEP_REVIEWS));
    }

    @GetMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_REVIEWS)
    View opening(Shell shell, @RequestParam(defaultValue = "") String trigger) {
        return opening(
                shell,
                Form.empty().with("trigger", trigger).with("happenedOn", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_REVIEWS)
    View open(Actor actor, Shell shell, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = form(sent, "trigger", "what", "happenedOn", "due");
        var happenedOn = day(sent, "happenedOn");
        var due = day(sent, "due");
        var read = unread(unread(form, sent, "happenedOn", happenedOn, texts), sent, "due", due, texts);
        if (read.refused()) {
            return opening(shell, read);
        }
        try {
            var id = openReview.open(
                    actor,
                    new OpenReview.Input(
                            one(Trigger.values(), sent.get("trigger")),
                            sent.getOrDefault("what", ""),
                            happenedOn,
                            due));
            return NextPage.saying(request, texts.get("review.opened"), ADDRESS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return opening(shell, Bundles.refused(form, invalid, texts));
        }
    }

    private View opening(Shell shell, Form form) {
        var texts = shell.texts();
        var page =
                Page.titled(shell, texts.get("review.new.title")).under(new Crumb(texts.get("review.title"), ADDRESS));
        return templates
                .page("review/new", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "triggers",
                        Arrays.stream(Trigger.values())
                                .map(trigger -> Choice.of(
                                        trigger.name(),
                                        texts.get("review.trigger." + trigger),
                                        texts.get("review.trigger." + trigger + ".hint")))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/{id}")
    @Requires(Permission.READ_DUTIES)
    View show(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var moment = Moment.of(day, known, time.today(), shell.texts());
        return show(actor, shell, id, moment, Form.empty(), request);
    }

    private View show(Actor actor, Shell shell, UUID id, Moment moment, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var review = register.the(actor, id, moment.asOf());
        // What spoke for a change when it was decided stays what it was on that day.
        var day = review.result()
                .map(result -> AsOf.knownThen(result.decidedOn()))
                .orElseGet(moment::asOf);
        var found = grounds.on(actor, day);
        var filled = form;
        for (var answer : review.answers().entrySet()) {
            if (filled.field(answer.getKey()).values().isEmpty()) {
                filled = filled.with(answer.getKey(), answer.getValue());
            }
        }
        var page = Page.titled(shell, texts.get("review.case.title", texts.get("review.trigger." + review.trigger())))
                .under(new Crumb(texts.get("review.title"), ADDRESS))
                .saying(NextPage.said(request));
        return templates
                .page("review/show", form.refused() ? page.refusing() : page)
                .with("moment", moment)
                .with("review", review)
                .with("grounds", found)
                .with("form", filled)
                .with("mayKeep", moment.today() && review.open() && actor.may(Permission.KEEP_REVIEWS))
                .with("targets", targets(texts, found))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static List<Choice> targets(Texts texts, Grounds found) {
        return found.targets().stream()
                .map(target -> Choice.of(
                        (target.draft() ? "draft:" : "version:") + target.id(),
                        texts.get(target.draft() ? "review.target.draft" : "review.target.version", target.title())))
                .toList();
    }

    @PostMapping(ADDRESS + "/{id}/answers")
    @Requires(Permission.KEEP_REVIEWS)
    View answer(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var review = register.the(actor, id, AsOf.known(time.today()));
        var questions = review.trigger().questions();
        var form = form(sent, questions.toArray(String[]::new));
        var answers = new HashMap<String, String>();
        questions.forEach(question -> answers.put(question, sent.getOrDefault(question, "")));
        return done(
                actor,
                shell,
                id,
                form,
                request,
                "review.answered",
                () -> answerReview.answer(actor, new AnswerReview.Input(id, answers)));
    }

    /** Each threat sends three fields named by its place in the list; what is not chosen is left out. */
    @PostMapping(ADDRESS + "/{id}/risks")
    @Requires(Permission.KEEP_REVIEWS)
    View analyse(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var risks = new ArrayList<ReviewCase.Risk>();
        for (int i = 0; sent.containsKey("clause-" + i); i++) {
            var at = "-" + i;
            var likelihood = one(Level.values(), sent.get("likelihood" + at));
            var loss = one(Level.values(), sent.get("loss" + at));
            var response = one(Response.values(), sent.get("response" + at));
            var clause = SentId.read(sent.getOrDefault("clause" + at, ""));
            if (likelihood.isPresent() && loss.isPresent() && response.isPresent() && clause.isPresent()) {
                risks.add(new ReviewCase.Risk(
                        new ThreatsOfPolicy.ThreatId(clause.get(), sent.getOrDefault("item" + at, "")),
                        likelihood.get(),
                        loss.get(),
                        response.get()));
            }
        }
        return done(
                actor,
                shell,
                id,
                Form.empty(),
                request,
                "review.analysed",
                () -> analyseRisks.analyse(actor, new AnalyseRisks.Input(id, risks)));
    }

    @PostMapping(ADDRESS + "/{id}/result")
    @Requires(Permission.KEEP_REVIEWS)
    View conclude(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var form = form(sent, "revises", "revision", "reason", "decidedBy", "decidedOn");
        var decidedOn = day(sent, "decidedOn");
        var read = unread(form, sent, "decidedOn", decidedOn, shell.texts());
        if (read.refused()) {
            return show(actor, shell, id, today(shell), read, request);
        }
        var revises = Optional.ofNullable(sent.get("revises"))
                .filter(said -> !said.isEmpty())
                .map("yes"::equals);
        return done(
                actor,
                shell,
                id,
                form,
                request,
                "review.concluded",
                () -> concludeReview.conclude(
                        actor,
                        new ConcludeReview.Input(
                                id,
                                revises,
                                revision(sent.getOrDefault("revision", "")),
                                sent.getOrDefault("reason", ""),
                                sent.getOrDefault("decidedBy", ""),
                                decidedOn)));
    }

    private static Optional<ReviewCase.Revision> revision(String sent) {
        if (sent.startsWith("draft:")) {
            return SentId.read(sent.substring("draft:".length())).map(ReviewCase.Revision.Draft::new);
        }
        return sent.startsWith("version:")
                ? SentId.read(sent.substring("version:".length())).map(ReviewCase.Revision.Version::new)
                : Optional.empty();
    }

    private View done(
            Actor actor, Shell shell, UUID id, Form form, HttpServletRequest request, String done, Runnable act) {
        try {
            act.run();
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, today(shell), Bundles.refused(form, invalid, shell.texts()), request);
        }
        return NextPage.saying(request, shell.texts().get(done), ADDRESS + "/" + id);
    }

    private Moment today(Shell shell) {
        return Moment.of("", "now", time.today(), shell.texts());
    }

    private static Form form(Map<String, String> sent, String... fields) {
        var form = Form.empty();
        for (var field : fields) {
            form = form.with(field, sent.getOrDefault(field, ""));
        }
        return form;
    }

    private static Optional<LocalDate> day(Map<String, String> sent, String field) {
        return TypedDay.read(sent.getOrDefault(field, ""));
    }

    private static Form unread(
            Form form, Map<String, String> sent, String field, Optional<LocalDate> day, Texts texts) {
        return sent.getOrDefault(field, "").isBlank() || day.isPresent()
                ? form
                : form.wrong(field, texts.get("shared.as-of.unread"));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, @org.jspecify.annotations.Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
