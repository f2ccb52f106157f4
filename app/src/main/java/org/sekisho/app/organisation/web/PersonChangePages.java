package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.sekisho.app.organisation.ChangePerson;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.PersonFile;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RetirePeople;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
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

/** What the register says of a person beside posts and roles: a change of it, and the day on which they leave. */
@Controller
class PersonChangePages {

    private static final String CHANGE = "/organisation/people/{id}/change";
    private static final String RETIRE = "/organisation/people/{id}/retire";

    /** Why the particulars are entered anew. */
    private enum Why {
        DAY,
        WRONG
    }

    private final AboutPerson about;
    private final ChangePerson changePerson;
    private final RetirePeople retirePeople;
    private final Time time;

    PersonChangePages(AboutPerson about, ChangePerson changePerson, RetirePeople retirePeople, Time time) {
        this.about = about;
        this.changePerson = changePerson;
        this.retirePeople = retirePeople;
        this.time = time;
    }

    @GetMapping(CHANGE)
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering changing(Actor actor, Shell shell, @PathVariable String id) {
        var file = about.file(actor, id);
        var form = Form.empty()
                .with("staffNumber", file.staffNumber())
                .with("familyName", file.name().family())
                .with("givenName", file.name().given())
                .with("familyKana", file.name().familyKana())
                .with("givenKana", file.name().givenKana())
                .with("employment", file.employment().name());
        return changing(shell, file, form);
    }

    private Rendering changing(Shell shell, PersonFile.File file, Form form) {
        var texts = shell.texts();
        return about.form(shell, "organisation/change", "organisation.change.title", file, form)
                .with("employments", Words.employments(texts))
                .with(
                        "reasons",
                        List.of(
                                Choice.of(
                                        Why.DAY.name(),
                                        texts.get("organisation.change.why.day"),
                                        texts.get("organisation.change.why.day.hint")),
                                Choice.of(
                                        Why.WRONG.name(),
                                        texts.get("organisation.change.why.wrong"),
                                        texts.get(
                                                "organisation.change.why.wrong.hint",
                                                Dates.day(texts, file.stated().from())))));
    }

    @PostMapping(CHANGE)
    @Requires(Permission.CHANGE_ORGANISATION)
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var file = about.file(actor, id);
        var form = new SentForm(sent);
        try {
            var particulars = new ChangePerson.Particulars(
                    form.text("staffNumber"),
                    new PersonName(
                            form.text("familyName"),
                            form.text("givenName"),
                            form.text("familyKana"),
                            form.text("givenKana")),
                    form.one("employment", List.of(Employment.values())),
                    file.account());
            var since = switch (form.one("why", List.of(Why.values()))) {
                case DAY -> new ChangePerson.Since.Day(form.day("day", time.today()));
                case WRONG -> new ChangePerson.Since.Always(file.stated().from(), form.text("reason"));
            };
            if (particulars.equals(
                    new ChangePerson.Particulars(file.staffNumber(), file.name(), file.employment(), file.account()))) {
                form.wrong("", Message.of("shared.refusal.nothing"));
            }
            form.refuseIfAny();
            changePerson.change(actor, new ChangePerson.Input(file.person(), particulars, since));
            return SentForm.redirect(
                    request, AboutPerson.address(id), shell.texts().get("organisation.change.done"));
        } catch (Refusal.Invalid invalid) {
            return changing(shell, file, form.refused(invalid, shell.texts()));
        }
    }

    @GetMapping(RETIRE)
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering retiring(Actor actor, Shell shell, @PathVariable String id) {
        return retiring(actor, shell, id, Form.empty());
    }

    private Rendering retiring(Actor actor, Shell shell, String id, Form form) {
        var today = time.today();
        var file = about.file(actor, id);
        return about.form(shell, "organisation/retire", "organisation.retire.title", file, form)
                .with(
                        "ending",
                        file.posts().stream()
                                .filter(held -> held.span().contains(today))
                                .toList());
    }

    @PostMapping(RETIRE)
    @Requires(Permission.CHANGE_ORGANISATION)
    View retire(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var on = form.day("on", time.today()).plusDays(1);
            form.refuseIfAny();
            retirePeople.retire(
                    actor, new RetirePeople.Input(List.of(new PersonId(SentId.addressed(id, "person"))), on));
            return SentForm.redirect(
                    request, AboutPerson.address(id), shell.texts().get("organisation.retire.done"));
        } catch (Refusal.Invalid invalid) {
            return retiring(actor, shell, id, form.refused(invalid, shell.texts(), Map.of("people[0]", "on")));
        }
    }
}
