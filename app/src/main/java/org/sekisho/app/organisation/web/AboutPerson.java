package org.sekisho.app.organisation.web;

import org.sekisho.app.organisation.PersonFile;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What all forms about one person share: the person's file, and the place of the page below it. */
@Component
class AboutPerson {

    private final PersonFile personFile;
    private final Time time;
    private final Templates templates;

    AboutPerson(PersonFile personFile, Time time, Templates templates) {
        this.personFile = personFile;
        this.time = time;
        this.templates = templates;
    }

    PersonFile.File file(Actor actor, String id) {
        return personFile.of(actor, new PersonId(SentId.addressed(id, "person")), time.today());
    }

    /** The page of a form; its template takes {@code form} and {@code file}. */
    Rendering form(Shell shell, String template, String title, PersonFile.File file, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get(title))
                .under(
                        people(texts),
                        new Crumb(file.name().full(), address(file.person().toString())));
        return templates
                .page(template, refusing(page, form))
                .with("form", form)
                .with("file", file)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    static Page refusing(Page page, Form form) {
        return form.refused() ? page.refusing() : page;
    }

    static Crumb people(Texts texts) {
        return new Crumb(texts.get("organisation.people.title"), "/organisation/people");
    }

    /** The page of the person. */
    static String address(String person) {
        return "/organisation/people/" + person;
    }
}
