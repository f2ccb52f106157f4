package org.sekisho.app.duties.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Control;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What every form about one duty needs: the duty, its title, and who may do what with it. */
@Component
class Desk {

    /** A duty on the desk. */
    record Open(DutyFile.File file, Optional<Control> control, String title) {

        /** @throws Refusal.NotFound if it is not owed on the day of the file */
        Duty current() {
            return file.current().orElseThrow(() -> new Refusal.NotFound("duty"));
        }

        String href() {
            return "/duties/" + file.id().value();
        }
    }

    private final DutyFile files;
    private final CatalogueOfBody catalogues;
    private final Roster roster;
    private final HeldPosts posts;
    private final Time time;
    private final Templates templates;

    Desk(DutyFile files, CatalogueOfBody catalogues, Roster roster, HeldPosts posts, Time time, Templates templates) {
        this.files = files;
        this.catalogues = catalogues;
        this.roster = roster;
        this.posts = posts;
        this.time = time;
        this.templates = templates;
    }

    LocalDate today() {
        return time.today();
    }

    Open open(Actor actor, Texts texts, String id) {
        return open(actor, texts, id, time.today());
    }

    Open open(Actor actor, Texts texts, String id, LocalDate day) {
        var file = files.of(actor, new DutyId(SentId.addressed(id, "duty")), day);
        var control = catalogues.of(actor).control(file.control());
        var title = control.map(found -> Words.in(texts, found.title())).orElse(file.control());
        return new Open(file, control, title);
    }

    /** A form about a duty, as it is first shown or as it was refused. */
    Rendering form(Shell shell, String template, String title, Open open, Form form) {
        return templates
                .page(template, Sent.refusing(page(shell, shell.texts().get(title), open), form))
                .with("form", form)
                .with("href", open.href())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    static Page page(Shell shell, String title, Open open) {
        return Page.titled(shell, title)
                .under(
                        new Crumb(shell.texts().get("duties.list.title"), "/duties"),
                        new Crumb(open.title(), open.href()));
    }

    /**
     * The sections whose part the actor may attest: all that are asked for those who keep the duties, their own for
     * others.
     */
    List<Choice> sections(Actor actor, Duty duty) {
        if (duty.scope() != Scope.EACH_SECTION) {
            return List.of();
        }
        var chart = roster.chart(actor, AsOf.known(time.today()));
        var me = posts.person(actor, time.today());
        return chart.sections()
                .filter(section -> actor.may(Permission.KEEP_DUTIES)
                        || section.posts().stream()
                                .flatMap(post -> post.holders().stream())
                                .map(Chart.Holder::person)
                                .anyMatch(person -> me.filter(person::equals).isPresent()))
                .map(section -> Choice.of(section.id().toString(), section.code() + "　" + section.name()))
                .toList();
    }

    static Optional<UUID> subject(String typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(SentId.addressed(typed, "subject"));
    }
}
