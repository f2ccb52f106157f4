package org.sekisho.app.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.sekisho.app.duties.DecideExemption;
import org.sekisho.app.duties.Exemption;
import org.sekisho.app.duties.MeasureGrid;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.home.NoteLook;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.policytext.Wareki;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The whole policy in one view: how many duties stand how, by measure and stage, and what the ordinance says. */
@Controller
class OverviewPages {

    private final StatusOfDay days;
    private final DecideExemption decideExemption;
    private final NoteLook noteLook;
    private final Templates templates;
    private final Time time;

    OverviewPages(
            StatusOfDay days, DecideExemption decideExemption, NoteLook noteLook, Templates templates, Time time) {
        this.days = days;
        this.decideExemption = decideExemption;
        this.noteLook = noteLook;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/overview")
    @Requires(Permission.READ_DUTIES)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var status = days.on(actor, moment.asOf());
        return templates
                .page(
                        "home/overview",
                        Page.titled(shell, texts.get("home.overview.title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("tally", Tally.of(status.overview(), texts))
                .with("grid", status.grid())
                .with("policy", status.clauses().policy().isPresent())
                .with("introductionEnds", status.overview().introductionEnds())
                .with(
                        "unsure",
                        status.clauses().clauses().values().stream()
                                .mapToInt(one -> one.unsure())
                                .sum())
                .with("exemption", status.exemption())
                .with("inForce", !moment.asOf().day().isBefore(MeasureGrid.ORDINANCE))
                .with("mayKeep", actor.may(Permission.KEEP_DUTIES));
    }

    @GetMapping("/overview/exemption")
    @Requires(Permission.KEEP_DUTIES)
    View exemption(Actor actor, Shell shell) {
        var now = days.on(actor, AsOf.known(time.today())).exemption();
        return exemption(
                shell,
                Form.empty()
                        .with(
                                "unconnected",
                                ticked(now.filter(Exemption::unconnected).isPresent()))
                        .with(
                                "littlePersonalData",
                                ticked(now.filter(Exemption::littlePersonalData).isPresent()))
                        .with("reason", now.map(Exemption::reason).orElse(""))
                        .with("from", Wareki.format(time.today())));
    }

    private static String ticked(boolean yes) {
        return yes ? "true" : "";
    }

    @PostMapping("/overview/exemption")
    @Requires(Permission.KEEP_DUTIES)
    View decide(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String unconnected,
            @RequestParam(defaultValue = "") String littlePersonalData,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty()
                .with("unconnected", unconnected)
                .with("littlePersonalData", littlePersonalData)
                .with("reason", reason)
                .with("from", from);
        var day = TypedDay.asked(from);
        if (day.isEmpty()) {
            return exemption(shell, form.wrong("from", texts.get("shared.as-of.unread")));
        }
        try {
            var decided = decideExemption.decide(
                    actor,
                    new DecideExemption.Input(
                            unconnected.equals("true"), littlePersonalData.equals("true"), reason, day.get()));
            return NextPage.saying(
                    request,
                    texts.get(decided.exempt() ? "home.exemption.said.exempt" : "home.exemption.said.bound"),
                    "/overview");
        } catch (Refusal.Invalid invalid) {
            for (var problem : invalid.problems()) {
                form = form.wrong(problem.field(), Bundles.words(texts, problem.message()));
            }
            return exemption(shell, form);
        }
    }

    private View exemption(Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("home.exemption.title"))
                .under(new Crumb(texts.get("home.overview.title"), "/overview"));
        return templates
                .page("home/exemption", form.refused() ? page.refusing() : page)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The reader has seen what changed up to a moment. */
    @PostMapping("/overview/looked")
    @Requires(Permission.READ_DUTIES)
    View looked(Actor actor, Shell shell, @RequestParam String until, HttpServletRequest request) {
        noteLook.note(actor, new NoteLook.Input(moment(until).orElseThrow(() -> new Refusal.NotFound("moment"))));
        return NextPage.saying(request, shell.texts().get("home.changes.noted"), "/");
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
