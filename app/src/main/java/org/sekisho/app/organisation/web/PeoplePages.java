package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Sort;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The people of the body: the list, one person, and what an officer enters about them. */
@Controller
class PeoplePages {

    private static final int PAGE_SIZE = 50;

    private static final Map<String, String> REGISTERED = Map.of(
            "people[0].staffNumber", "staffNumber",
            "people[0].familyName", "familyName",
            "people[0].givenName", "givenName",
            "people[0].familyKana", "familyKana",
            "people[0].givenKana", "givenKana",
            "people[0].from", "from");

    private static final Map<String, String> ASSIGNED = Map.of(
            "assignments[0].post", "post",
            "assignments[0].person", "from",
            "assignments[0].from", "from",
            "assignments[0].to", "last");

    private final FindPeople findPeople;
    private final Roster roster;
    private final RegisterPeople registerPeople;
    private final AssignPosts assignPosts;
    private final AboutPerson about;
    private final Time time;
    private final Templates templates;

    PeoplePages(
            FindPeople findPeople,
            Roster roster,
            RegisterPeople registerPeople,
            AssignPosts assignPosts,
            AboutPerson about,
            Time time,
            Templates templates) {
        this.findPeople = findPeople;
        this.roster = roster;
        this.registerPeople = registerPeople;
        this.assignPosts = assignPosts;
        this.about = about;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation/people")
    @Requires(Permission.READ_ORGANISATION)
    Rendering people(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "kana") String sort,
            @RequestParam(defaultValue = "1") String page) {
        var texts = shell.texts();
        var columns = List.of(
                Column.text("kana", texts.get("organisation.person.name")).sorted(),
                Column.text("number", texts.get("organisation.person.number")).sorted(),
                Column.text("place", texts.get("organisation.person.place")).sorted(),
                Column.text("post", texts.get("organisation.person.post")).sorted(),
                Column.text("employment", texts.get("organisation.person.employment")));
        var order = Sort.read(sort, columns).orElse(Sort.by("kana"));
        var within = section.isEmpty()
                ? Optional.<SectionId>empty()
                : Optional.of(new SectionId(SentId.addressed(section, "section")));
        var today = time.today();
        int number = Paging.asked(page);
        var input = new FindPeople.Input(
                today,
                q,
                within,
                order(order.column()),
                order.descending(),
                (long) (number - 1) * PAGE_SIZE,
                PAGE_SIZE);
        var found = findPeople.find(actor, input);
        var chart = roster.chart(actor, AsOf.known(today));
        var view = new TableView(
                "people",
                texts.get("organisation.people.caption"),
                "/organisation/people",
                columns,
                List.of(
                        new Filter.Words("q", texts.get("organisation.people.words"), q),
                        new Filter.OneOf(
                                "section",
                                texts.get("organisation.people.section"),
                                section,
                                "",
                                chart.sections()
                                        .map(one -> Choice.of(one.id().toString(), one.code() + "　" + one.name()))
                                        .toList())),
                Optional.of(order),
                new Paging(number, PAGE_SIZE, found.total()));
        return templates
                .page(
                        "organisation/people",
                        Page.titled(shell, texts.get("organisation.people.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", Words.tabs(texts, Words.View.PEOPLE))
                .with("view", view)
                .with("people", found.people())
                .with("mayChange", actor.may(Permission.CHANGE_ORGANISATION));
    }

    private static FindPeople.Order order(String column) {
        return switch (column) {
            case "number" -> FindPeople.Order.NUMBER;
            case "place" -> FindPeople.Order.PLACE;
            case "post" -> FindPeople.Order.POST;
            default -> FindPeople.Order.KANA;
        };
    }

    @GetMapping("/organisation/people/{id}")
    @Requires(Permission.READ_ORGANISATION)
    Rendering person(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        var file = about.file(actor, id);
        return templates
                .page(
                        "organisation/person",
                        Page.titled(shell, file.name().full())
                                .under(new Crumb(
                                        shell.texts().get("organisation.people.title"), "/organisation/people"))
                                .saying(NextPage.said(request)))
                .with("file", file)
                .with("today", time.today())
                .with("mayChange", actor.may(Permission.CHANGE_ORGANISATION))
                .with("mayAppoint", actor.may(Permission.ASSIGN_ROLES));
    }

    @GetMapping("/organisation/register")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering registering(Actor actor, Shell shell) {
        return registering(shell, Form.empty());
    }

    private Rendering registering(Shell shell, Form form) {
        var texts = shell.texts();
        return templates
                .page(
                        "organisation/register",
                        AboutPerson.refusing(
                                Page.titled(shell, texts.get("organisation.register.title"))
                                        .under(AboutPerson.people(texts)),
                                form))
                .with("form", form)
                .with("employments", Words.employments(texts))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/organisation/register")
    @Requires(Permission.CHANGE_ORGANISATION)
    View register(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var person = new RegisterPeople.NewPerson(
                    form.text("staffNumber"),
                    new PersonName(
                            form.text("familyName"),
                            form.text("givenName"),
                            form.text("familyKana"),
                            form.text("givenKana")),
                    form.one("employment", List.of(Employment.values())),
                    Optional.empty(),
                    form.day("from", time.today()));
            form.refuseIfAny();
            var id = registerPeople
                    .register(actor, new RegisterPeople.Input(List.of(person)))
                    .values()
                    .iterator()
                    .next();
            return SentForm.redirect(
                    request, "/organisation/people/" + id, shell.texts().get("organisation.register.done"));
        } catch (Refusal.Invalid invalid) {
            return registering(shell, form.refused(invalid, shell.texts(), REGISTERED));
        }
    }

    @GetMapping("/organisation/people/{id}/assign")
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    Rendering assigning(Actor actor, Shell shell, @PathVariable String id) {
        return assigning(actor, shell, id, Form.empty().with("holding", Holding.MAIN.name()));
    }

    private Rendering assigning(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        return about.form(shell, "organisation/assign", "organisation.assign.title", about.file(actor, id), form)
                .with("posts", posts(roster.chart(actor, AsOf.known(time.today())), texts))
                .with("holdings", Words.holdings(texts));
    }

    /** Every post with its place, and how it is filled. */
    private static List<Choice> posts(Chart chart, Texts texts) {
        var choices = new ArrayList<Choice>();
        for (var organ : chart.organs()) {
            organ.posts().forEach(post -> choices.add(choice(organ.name(), post, texts)));
            organ.sections().stream()
                    .flatMap(Chart.Section::withBelow)
                    .forEach(section ->
                            section.posts().forEach(post -> choices.add(choice(section.name(), post, texts))));
        }
        return choices;
    }

    private static Choice choice(String place, Chart.Post post, Texts texts) {
        return Choice.of(
                post.id().toString(),
                texts.get(
                        "organisation.assign.post",
                        place,
                        post.title(),
                        post.holders().size(),
                        post.seats()));
    }

    @PostMapping("/organisation/people/{id}/assign")
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    View assign(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            if (form.text("post").isEmpty()) {
                form.wrong("post", Message.of("organisation.form.choose"));
            }
            var from = form.day("from", time.today());
            var to = form.optionalDay("last").map(last -> last.plusDays(1));
            var holding = form.one("holding", List.of(Holding.values()));
            form.refuseIfAny();
            assignPosts.assign(
                    actor,
                    new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                            new PersonId(SentId.addressed(id, "person")),
                            new PostId(SentId.addressed(form.text("post"), "post")),
                            holding,
                            from,
                            to))));
            return SentForm.redirect(
                    request, "/organisation/people/" + id, shell.texts().get("organisation.assign.done"));
        } catch (Refusal.Invalid invalid) {
            return assigning(actor, shell, id, form.refused(invalid, shell.texts(), ASSIGNED));
        }
    }
}
