package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sekisho.app.duties.AdoptCycle;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.OccasionId;
import org.sekisho.app.duties.OpenOccasion;
import org.sekisho.app.duties.ReleaseDuty;
import org.sekisho.app.duties.ReleaseKind;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Period;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is decided of a duty: its cycle, that it is not asked for, and what happened that asks for it. */
@Controller
class KeepingPages {

    private static final String ON_OCCASION = "ON_OCCASION";
    private static final int YEAR = 12;
    private static final int MOST_DAYS = 366;

    private final Desk desk;
    private final AdoptCycle adoptCycle;
    private final ReleaseDuty releaseDuty;
    private final OpenOccasion openOccasion;

    KeepingPages(Desk desk, AdoptCycle adoptCycle, ReleaseDuty releaseDuty, OpenOccasion openOccasion) {
        this.desk = desk;
        this.adoptCycle = adoptCycle;
        this.releaseDuty = releaseDuty;
        this.openOccasion = openOccasion;
    }

    @GetMapping("/duties/{id}/cycle")
    @Requires(Permission.KEEP_DUTIES)
    Rendering adopting(Actor actor, Shell shell, @PathVariable String id) {
        var texts = shell.texts();
        var duty = desk.open(actor, texts, id).current();
        var form = switch (duty.rhythm()) {
            case Rhythm.Every(var period, var months) ->
                Form.empty()
                        .with("cycle", period.name())
                        .with("month", text(months))
                        .with("days", "");
            case Rhythm.OnOccasion(var days) ->
                Form.empty().with("cycle", ON_OCCASION).with("month", "").with("days", text(days));
            case Rhythm.Always always -> Form.empty();
        };
        return adopting(
                actor,
                shell,
                id,
                form.with("owner", duty.owner().name())
                        .with("origin", duty.origin().binds() ? duty.origin().name() : CycleOrigin.STANDARD.name())
                        .with("originNote", duty.origin().binds() ? duty.originNote() : "")
                        .with("from", Dates.day(texts, desk.today())));
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private Rendering adopting(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        var duty = open.current();
        return desk.form(shell, "duties/cycle", "duties.adopt.title", open, form)
                .with("always", duty.rhythm() instanceof Rhythm.Always)
                .with("now", Words.cycle(texts, duty.rhythm(), open.control()))
                .with("origin", Words.origin(texts, duty.origin()))
                .with("cycles", cycles(texts))
                .with(
                        "months",
                        IntStream.rangeClosed(1, YEAR)
                                .mapToObj(month -> Choice.of(
                                        Integer.toString(month),
                                        texts.get("duties.adopt.month.end", Words.month(texts, month))))
                                .toList())
                .with(
                        "owners",
                        owners(duty).stream()
                                .map(role -> Choice.of(role.name(), Words.role(texts, role)))
                                .toList())
                .with(
                        "origins",
                        List.of(CycleOrigin.values()).stream()
                                .map(one -> Choice.of(
                                        one.name(),
                                        Words.origin(texts, one),
                                        texts.get("duties.origin." + one + ".hint")))
                                .toList());
    }

    private static List<Choice> cycles(Texts texts) {
        var cycles = new ArrayList<Choice>();
        for (var period : Period.values()) {
            cycles.add(Choice.of(period.name(), Words.in(texts, period.title())));
        }
        cycles.add(Choice.of(ON_OCCASION, texts.get("duties.cycle.on-occasion")));
        return cycles;
    }

    /** The roles that can answer for a duty of this scope. */
    private static List<Role> owners(Duty duty) {
        return switch (duty.scope()) {
            case EACH_PERSON -> List.of(duty.owner());
            case EACH_SECTION ->
                List.of(Role.SECTION_SECURITY_MANAGER, Role.DEPARTMENT_SECURITY_OFFICER, Role.SYSTEM_MANAGER);
            case BODY -> SetRoleRules.ROLES;
        };
    }

    @PostMapping("/duties/{id}/cycle")
    @Requires(Permission.KEEP_DUTIES)
    View adopt(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = desk.open(actor, texts, id);
            var duty = open.current();
            var rhythm = rhythm(form, duty);
            var owner = form.one("owner", owners(duty));
            var origin = form.one("origin", List.of(CycleOrigin.values()));
            var from = form.day("from");
            form.refuseIfAny();
            adoptCycle.adopt(
                    actor, new AdoptCycle.Input(duty.id(), rhythm, owner, origin, form.text("originNote"), from));
            return Sent.redirect(request, open.href(), texts.get("duties.adopt.done"));
        } catch (Refusal.Invalid invalid) {
            return adopting(
                    actor, shell, id, form.refused(invalid, texts, field -> field.equals("rhythm") ? "cycle" : field));
        }
    }

    private static Rhythm rhythm(Sent form, Duty duty) {
        if (duty.rhythm() instanceof Rhythm.Always always) {
            return always;
        }
        var cycle = form.text("cycle");
        if (cycle.equals(ON_OCCASION)) {
            if (!form.text("month").isEmpty()) {
                form.wrong("month", Message.of("duties.form.month-yearly"));
            }
            return new Rhythm.OnOccasion(form.number("days", 1, MOST_DAYS));
        }
        if (!form.text("days").isEmpty()) {
            form.wrong("days", Message.of("duties.form.days-occasion"));
        }
        var period = form.one("cycle", List.of(Period.values()));
        if (period != Period.FISCAL_YEAR && !form.text("month").isEmpty()) {
            form.wrong("month", Message.of("duties.form.month-yearly"));
            return new Rhythm.Every(period, OptionalInt.empty());
        }
        return new Rhythm.Every(period, form.number("month", 1, YEAR));
    }

