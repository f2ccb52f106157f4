package org.sekisho.app.conduct.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.conduct.Measure;
import org.sekisho.app.conduct.RecordViolation;
import org.sekisho.app.conduct.ViolationRegister;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Csv;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The register of violations, for the few who may see it. */
@Controller
class ViolationPages {

    private static final String CLOSE = "CLOSED";
    private static final List<String> FIELDS =
            List.of("clause", "happenedOn", "noticedOn", "place", "noticedBy", "person", "happened");

    private final ViolationRegister register;
    private final RecordViolation recordViolation;
    private final ClausesInForce clauses;
    private final Templates templates;
    private final Time time;

    ViolationPages(
            ViolationRegister register,
            RecordViolation recordViolation,
            ClausesInForce clauses,
            Templates templates,
            Time time) {
        this.register = register;
        this.recordViolation = recordViolation;
        this.clauses = clauses;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(Tabs.VIOLATIONS)
    @Requires(Permission.READ_VIOLATIONS)
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
                        "conduct/violations",
                        Page.titled(shell, texts.get("conduct.violations.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", Tabs.of(actor, texts, Tabs.VIOLATIONS))
                .with("moment", moment)
                .with("listed", register.look(actor, moment.asOf()))
                .with("mayKeep", actor.may(Permission.KEEP_VIOLATIONS));
    }

    @GetMapping(Tabs.VIOLATIONS + ".csv")
    @Requires(Permission.READ_VIOLATIONS)
    ResponseEntity<byte[]> file(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var file = Csv.headed(
                texts.get("conduct.violation.noticed-on"),
                texts.get("conduct.violation.happened-on"),
                texts.get("conduct.violation.clause"),
                texts.get("conduct.violation.place"),
                texts.get("conduct.violation.measures"),
                texts.get("conduct.violation.state"));
        for (var one : register.look(actor, moment.asOf())) {
            file.row(
                    one.violation().noticedOn().toString(),
                    one.violation().happenedOn().toString(),
                    one.violation().path() + " " + one.violation().caption(),
                    one.violation().place(),
                    String.join(
                            "、",
                            one.steps().stream()
                                    .flatMap(step -> step.measure().stream())
                                    .map(measure -> texts.get("conduct.measure." + measure))
                                    .toList()),
                    texts.get(one.closed() ? "conduct.violation.closed" : "conduct.violation.open"));
        }
        return file.download(
                texts.get("conduct.violations.title") + "-" + moment.asOf().day() + ".csv");
    }

    @GetMapping(Tabs.VIOLATIONS + "/new")
    @Requires(Permission.KEEP_VIOLATIONS)
    View recording(Actor actor, Shell shell) {
        return recording(actor, shell, Form.empty().with("noticedOn", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(Tabs.VIOLATIONS + "/new")
    @Requires(Permission.KEEP_VIOLATIONS)
    View record(Actor actor, Shell shell, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty();
        for (var field : FIELDS) {
            form = form.with(field, sent.getOrDefault(field, ""));
        }
        try {
            var id = recordViolation.record(
                    actor,
                    new RecordViolation.Input(
                            SentId.read(sent.getOrDefault("clause", "")),
                            day(sent, "happenedOn"),
                            day(sent, "noticedOn"),
                            sent.getOrDefault("place", ""),
                            sent.getOrDefault("noticedBy", ""),
                            sent.getOrDefault("person", ""),
                            sent.getOrDefault("happened", "")));
            return NextPage.saying(request, texts.get("conduct.violation.recorded"), Tabs.VIOLATIONS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return recording(actor, shell, Bundles.refused(form, invalid, texts));
        }
    }

    private View recording(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("conduct.violation.new")).under(crumb(texts));
        return templates
                .page("conduct/violationNew", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "clauses",
                        clauses.today(actor).stream()
                                .map(one -> Choice.of(
                                        one.id().toString(), one.document() + "　" + one.path() + "　" + one.caption()))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(Tabs.VIOLATIONS + "/{id}")
    @Requires(Permission.READ_VIOLATIONS)
    View show(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        return show(actor, shell, id, Form.empty(), request);
    }

    @PostMapping(Tabs.VIOLATIONS + "/{id}")
    @Requires(Permission.KEEP_VIOLATIONS)
    View take(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var kind = sent.getOrDefault("measure", "");
        var measure = Arrays.stream(Measure.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
        var form = Form.empty()
                .with("measure", kind)
                .with("on", sent.getOrDefault("on", ""))
                .with("note", sent.getOrDefault("note", ""));
        if (measure.isEmpty() && !kind.equals(CLOSE)) {
            return show(actor, shell, id, form.wrong("measure", texts.get("conduct.refusal.measure")), request);
        }
        try {
            recordViolation.take(
                    actor, new RecordViolation.Taken(id, measure, day(sent, "on"), sent.getOrDefault("note", "")));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(request, texts.get("conduct.violation.taken"), Tabs.VIOLATIONS + "/" + id);
    }

    private View show(Actor actor, Shell shell, UUID id, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var one = register.look(actor, AsOf.known(time.today())).stream()
                .filter(listed -> listed.violation().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("violation"));
        var measures = new ArrayList<Choice>();
        for (var measure : Measure.values()) {
            measures.add(Choice.of(measure.name(), texts.get("conduct.measure." + measure)));
        }
        measures.add(Choice.of(CLOSE, texts.get("conduct.measure.closed")));
        var page = Page.titled(
                        shell,
                        texts.get("conduct.violation.title", one.violation().path()))
                .under(crumb(texts))
                .saying(NextPage.said(request));
        return templates
                .page("conduct/violation", form.refused() ? page.refusing() : page)
                .with("one", one)
                .with("form", form)
                .with("measures", measures)
                .with("mayKeep", actor.may(Permission.KEEP_VIOLATIONS) && !one.closed())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("conduct.violations.title"), Tabs.VIOLATIONS);
    }

    private static Optional<LocalDate> day(Map<String, String> sent, String name) {
        return TypedDay.asked(sent.getOrDefault(name, ""));
    }
}
