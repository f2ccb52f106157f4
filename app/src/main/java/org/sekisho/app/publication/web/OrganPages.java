package org.sekisho.app.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.publication.Adoption;
import org.sekisho.app.publication.AnswerForOrgans;
import org.sekisho.app.publication.RegistrationSlips;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
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

/** The registration slips: what each organ that the law gives the body has by 地方自治法第244条の6第1項. */
@Controller
class OrganPages {

    private static final String ADDRESS = "/policy/organs";

    private final RegistrationSlips slips;
    private final AnswerForOrgans answers;
    private final Templates templates;
    private final Time time;

    OrganPages(RegistrationSlips slips, AnswerForOrgans answers, Templates templates, Time time) {
        this.slips = slips;
        this.answers = answers;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_POLICY)
    View show(Actor actor, Shell shell, HttpServletRequest request) {
        var page = Page.titled(shell, shell.texts().get("publication.organs.title"))
                .saying(NextPage.said(request));
        return templates
                .page("publication/organs", page)
                .with("tabs", PolicyTabs.of(actor, shell.texts(), ADDRESS))
                .with("slips", today(actor))
                .with("mayAnswer", actor.may(Permission.PUBLISH_POLICY));
    }

    /** All organs that the policy names adopted it jointly, on the day of its decision. */
    @PostMapping(ADDRESS + "/joint")
    @Requires(Permission.PUBLISH_POLICY)
    View joint(Actor actor, Shell shell, HttpServletRequest request) {
        var found = today(actor);
        var decided = found.policy()
                .flatMap(policy -> policy.version().decidedOn())
                .orElseThrow(() -> new Refusal.NotFound("policy"));
        var given = found.proposed().stream()
                .map(slip -> new AnswerForOrgans.Answer(
                        slip.organ(), Adoption.JOINT, Optional.of(decided), Optional.empty(), ""))
                .toList();
        answers.answer(actor, new AnswerForOrgans.Input(given));
        return NextPage.saying(request, shell.texts().get("publication.organs.joint.done", given.size()), ADDRESS);
    }

    @GetMapping(ADDRESS + "/answer")
    @Requires(Permission.PUBLISH_POLICY)
    View ask(Actor actor, Shell shell, @RequestParam String organ) {
        var slips = today(actor);
        var slip = the(slips, organ);
        var answer = slip.answer();
        var decided = answer.flatMap(RegistrationSlips.Answered::decidedOn)
                .or(() -> slips.policy().flatMap(policy -> policy.version().decidedOn()));
        var form = Form.empty()
                .with(
                        "adoption",
                        answer.map(given -> given.adoption().name())
                                .orElse(slip.namedAs().isPresent() ? Adoption.JOINT.name() : ""))
                .with(
                        "decidedOn",
                        decided.map(day -> Dates.day(shell.texts(), day)).orElse(""))
                .with(
                        "decidedBy",
                        answer.flatMap(RegistrationSlips.Answered::decidedBy).orElse(""))
                .with("note", answer.map(RegistrationSlips.Answered::note).orElse(""));
        return form(shell, slip, form);
    }

    @PostMapping(ADDRESS + "/answer")
    @Requires(Permission.PUBLISH_POLICY)
    View answer(
            Actor actor,
            Shell shell,
            @RequestParam String organ,
            @RequestParam(defaultValue = "") String adoption,
            @RequestParam(defaultValue = "") String decidedOn,
            @RequestParam(defaultValue = "") String decidedBy,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        var slip = the(today(actor), organ);
        var form = Form.empty()
                .with("adoption", adoption)
                .with("decidedOn", decidedOn)
                .with("decidedBy", decidedBy)
                .with("note", note);
        var chosen = Arrays.stream(Adoption.values())
                .filter(one -> one.name().equals(adoption))
                .findFirst();
        if (chosen.isEmpty()) {
            return form(shell, slip, form.wrong("adoption", shell.texts().get("publication.refusal.adoption-missing")));
        }
        Optional<LocalDate> day = Optional.empty();
        if (chosen.get().adopts()) {
            day = TypedDay.read(decidedOn);
            if (day.isEmpty() && !decidedOn.isBlank()) {
                return form(
                        shell,
                        slip,
                        form.wrong("decidedOn", shell.texts().get("publication.refusal.day-unread", decidedOn)));
            }
        }
        try {
            answers.answer(
                    actor,
                    new AnswerForOrgans.Input(List.of(new AnswerForOrgans.Answer(
                            slip.organ(),
                            chosen.get(),
                            day,
                            chosen.get().adopts() ? Optional.of(decidedBy) : Optional.empty(),
                            note))));
        } catch (Refusal.Invalid invalid) {
            return form(shell, slip, Bundles.refused(form, ofOne(invalid), shell.texts()));
        }
        return NextPage.saying(
                request,
                shell.texts()
                        .get("publication.organs.answered", shell.texts().get("publication.organ." + slip.organ())),
                ADDRESS);
    }

    /* The form asks for one organ, so its fields are named without a number. */
    private static Refusal.Invalid ofOne(Refusal.Invalid invalid) {
        var problems = new ArrayList<Refusal.Problem>();
        invalid.problems()
                .forEach(problem -> problems.add(
                        new Refusal.Problem(problem.field().replace("answers[0].", ""), problem.message())));
        return new Refusal.Invalid(problems);
    }

    private View form(Shell shell, RegistrationSlips.Slip slip, Form form) {
        var texts = shell.texts();
        var page = Page.titled(
                        shell,
                        texts.get("publication.organs.answer.title", texts.get("publication.organ." + slip.organ())))
                .under(
                        new Crumb(texts.get("policy.title"), "/policy"),
                        new Crumb(texts.get("publication.organs.title"), ADDRESS));
        return templates
                .page("publication/answer", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("slip", slip)
                .with(
                        "choices",
                        Arrays.stream(Adoption.values())
                                .map(one -> Choice.of(
                                        one.name(),
                                        texts.get("publication.adoption." + one),
                                        texts.get("publication.adoption." + one + ".hint")))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static RegistrationSlips.Slip the(RegistrationSlips.Slips slips, String organ) {
        return slips.slips().stream()
                .filter(slip -> slip.organ().name().equals(organ))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("organ"));
    }

    private RegistrationSlips.Slips today(Actor actor) {
        return slips.on(actor, AsOf.known(time.today()));
    }
}
