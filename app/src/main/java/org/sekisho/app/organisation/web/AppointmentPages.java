package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.AppointmentId;
import org.sekisho.app.organisation.EndAppointment;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Roles given to a person beside the rules: the appointment and its end. */
@Controller
class AppointmentPages {

    private static final String APPOINT = "/organisation/people/{id}/appoint";
    private static final String END = "/organisation/people/{id}/appointments/{appointment}/end";

    private final AboutPerson about;
    private final AppointToRole appointToRole;
    private final EndAppointment endAppointment;
    private final Time time;

    AppointmentPages(AboutPerson about, AppointToRole appointToRole, EndAppointment endAppointment, Time time) {
        this.about = about;
        this.appointToRole = appointToRole;
        this.endAppointment = endAppointment;
        this.time = time;
    }

    @GetMapping(APPOINT)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    Rendering appointing(Actor actor, Shell shell, @PathVariable String id) {
        return appointing(actor, shell, id, Form.empty());
    }

    private Rendering appointing(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        return about.form(shell, "organisation/appoint", "organisation.appoint.title", about.file(actor, id), form)
                .with(
                        "roles",
                        SetRoleRules.ROLES.stream()
                                .map(role -> Choice.of(role.name(), texts.get("shared.role." + role)))
                                .toList());
    }

    @PostMapping(APPOINT)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View appoint(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var role = form.one("role", SetRoleRules.ROLES);
            var from = form.day("from", time.today());
            var to = form.optionalDay("last").map(last -> last.plusDays(1));
            form.refuseIfAny();
            appointToRole.appoint(
                    actor,
                    new AppointToRole.Input(
                            new PersonId(SentId.addressed(id, "person")), role, form.text("reason"), from, to));
            return SentForm.redirect(
                    request, AboutPerson.address(id), shell.texts().get("organisation.appoint.done"));
        } catch (Refusal.Invalid invalid) {
            return appointing(actor, shell, id, form.refused(invalid, shell.texts(), Map.of("to", "last")));
        }
    }

    @GetMapping(END)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    Rendering ending(Actor actor, Shell shell, @PathVariable String id, @PathVariable String appointment) {
        return ending(actor, shell, id, appointment, Form.empty());
    }

    private Rendering ending(Actor actor, Shell shell, String id, String appointment, Form form) {
        var file = about.file(actor, id);
        var appointed = file.appointments().stream()
                .filter(one -> one.appointment().toString().equals(appointment))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("appointment"));
        return about.form(shell, "organisation/dismiss", "organisation.dismiss.title", file, form)
                .with("appointed", appointed);
    }

    @PostMapping(END)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String appointment,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var to = form.day("to", time.today()).plusDays(1);
            form.refuseIfAny();
            endAppointment.end(
                    actor,
                    new EndAppointment.Input(new AppointmentId(SentId.addressed(appointment, "appointment")), to));
            return SentForm.redirect(
                    request, AboutPerson.address(id), shell.texts().get("organisation.dismiss.done"));
        } catch (Refusal.Invalid invalid) {
            return ending(actor, shell, id, appointment, form.refused(invalid, shell.texts()));
        }
    }
}
