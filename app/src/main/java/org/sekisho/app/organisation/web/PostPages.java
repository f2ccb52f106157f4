package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostFile;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Roster;
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
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A post: who holds and held it, another holder for it, and a new post. */
@Controller
class PostPages {

    /** How many people are offered; whoever is not among them is found by more of the name. */
    private static final int OFFERED = 20;

    private static final Map<String, String> ASSIGNED = Map.of(
            "assignments[0].post", "from",
            "assignments[0].person", "person",
            "assignments[0].from", "from",
            "assignments[0].to", "last");

    private static final Map<String, String> ESTABLISHED = Map.of(
            "posts[0].title", "title",
            "posts[0].seats", "seats",
            "posts[0].section", "from",
            "posts[0].organ", "from",
            "posts[0].from", "from");

    private final PostFile postFile;
    private final FindPeople findPeople;
    private final Roster roster;
    private final AssignPosts assignPosts;
    private final EstablishOrganisation establish;
    private final Time time;
    private final Templates templates;

    PostPages(
            PostFile postFile,
            FindPeople findPeople,
            Roster roster,
            AssignPosts assignPosts,
            EstablishOrganisation establish,
            Time time,
            Templates templates) {
        this.postFile = postFile;
        this.findPeople = findPeople;
        this.roster = roster;
        this.assignPosts = assignPosts;
        this.establish = establish;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation/posts/{id}")
    @Requires(Permission.READ_ORGANISATION)
    Rendering post(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        var file = file(actor, id);
        return templates
                .page(
                        "organisation/post",
                        under(Page.titled(shell, name(shell.texts(), file)), file)
                                .saying(NextPage.said(request)))
                .with("file", file)
                .with("today", time.today())
                .with("mayChange", actor.may(Permission.CHANGE_ORGANISATION))
                .with("mayHandOver", actor.may(Permission.READ_DUTIES));
    }

    private PostFile.File file(Actor actor, String id) {
        return postFile.of(actor, new PostId(SentId.addressed(id, "post")), time.today());
    }

    private static String name(Texts texts, PostFile.File file) {
        return texts.get("organisation.post.name", file.place(), file.title());
    }

    private static Page under(Page page, PostFile.File file) {
        var chart = new Crumb(page.t("organisation.chart.title"), "/organisation");
        return file.section()
                .map(section -> page.under(chart, new Crumb(file.place(), "/organisation/sections/" + section)))
                .orElseGet(() -> page.under(chart));
    }

    @GetMapping("/organisation/posts/{id}/assign")
    @Requires(Permission.CHANGE_ORGANISATION)
    @FreshProof
    Rendering assigning(Actor actor, Shell shell, @PathVariable String id, @RequestParam(defaultValue = "") String q) {
        return assigning(actor, shell, id, Form.empty().with("q", q).with("holding", Holding.MAIN.name()));
    }

    private Rendering assigning(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var file = file(actor, id);
        var words = form.field("q").value().strip();
        var found = words.isEmpty()
                ? new FindPeople.Found(List.of(), 0)
                : findPeople.find(
                        actor,
                        new FindPeople.Input(
                                time.today(), words, Optional.empty(), FindPeople.Order.KANA, false, 0, OFFERED));
        var page = Page.titled(shell, texts.get("organisation.post.assign.title"));
        var crumbs = under(page, file).crumbs().toArray(Crumb[]::new);
        var all = java.util.Arrays.copyOf(crumbs, crumbs.length + 1);
        all[crumbs.length] = new Crumb(name(texts, file), "/organisation/posts/" + id);
        return templates
                .page("organisation/postAssign", AboutPerson.refusing(page.under(all), form))
                .with("form", form)
                .with("file", file)
                .with("today", time.today())
                .with("found", found)
                .with("people", Words.people(texts, found.people()))
                .with("holdings", Words.holdings(texts))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/organisation/posts/{id}/assign")
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
            if (form.text("person").isEmpty()) {
                form.wrong("person", Message.of("organisation.form.choose"));
            }
            var holding = form.one("holding", List.of(Holding.values()));
            var from = form.day("from", time.today());
            var to = form.optionalDay("last").map(last -> last.plusDays(1));
            form.refuseIfAny();
            assignPosts.assign(
                    actor,
                    new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                            new PersonId(SentId.addressed(form.text("person"), "person")),
                            new PostId(SentId.addressed(id, "post")),
                            holding,
                            from,
                            to))));
            return SentForm.redirect(
                    request, "/organisation/posts/" + id, shell.texts().get("organisation.post.assign.done"));
        } catch (Refusal.Invalid invalid) {
            return assigning(actor, shell, id, form.refused(invalid, shell.texts(), ASSIGNED));
        }
    }

    @GetMapping("/organisation/posts/new")
    @Requires(Permission.CHANGE_ORGANISATION)
    Rendering establishing(Actor actor, Shell shell, @RequestParam(defaultValue = "") String place) {
        return establishing(actor, shell, Form.empty().with("place", place).with("seats", "1"));
    }

    private Rendering establishing(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var chart = roster.chart(actor, AsOf.known(time.today()));
        return templates
                .page(
                        "organisation/postNew",
                        AboutPerson.refusing(
                                Page.titled(shell, texts.get("organisation.post.new.title"))
                                        .under(new Crumb(texts.get("organisation.chart.title"), "/organisation")),
                                form))
                .with("form", form)
                .with("places", new Places(chart).choices(texts))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/organisation/posts/new")
    @Requires(Permission.CHANGE_ORGANISATION)
    View establish(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new SentForm(sent);
        try {
            var place = new Places(roster.chart(actor, AsOf.known(time.today()))).chosen(form.text("place"));
            if (place.isEmpty()) {
                form.wrong("place", Message.of("organisation.form.choose"));
            }
            int seats = form.number("seats");
            var from = form.day("from", time.today());
            form.refuseIfAny();
            var post = establish
                    .establish(
                            actor,
                            new EstablishOrganisation.Input(
                                    List.of(),
                                    List.of(),
                                    List.of(new EstablishOrganisation.NewPost(
                                            form.text("title"),
                                            place(place.orElseThrow()),
                                            seats,
                                            OptionalInt.empty(),
                                            from))))
                    .posts()
                    .getFirst();
            return SentForm.redirect(
                    request, "/organisation/posts/" + post, shell.texts().get("organisation.post.new.done"));
        } catch (Refusal.Invalid invalid) {
            return establishing(actor, shell, form.refused(invalid, shell.texts(), ESTABLISHED));
        }
    }

    private static EstablishOrganisation.Place place(Places.Place place) {
        return place.section()
                .map(Chart.Section::code)
                .<EstablishOrganisation.Place>map(EstablishOrganisation.Place.InSection::new)
                .orElseGet(() ->
                        new EstablishOrganisation.Place.AtOrgan(place.organ().name()));
    }
}
