package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.ReorganiseSections;
import org.sekisho.app.organisation.ReorganiseSections.Change;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Sections that begin, have another name or place, or end, each from a day on. */
@Controller
class SectionPages {

    private static final String NEW = "/organisation/sections/new";
    private static final String CHANGE = "/organisation/sections/{id}/change";
    private static final String CLOSE = "/organisation/sections/{id}/close";

    private static final Map<String, String> ESTABLISHED = Map.of(
            "sections[0].code", "code",
            "sections[0].name", "name",
            "sections[0].organ", "from",
            "sections[0].parent", "place",
            "sections[0].from", "from");

    private final Roster roster;
    private final EstablishOrganisation establish;
    private final ReorganiseSections reorganise;
    private final Time time;
    private final Templates templates;

    SectionPages(
            Roster roster,
            EstablishOrganisation establish,
            ReorganiseSections reorganise,
            Time time,
            Templates templates) {
        this.roster = roster;
        this.establish = establish;
        this.reorganise = reorganise;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping(NEW)
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering establishing(Actor actor, Shell shell, @RequestParam(defaultValue = "") String place) {
        return establishing(actor, shell, Form.empty().with("place", place));
    }

    private Rendering establishing(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        return page(shell, "organisation/sectionNew", "organisation.section.new.title", form, List.of())
                .with("places", places(actor, time.today()).choices(texts));
    }

    private Places places(Actor actor, LocalDate day) {
        return new Places(roster.chart(actor, AsOf.known(day)));
    }

    private Rendering page(Shell shell, String template, String title, Form form, List<Crumb> more) {
        var texts = shell.texts();
        var crumbs = new ArrayList<>(List.of(new Crumb(texts.get("organisation.chart.title"), "/organisation")));
        crumbs.addAll(more);
        return templates
                .page(
                        template,
                        AboutPerson.refusing(
                                Page.titled(shell, texts.get(title)).under(crumbs.toArray(Crumb[]::new)), form))
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping(NEW)
    @Requires(Permission.CHANGE_ORGANISATION)
    View establish(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var place = places(actor, time.today()).chosen(form.text("place"));
            if (place.isEmpty()) {
                form.wrong("place", Message.of("organisation.form.choose"));
            }
            var from = form.day("from", time.today());
            form.refuseIfAny();
            var above = place.orElseThrow();
            var section = establish
                    .establish(
                            actor,
                            new EstablishOrganisation.Input(
                                    List.of(),
                                    List.of(new EstablishOrganisation.NewSection(
                                            form.text("code"),
                                            form.text("name"),
                                            above.organ().name(),
                                            above.section().map(Chart.Section::code),
                                            from)),
                                    List.of()))
                    .sections()
                    .values()
                    .iterator()
                    .next();
            return SentForm.redirect(
                    request,
                    "/organisation/sections/" + section + (from.isAfter(time.today()) ? "?day=" + from : ""),
                    shell.texts().get("organisation.section.new.done"));
        } catch (Refusal.Invalid invalid) {
            return establishing(actor, shell, form.refused(invalid, shell.texts(), ESTABLISHED));
        }
    }

    @GetMapping(CHANGE)
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering changing(Actor actor, Shell shell, @PathVariable String id) {
        var places = places(actor, time.today());
        var section = section(places, id);
        return changing(
                shell,
                places,
                section,
                Form.empty()
                        .with("name", section.name())
                        .with(
                                "place",
                                places.above(section.id())
                                        .map(Places.Place::value)
                                        .orElse("")));
    }

    private static Chart.Section section(Places places, String id) {
        return places.chart()
                .section(new SectionId(SentId.addressed(id, "section")))
                .orElseThrow(() -> new Refusal.NotFound("section"));
    }

    private Rendering changing(Shell shell, Places places, Chart.Section section, Form form) {
        return page(shell, "organisation/sectionChange", "organisation.section.change.title", form, crumbs(section))
                .with("section", section)
                .with(
                        "places",
                        places.choices(shell.texts(), places.of(section.id()).orElseThrow()));
    }

    private static List<Crumb> crumbs(Chart.Section section) {
        return List.of(new Crumb(section.name(), "/organisation/sections/" + section.id()));
    }

    @PostMapping(CHANGE)
    @Requires(Permission.CHANGE_ORGANISATION)
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        var places = places(actor, time.today());
        var section = section(places, id);
        try {
            var on = form.day("on", time.today());
            var place = places.chosen(form.text("place"));
            if (place.isEmpty()) {
                form.wrong("place", Message.of("organisation.form.choose"));
            }
            form.refuseIfAny();
            var changes = new ArrayList<Change>();
            var names = new HashMap<>(Map.of("changes[0]", "on", "changes[1]", "on"));
            if (!form.text("name").equals(section.name())) {
                names.put("changes[0].name", "name");
                changes.add(new Change.Rename(section.id(), form.text("name")));
            }
            var above = place.orElseThrow();
            if (!places.above(section.id()).equals(place)) {
                names.put("changes[" + changes.size() + "].parent", "place");
                changes.add(above.section()
                        .map(Chart.Section::id)
                        .<Change>map(parent -> new Change.MoveBelow(section.id(), parent))
                        .orElseGet(() -> new Change.MoveToTop(section.id())));
            }
            return reorganised(
                    actor,
                    request,
                    new ReorganiseSections.Input(on, changes),
                    shell.texts().get("organisation.section.change.done"),
                    "/organisation/sections/" + id + (on.isAfter(time.today()) ? "?day=" + on : ""),
                    names);
        } catch (Refusal.Invalid invalid) {
            return changing(shell, places, section, form.refused(invalid, shell.texts()));
        }
    }

