package org.sekisho.app.contacts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.contacts.ConfirmContacts;
import org.sekisho.app.contacts.ContactId;
import org.sekisho.app.contacts.EmergencyContacts;
import org.sekisho.app.contacts.OutsideBody;
import org.sekisho.app.contacts.SetContact;
import org.sekisho.app.contacts.SetPhone;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The emergency contacts: the list, what is missing, a sheet to hang up, and its upkeep. */
@Controller
class ContactPages {

    private static final String ADDRESS = "/contacts";
    private static final String POST = "post:";

    private final EmergencyContacts contacts;
    private final SetContact set;
    private final SetPhone phones;
    private final ConfirmContacts confirm;
    private final Roster roster;
    private final Templates templates;
    private final Time time;

    ContactPages(
            EmergencyContacts contacts,
            SetContact set,
            SetPhone phones,
            ConfirmContacts confirm,
            Roster roster,
            Templates templates,
            Time time) {
        this.contacts = contacts;
        this.set = set;
        this.phones = phones;
        this.confirm = confirm;
        this.roster = roster;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_CONTACTS)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String numbers) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "contacts/show",
                        Page.titled(shell, texts.get("contacts.title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with(
                        "tree",
                        numbers.equals("shown")
                                ? contacts.look(actor, moment.asOf(), EmergencyContacts.Place.LIST)
                                : contacts.on(actor, moment.asOf()))
                .with("mayKeep", actor.may(Permission.KEEP_CONTACTS) && moment.today());
    }

    /** One page of A4 to hang up or to carry along. */
    @GetMapping(ADDRESS + "/sheet")
    @Requires(Permission.READ_CONTACTS)
    View sheet(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "contacts/sheet",
                        Page.titled(shell, texts.get("contacts.sheet.title"))
                                .under(new Crumb(texts.get("contacts.title"), ADDRESS)))
                .with("moment", moment)
                .with("tree", contacts.look(actor, moment.asOf(), EmergencyContacts.Place.SHEET));
    }

    @GetMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_CONTACTS)
    View ask(Actor actor, Shell shell, @RequestParam(defaultValue = "") String by) {
        return form(actor, shell, Optional.empty(), Form.empty().with("calledBy", by));
    }

    @PostMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_CONTACTS)
    View add(Actor actor, Shell shell, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        try {
            set.add(actor, input(form));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, Optional.empty(), Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("contacts.added"), ADDRESS);
    }

    @GetMapping(ADDRESS + "/lines/{id}")
    @Requires(Permission.KEEP_CONTACTS)
    View change(Actor actor, Shell shell, @PathVariable String id) {
        var line = line(actor, id);
        var form = Form.empty()
                .with(
                        "who",
                        line.post()
                                .map(post -> POST + post.post())
                                .or(() -> line.outside().map(OutsideBody::name))
                                .orElse(""))
                .with("name", line.name())
                .with("phone", line.phone())
                .with("calledBy", line.calledBy().map(ContactId::toString).orElse(""))
                .with(
                        "substitute",
                        line.substitute().map(post -> post.post().toString()).orElse(""))
                .with("note", line.note());
        return form(actor, shell, Optional.of(line), form);
    }

    @PostMapping(ADDRESS + "/lines/{id}")
    @Requires(Permission.KEEP_CONTACTS)
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        var line = line(actor, id);
        var form = Form.of(sent);
        try {
            set.change(actor, line.contact(), input(form));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, Optional.of(line), Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("contacts.changed"), ADDRESS);
    }

    @PostMapping(ADDRESS + "/lines/{id}/end")
    @Requires(Permission.KEEP_CONTACTS)
    View end(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        var line = line(actor, id);
        try {
            set.end(actor, line.contact());
        } catch (Refusal.Invalid invalid) {
            return NextPage.saying(
                    request,
                    Notice.of(Tone.ERROR, Bundles.words(shell.texts(), invalid.reason())),
                    ADDRESS + "/lines/" + line.contact());
        }
        return NextPage.saying(request, shell.texts().get("contacts.line.ended", line.title()), ADDRESS);
    }

    @GetMapping(ADDRESS + "/numbers/{person}")
    @Requires(Permission.KEEP_CONTACTS)
    View number(Actor actor, Shell shell, @PathVariable String person) {
        var called = contacts.look(actor, new PersonId(SentId.addressed(person, "person")));
        return number(shell, called, Form.empty().with("number", called.number().orElse("")));
    }

    @PostMapping(ADDRESS + "/numbers/{person}")
    @Requires(Permission.KEEP_CONTACTS)
    View number(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String number) {
        var called = called(actor, person);
        try {
            phones.set(actor, new SetPhone.Input(called.person(), number));
        } catch (Refusal.Invalid invalid) {
            var form = Form.empty().with("number", number);
            return number(shell, called, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("contacts.number.done", called.name()), ADDRESS);
    }

    @PostMapping(ADDRESS + "/numbers/{person}/erase")
    @Requires(Permission.KEEP_CONTACTS)
    @FreshProof
    View erase(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String person) {
        var called = called(actor, person);
        phones.erase(actor, called.person());
        return NextPage.saying(request, shell.texts().get("contacts.number.erased", called.name()), ADDRESS);
    }

    private View number(Shell shell, EmergencyContacts.Called called, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("contacts.number.title", called.name()))
                .under(new Crumb(texts.get("contacts.title"), ADDRESS));
        return templates
                .page("contacts/number", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("called", called)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/confirm")
    @Requires(Permission.KEEP_CONTACTS)
    View confirming(Actor actor, Shell shell) {
        return confirming(actor, shell, Form.empty().with("day", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(ADDRESS + "/confirm")
    @Requires(Permission.KEEP_CONTACTS)
    View confirm(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String note) {
        var form = Form.empty().with("day", day).with("note", note);
        var read = TypedDay.read(day);
        if (read.isEmpty()) {
            return confirming(actor, shell, form.wrong("day", shell.texts().get("contacts.refusal.day-unread")));
        }
        try {
            confirm.confirm(actor, new ConfirmContacts.Input(read.get(), note));
        } catch (Refusal.Invalid invalid) {
            return confirming(actor, shell, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("contacts.confirmed"), ADDRESS);
    }

    private View confirming(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("contacts.confirm.title"))
                .under(new Crumb(texts.get("contacts.title"), ADDRESS));
        return templates
                .page("contacts/confirm", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("tree", contacts.on(actor, AsOf.known(time.today())))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private View form(Actor actor, Shell shell, Optional<EmergencyContacts.Line> line, Form form) {
        var texts = shell.texts();
        var page = Page.titled(
                        shell,
                        line.map(one -> texts.get("contacts.change.title", one.title()))
                                .orElseGet(() -> texts.get("contacts.new.title")))
                .under(new Crumb(texts.get("contacts.title"), ADDRESS));
        var posts = posts(roster.chart(actor, AsOf.known(time.today())));
        var who = new ArrayList<Choice>();
        posts.forEach(post -> who.add(Choice.of(POST + post.value(), post.label())));
        Arrays.stream(OutsideBody.values())
                .forEach(one ->
                        who.add(Choice.of(one.name(), texts.get("contacts.outside.choice", outside(shell, one)))));
        var callers = contacts.on(actor, AsOf.known(time.today())).lines().stream()
                .filter(one ->
                        line.filter(own -> own.contact().equals(one.contact())).isEmpty())
                .map(one -> Choice.of(one.contact().toString(), one.title()))
                .toList();
        return templates
                .page("contacts/form", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "action",
                        line.map(one -> ADDRESS + "/lines/" + one.contact()).orElse(ADDRESS + "/new"))
                .with("line", line)
                .with("who", who)
                .with("posts", posts)
                .with("callers", callers)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static String outside(Shell shell, OutsideBody body) {
        return shell.texts().get("contacts.outside." + body);
    }

    private static List<Choice> posts(Chart chart) {
        var choices = new ArrayList<Choice>();
        chart.organs()
                .forEach(organ -> organ.posts()
                        .forEach(post -> choices.add(Choice.of(post.id().toString(), post.title()))));
        chart.sections()
                .forEach(section -> section.posts()
                        .forEach(post ->
                                choices.add(Choice.of(post.id().toString(), section.name() + " " + post.title()))));
        return choices;
    }

    private static SetContact.Input input(Form form) {
        var who = form.field("who").value();
        return new SetContact.Input(
                who.startsWith(POST) ? SentId.read(who.substring(POST.length())).map(PostId::new) : Optional.empty(),
                Arrays.stream(OutsideBody.values())
                        .filter(one -> one.name().equals(who))
                        .findFirst(),
                form.field("name").value(),
                form.field("phone").value(),
                SentId.read(form.field("calledBy").value()).map(ContactId::new),
                SentId.read(form.field("substitute").value()).map(PostId::new),
                form.field("note").value());
    }

    private EmergencyContacts.Line line(Actor actor, String id) {
        return SentId.read(id)
                .map(ContactId::new)
                .flatMap(contacts.on(actor, AsOf.known(time.today()))::line)
                .orElseThrow(() -> new Refusal.NotFound("contact"));
    }

    /** Somebody on the list. */
    private EmergencyContacts.Called called(Actor actor, String id) {
        var person = SentId.read(id).map(PersonId::new);
        return contacts.on(actor, AsOf.known(time.today())).lines().stream()
                .flatMap(EmergencyContacts.Line::people)
                .filter(one -> person.filter(one.person()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("person"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry contactsEntry() {
            return new NavEntry(
                    NavEntry.Group.PEOPLE, 20, "contacts.nav", ADDRESS, Icon.PERSON, Permission.READ_CONTACTS);
        }
    }
}
