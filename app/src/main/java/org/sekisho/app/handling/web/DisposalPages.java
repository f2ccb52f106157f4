package org.sekisho.app.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.handling.ClausesCarriedOut;
import org.sekisho.app.handling.DisposalCalendar;
import org.sekisho.app.handling.DisposalEvent;
import org.sekisho.app.handling.PlanDisposal;
import org.sekisho.app.handling.Words;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.Medium;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The calendar of disposals, and the form that plans one. */
@Controller
class DisposalPages {

    private static final int YEAR = 12;

    private final DisposalCalendar calendar;
    private final PlanDisposal planDisposal;
    private final ClausesCarriedOut clauses;
    private final Templates templates;
    private final Time time;

    DisposalPages(
            DisposalCalendar calendar,
            PlanDisposal planDisposal,
            ClausesCarriedOut clauses,
            Templates templates,
            Time time) {
        this.calendar = calendar;
        this.planDisposal = planDisposal;
        this.clauses = clauses;
        this.templates = templates;
        this.time = time;
    }

    /** Twelve months; the first is that of the fiscal year, or the one that is asked for. */
    @GetMapping(HandlingTabs.DISPOSALS)
    @Requires(Permission.READ_LEDGERS)
    View calendar(Actor actor, Shell shell, @RequestParam(defaultValue = "") String from, HttpServletRequest request) {
        var texts = shell.texts();
        var first = month(from).orElseGet(this::fiscalYear);
        return templates
                .page(
                        "handling/calendar",
                        Page.titled(shell, texts.get("handling.disposals.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", HandlingTabs.of(texts, HandlingTabs.DISPOSALS))
                .with("year", calendar.from(actor, first))
                .with("before", HandlingTabs.DISPOSALS + "?from=" + first.minusMonths(YEAR))
                .with("after", HandlingTabs.DISPOSALS + "?from=" + first.plusMonths(YEAR))
                .with("thisMonth", YearMonth.from(time.today()))
                .with("today", time.today())
                .with("mayPlan", actor.may(Permission.ASK_HANDLING));
    }

    private YearMonth fiscalYear() {
        var now = YearMonth.from(time.today());
        return YearMonth.of(now.getMonthValue() < 4 ? now.getYear() - 1 : now.getYear(), 4);
    }

    private static Optional<YearMonth> month(String sent) {
        try {
            return Optional.of(YearMonth.parse(sent))
                    .filter(month -> month.getYear() >= 1990 && month.getYear() <= 2150);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @GetMapping(HandlingTabs.DISPOSALS + "/plan")
    @Requires(Permission.ASK_HANDLING)
    View planning(Actor actor, Shell shell, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        return SentId.read(form.field("asset").value())
                .map(asset -> planning(actor, shell, asset, form))
                .orElseGet(() -> NextPage.at("/ledgers/asset"));
    }

    @PostMapping(HandlingTabs.DISPOSALS + "/plan")
    @Requires(Permission.ASK_HANDLING)
    View plan(Actor actor, Shell shell, @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var asset = SentId.addressed(form.field("asset").value(), "asset");
        var typed = form.field("on").value();
        var on = TypedDay.asked(typed);
        if (on.isEmpty() && !typed.isBlank()) {
            return planning(actor, shell, asset, form.wrong("on", texts.get("shared.as-of.unread")));
        }
        try {
            var id = planDisposal.plan(
                    actor,
                    new PlanDisposal.Input(
                            new LineId(asset),
                            choice(DisposalEvent.values(), form.field("event").value()),
                            choice(Medium.values(), form.field("medium").value()),
                            form.field("method").value(),
                            form.field("methodReason").value(),
                            form.field("contractor").value(),
                            form.field("purpose").value(),
                            on));
            return NextPage.saying(request, texts.get("handling.planned"), HandlingTabs.REQUESTS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return planning(actor, shell, asset, Bundles.refused(form, invalid, texts));
        }
    }

    private View planning(Actor actor, Shell shell, UUID asset, Form form) {
        var texts = shell.texts();
        var medium = choice(Medium.values(), form.field("medium").value());
        var looked = planDisposal.look(actor, new LineId(asset), medium);
        var page = Page.titled(
                        shell, texts.get("handling.plan.title", looked.asset().title()))
                .under(
                        new Crumb(texts.get("handling.disposals.title"), HandlingTabs.DISPOSALS),
                        new Crumb(looked.asset().title(), "/ledgers/asset/lines/" + asset));
        return templates
                .page("handling/plan", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("asset", asset)
                .with("medium", medium)
                .with("looked", looked)
                .with("events", events(texts))
                .with(
                        "media",
                        Arrays.stream(Medium.values())
                                .map(one -> Choice.of(
                                        one.name(), Words.of(one.title()).in(texts.locale())))
                                .toList())
                .with("methods", methods(looked, texts))
                .with("clauses", clauses.today(actor))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static List<Choice> events(Texts texts) {
        return Arrays.stream(DisposalEvent.values())
                .map(one -> Choice.of(one.name(), texts.get("handling.event." + one)))
                .toList();
    }

    /** Those that the body's rule does not offer are not shown at all. */
    private static List<Choice> methods(PlanDisposal.Looked looked, Texts texts) {
        return looked.methods().stream()
                .filter(one -> one.offered() || !looked.adopted())
                .map(one -> one.offered()
                        ? Choice.of(
                                one.key(),
                                one.words().in(texts.locale()),
                                texts.get(one.destroys() ? "handling.method.destroys" : "handling.method.reuse"))
                        : Choice.of(
                                one.key(),
                                one.words().in(texts.locale()),
                                texts.get(looked.rule().isPresent() ? "handling.method.other" : "handling.method.any")))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] all, String sent) {
        return Arrays.stream(all).filter(one -> one.name().equals(sent)).findFirst();
    }
}