    @GetMapping("/duties/{id}/release")
    @Requires(Permission.RELEASE_DUTIES)
    Rendering releasing(Actor actor, Shell shell, @PathVariable String id) {
        return releasing(actor, shell, id, Form.empty().with("from", Dates.day(shell.texts(), desk.today())));
    }

    private Rendering releasing(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        return desk.form(shell, "duties/release", "duties.release.title", open, form)
                .with(
                        "kinds",
                        List.of(ReleaseKind.EXCEPTION, ReleaseKind.NOT_APPLICABLE).stream()
                                .map(kind -> Choice.of(
                                        kind.name(),
                                        texts.get("duties.release." + kind),
                                        texts.get("duties.release." + kind + ".hint")))
                                .toList());
    }

    @PostMapping("/duties/{id}/release")
    @Requires(Permission.RELEASE_DUTIES)
    View release(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = desk.open(actor, texts, id);
            var kind = form.one("kind", List.of(ReleaseKind.values()));
            var from = form.day("from");
            var to = form.optionalDay("last").map(last -> last.plusDays(1));
            form.refuseIfAny("reason", "approvedBy");
            releaseDuty.release(
                    actor,
                    new ReleaseDuty.Input(
                            open.file().id(), kind, form.text("reason"), form.text("approvedBy"), from, to));
            return Sent.redirect(request, open.href(), texts.get("duties.release.done"));
        } catch (Refusal.Invalid invalid) {
            return releasing(actor, shell, id, form.refused(invalid, texts, KeepingPages::last));
        }
    }

    /** A form asks for the last day where a use case takes the first day no longer. */
    private static String last(String field) {
        return field.equals("to") ? "last" : field;
    }

    @GetMapping("/duties/{id}/releases/{release}/end")
    @Requires(Permission.RELEASE_DUTIES)
    Rendering ending(Actor actor, Shell shell, @PathVariable String id, @PathVariable String release) {
        return ending(actor, shell, id, release, Form.empty());
    }

    private Rendering ending(Actor actor, Shell shell, String id, String release, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        return desk.form(shell, "duties/endRelease", "duties.release.end.title", open, form)
                .with("release", release(open, release));
    }

    private static DutyFile.Release release(Desk.Open open, String release) {
        return open.file().releases().stream()
                .filter(one -> one.id().toString().equals(release))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("release"));
    }

    @PostMapping("/duties/{id}/releases/{release}/end")
    @Requires(Permission.RELEASE_DUTIES)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String release,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = desk.open(actor, texts, id);
            var one = release(open, release);
            var last = form.day("last");
            form.refuseIfAny();
            releaseDuty.end(actor, new ReleaseDuty.End(one.id(), last.plusDays(1)));
            return Sent.redirect(request, open.href(), texts.get("duties.release.end.done"));
        } catch (Refusal.Invalid invalid) {
            return ending(actor, shell, id, release, form.refused(invalid, texts, KeepingPages::last));
        }
    }

    @GetMapping("/duties/{id}/occasions/new")
    @Requires(Permission.GIVE_EVIDENCE)
    Rendering occurring(Actor actor, Shell shell, @PathVariable String id) {
        return occurring(actor, shell, id, Form.empty());
    }

    private Rendering occurring(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        if (!(open.current().rhythm() instanceof Rhythm.OnOccasion)) {
            throw new Refusal.NotFound("occasion");
        }
        return desk.form(shell, "duties/occasion", "duties.occasion.title", open, form)
                .with("cycle", Words.cycle(texts, open.current().rhythm(), open.control()));
    }

    @PostMapping("/duties/{id}/occasions/new")
    @Requires(Permission.GIVE_EVIDENCE)
    View occurred(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = desk.open(actor, texts, id);
            var day = form.day("happenedOn");
            form.refuseIfAny("what");
            openOccasion.open(actor, new OpenOccasion.Input(open.file().id(), form.text("what"), day));
            return Sent.redirect(request, open.href(), texts.get("duties.occasion.done"));
        } catch (Refusal.Invalid invalid) {
            return occurring(actor, shell, id, form.refused(invalid, texts));
        }
    }

    @GetMapping("/duties/{id}/occasions/{occasion}/strike")
    @Requires(Permission.KEEP_DUTIES)
    Rendering striking(Actor actor, Shell shell, @PathVariable String id, @PathVariable String occasion) {
        return striking(actor, shell, id, occasion, Form.empty());
    }

    private Rendering striking(Actor actor, Shell shell, String id, String occasion, Form form) {
        var texts = shell.texts();
        var open = desk.open(actor, texts, id);
        return desk.form(shell, "duties/strikeOccasion", "duties.occasion.strike.title", open, form)
                .with("occasion", occasion(open, occasion));
    }

    private static DutyFile.Occasion occasion(Desk.Open open, String occasion) {
        return open.file().occasions().stream()
                .filter(one -> one.id().value().toString().equals(occasion))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("occasion"));
    }

    @PostMapping("/duties/{id}/occasions/{occasion}/strike")
    @Requires(Permission.KEEP_DUTIES)
    View strike(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String occasion,
            @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, desk.today());
        var texts = shell.texts();
        try {
            var open = desk.open(actor, texts, id);
            OccasionId struck = occasion(open, occasion).id();
            openOccasion.strike(actor, new OpenOccasion.Strike(struck, form.text("reason")));
            return Sent.redirect(request, open.href(), texts.get("duties.occasion.strike.done"));
        } catch (Refusal.Invalid invalid) {
            return striking(actor, shell, id, occasion, form.refused(invalid, texts));
        }
    }
}