    /** Names the fields of a refusal as the form does. */
    private View reorganised(
            Actor actor,
            HttpServletRequest request,
            ReorganiseSections.Input input,
            String done,
            String address,
            Map<String, String> names) {
        try {
            reorganise.reorganise(actor, input);
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.problems().stream()
                    .map(problem -> new Refusal.Problem(
                            names.getOrDefault(problem.field(), problem.field()), problem.message()))
                    .toList());
        }
        return SentForm.redirect(request, address, done);
    }

    @GetMapping(CLOSE)
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering closing(Actor actor, Shell shell, @PathVariable String id) {
        return closing(shell, section(places(actor, time.today()), id), Form.empty());
    }

    private Rendering closing(Shell shell, Chart.Section section, Form form) {
        return page(shell, "organisation/sectionClose", "organisation.section.close.title", form, crumbs(section))
                .with("section", section);
    }

    @PostMapping(CLOSE)
    @Requires(Permission.CHANGE_ORGANISATION)
    View close(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        var section = section(places(actor, time.today()), id);
        try {
            var on = form.day("last", time.today()).plusDays(1);
            form.refuseIfAny();
            var ending = places(actor, on)
                    .chart()
                    .section(section.id())
                    .orElse(section)
                    .withBelow()
                    .toList();
            if (ending.size() > 1 && !form.text("below").equals("true")) {
                form.wrong(
                        "below",
                        Message.of(
                                "organisation.refusal.sections-below",
                                ending.get(1).name()));
            }
            form.refuseIfAny();
            return reorganised(
                    actor,
                    request,
                    new ReorganiseSections.Input(
                            on,
                            ending.stream()
                                    .map(Chart.Section::id)
                                    .<Change>map(Change.End::new)
                                    .toList()),
                    shell.texts().get("organisation.section.close.done", section.name()),
                    "/organisation",
                    IntStream.range(0, ending.size())
                            .boxed()
                            .collect(Collectors.toMap(i -> "changes[" + i + "]", i -> "last")));
        } catch (Refusal.Invalid invalid) {
            return closing(shell, section, form.refused(invalid, shell.texts(), Map.of("on", "last")));
        }
    }
}
