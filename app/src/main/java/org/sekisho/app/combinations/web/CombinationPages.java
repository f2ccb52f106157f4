package org.sekisho.app.combinations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.app.combinations.Combination;
import org.sekisho.app.combinations.ConfirmCombinations;
import org.sekisho.app.combinations.DecideCombinations;
import org.sekisho.app.combinations.FindCombinations;
import org.sekisho.app.combinations.StandingDecisionId;
import org.sekisho.app.organisation.OrganisationTabs;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who has two roles of which one watches over the other, and the standing decisions. */
@Controller
class CombinationPages {

    static final String ADDRESS = "/organisation/combinations";

    private final FindCombinations find;
    private final DecideCombinations decide;
    private final ConfirmCombinations confirm;
    private final Roster roster;
    private final Templates templates;
    private final Time time;

    CombinationPages(
            FindCombinations find,
            DecideCombinations decide,
            ConfirmCombinations confirm,
            Roster roster,
            Templates templates,
            Time time) {
        this.find = find;
        this.decide = decide;
        this.confirm = confirm;
        this.roster = roster;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_ORGANISATION)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "combinations/show",
                        Page.titled(shell, texts.get("combinations.title")).saying(NextPage.said(request)))
                .with("tabs", OrganisationTabs.of(texts, ADDRESS))
                .with("moment", moment)
                .with("found", find.on(actor, moment.asOf()))
                .with("mayDecide", actor.may(Permission.KEEP_COMBINATIONS) && moment.today());
    }

    @GetMapping(ADDRESS + "/decide")
    @Requires(Permission.KEEP_COMBINATIONS)
    View ask(Actor actor, Shell shell) {
        var open = find.on(actor, AsOf.known(time.today())).open().stream()
                .map(one -> one.combination().name())
                .distinct()
                .toList();
        var form = Form.of(java.util.Map.of("combinations", open))
                .with("decidedOn", Dates.day(shell.texts(), time.today()));
        return form(actor, shell, form);
    }

    @PostMapping(ADDRESS + "/decide")
    @Requires(Permission.KEEP_COMBINATIONS)
    View take(Actor actor, Shell shell, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var day = TypedDay.read(form.field("decidedOn").value());
        if (day.isEmpty()) {
            return form(actor, shell, form.wrong("decidedOn", texts.get("combinations.refusal.day-unread")));
        }
        try {
            decide.decide(actor, decision(form, "", day.get()));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("combinations.decided"), ADDRESS);
    }

    /** The decision as a form says it. */
    static DecideCombinations.Input decision(Form form, String at, LocalDate day) {
        return new DecideCombinations.Input(
                Arrays.stream(Combination.values())
                        .filter(one -> form.field(at + "combinations").holds(one.name()))
                        .collect(Collectors.toSet()),
                form.field(at + "posts").values().stream()
                        .flatMap(value -> SentId.read(value).stream())
                        .map(PostId::new)
                        .collect(Collectors.toSet()),
                form.field(at + "reason").value(),
                form.field(at + "measure").value(),
                form.field(at + "decidedBy").value(),
                day,
                Optional.of(form.field(at + "documentNumber").value()).filter(words -> !words.isBlank()));
    }

    private View form(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("combinations.decide.title"))
                .under(
                        new Crumb(texts.get("organisation.chart.title"), "/organisation"),
                        new Crumb(texts.get("combinations.title"), ADDRESS));
        var holders = find.on(actor, AsOf.known(time.today())).findings().stream()
                .map(FindCombinations.Finding::person)
                .collect(Collectors.toSet());
        return templates
                .page("combinations/decide", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("choices", Words.combinations(texts))
                .with("posts", Words.posts(roster.chart(actor, AsOf.known(time.today())), holders))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/{id}/confirm")
    @Requires(Permission.KEEP_COMBINATIONS)
    View confirming(Actor actor, Shell shell, @PathVariable String id) {
        return look(actor, shell, id, "confirm", Form.empty().with("day", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(ADDRESS + "/{id}/confirm")
    @Requires(Permission.KEEP_COMBINATIONS)
    View confirm(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var day = TypedDay.read(form.field("day").value());
        if (day.isEmpty()) {
            return look(actor, shell, id, "confirm", form.wrong("day", texts.get("combinations.refusal.day-unread")));
        }
        try {
            confirm.confirm(
                    actor,
                    new ConfirmCombinations.Input(
                            decided(actor, id).id(),
                            day.get(),
                            form.field("note").value()));
        } catch (Refusal.Invalid invalid) {
            return look(actor, shell, id, "confirm", Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("combinations.confirmed"), ADDRESS);
    }

    @GetMapping(ADDRESS + "/{id}/end")
    @Requires(Permission.KEEP_COMBINATIONS)
    View ending(Actor actor, Shell shell, @PathVariable String id) {
        return look(actor, shell, id, "end", Form.empty().with("day", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(ADDRESS + "/{id}/end")
    @Requires(Permission.KEEP_COMBINATIONS)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var day = TypedDay.read(form.field("day").value());
        if (day.isEmpty()) {
            return look(actor, shell, id, "end", form.wrong("day", texts.get("combinations.refusal.day-unread")));
        }
        try {
            confirm.end(
                    actor,
                    new ConfirmCombinations.End(
                            decided(actor, id).id(),
                            day.get(),
                            form.field("reason").value()));
        } catch (Refusal.Invalid invalid) {
            return look(actor, shell, id, "end", Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("combinations.ended"), ADDRESS);
    }

    private View look(Actor actor, Shell shell, String id, String what, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("combinations." + what + ".title"))
                .under(
                        new Crumb(texts.get("organisation.chart.title"), "/organisation"),
                        new Crumb(texts.get("combinations.title"), ADDRESS));
        return templates
                .page("combinations/" + what, form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("decided", decided(actor, id))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private FindCombinations.Decided decided(Actor actor, String id) {
        var known = SentId.read(id).map(StandingDecisionId::new);
        return find.on(actor, AsOf.known(time.today())).decisions().stream()
                .filter(one ->
                        known.filter(one.id()::equals).isPresent() && one.over().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("decision"));
    }
}
