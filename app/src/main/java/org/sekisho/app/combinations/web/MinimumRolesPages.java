package org.sekisho.app.combinations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.combinations.DecideCombinations;
import org.sekisho.app.combinations.FindCombinations;
import org.sekisho.app.combinations.MinimumRoles;
import org.sekisho.app.combinations.SetMinimumRoles;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RoleChanges;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** All roles of the policy on one page: who has each, which combinations follow, and the decision on those. */
@Controller
class MinimumRolesPages {

    static final String ADDRESS = "/organisation/minimum";

    /** Above this a page with every post once for each role serves nobody. */
    private static final int MOST_POSTS = 40;

    private static final String POST = "post:";
    private static final String PERSON = "person:";
    private static final String AT = "decision.";

    private final MinimumRoles roles;
    private final FindCombinations find;
    private final SetMinimumRoles set;
    private final Templates templates;
    private final Time time;

    MinimumRolesPages(MinimumRoles roles, FindCombinations find, SetMinimumRoles set, Templates templates, Time time) {
        this.roles = roles;
        this.find = find;
        this.set = set;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View show(Actor actor, Shell shell) {
        var present = roles.on(actor, AsOf.known(time.today()));
        var values = new LinkedHashMap<String, List<String>>();
        present.wanted().forEach(one -> {
            var chosen = new ArrayList<String>();
            one.posts().forEach(post -> chosen.add(POST + post));
            one.people().forEach(person -> chosen.add(PERSON + person));
            values.put(one.role().name(), chosen);
        });
        var form = Form.of(values).with("from", Dates.day(shell.texts(), time.today()));
        return form(actor, shell, present, form, find.arising(actor, present.wanted(), time.today()), false);
    }

    @PostMapping(ADDRESS)
    @Requires(Permission.ASSIGN_ROLES)
    @FreshProof
    View take(Actor actor, Shell shell, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var present = roles.on(actor, AsOf.known(time.today()));
        var form = Form.of(sent);
        var wanted = wanted(form);
        var arising = find.arising(actor, wanted, time.today());
        boolean open = arising.stream().anyMatch(one -> !one.covering().allowed());
        if (!form.field("act").value().equals("save")) {
            return form(actor, shell, present, prefilled(form, arising, shell), arising, true);
        }
        var from = TypedDay.read(form.field("from").value());
        if (from.isEmpty()) {
            form = form.wrong("from", texts.get("combinations.refusal.day-unread"));
        }
        boolean now = form.field("decide").holds("now");
        if (open && form.field("decide").value().isEmpty()) {
            form = prefilled(form, arising, shell).wrong("decide", texts.get("combinations.refusal.now-or-later"));
        }
        var day = TypedDay.read(form.field(AT + "decidedOn").value());
        if (now && day.isEmpty()) {
            form = form.wrong(AT + "decidedOn", texts.get("combinations.refusal.day-unread"));
        }
        if (form.refused()) {
            return form(actor, shell, present, form, arising, true);
        }
        Optional<DecideCombinations.Input> decision =
                now ? Optional.of(CombinationPages.decision(form, AT, day.orElseThrow())) : Optional.empty();
        try {
            set.set(
                    actor,
                    new SetMinimumRoles.Input(
                            from.orElseThrow(), wanted, texts.get("combinations.minimum.reason"), decision));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, present, Bundles.refused(form, invalid, texts), arising, true);
        }
        return NextPage.saying(
                request,
                texts.get(decision.isPresent() ? "combinations.minimum.done.decided" : "combinations.minimum.done"),
                "/organisation/roles");
    }

    /** What the decision would cover, and today, until somebody says otherwise. */
    private Form prefilled(Form form, List<FindCombinations.Finding> arising, Shell shell) {
        if (!form.field(AT + "combinations").values().isEmpty()) {
            return form;
        }
        var values = new LinkedHashMap<String, List<String>>();
        form.fields().forEach((name, field) -> values.put(name, field.values()));
        values.put(
                AT + "combinations",
                List.copyOf(arising.stream()
                        .filter(one -> !one.covering().allowed())
                        .map(one -> one.combination().name())
                        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new))));
        values.putIfAbsent(AT + "decidedOn", List.of(Dates.day(shell.texts(), time.today())));
        return Form.of(values);
    }

    private static List<RoleChanges.Wanted> wanted(Form form) {
        return SetRoleRules.ROLES.stream()
                .map(role -> {
                    var posts = new LinkedHashSet<PostId>();
                    var people = new LinkedHashSet<PersonId>();
                    for (var value : form.field(role.name()).values()) {
                        if (value.startsWith(POST)) {
                            SentId.read(value.substring(POST.length())).ifPresent(id -> posts.add(new PostId(id)));
                        } else if (value.startsWith(PERSON)) {
                            SentId.read(value.substring(PERSON.length())).ifPresent(id -> people.add(new PersonId(id)));
                        }
                    }
                    return new RoleChanges.Wanted(role, posts, people);
                })
                .toList();
    }

    private View form(
            Actor actor,
            Shell shell,
            MinimumRoles.Present present,
            Form form,
            List<FindCombinations.Finding> arising,
            boolean checked) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("combinations.minimum.title"))
                .under(
                        new Crumb(texts.get("organisation.chart.title"), "/organisation"),
                        new Crumb(texts.get("organisation.roles.title"), "/organisation/roles"));
        return templates
                .page("combinations/minimum", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("roles", SetRoleRules.ROLES)
                .with("choices", choices(present))
                .with("many", present.chart().posts().count() > MOST_POSTS)
                .with("asked", present.asked())
                .with("arising", arising)
                .with("checked", checked)
                .with("kinds", Words.combinations(texts))
                .with("mayDecide", actor.may(Permission.KEEP_COMBINATIONS))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Every post; the people of posts with several seats, those without a post, and whoever is appointed already. */
    private static List<Choice> choices(MinimumRoles.Present present) {
        var choices = new ArrayList<Choice>();
        Map<PersonId, String> alone = new LinkedHashMap<>(present.people());
        present.chart()
                .posts()
                .filter(post -> post.seats() == 1)
                .flatMap(post -> post.holders().stream())
                .forEach(holder -> alone.remove(holder.person()));
        present.wanted()
                .forEach(one -> one.people()
                        .forEach(person -> Optional.ofNullable(present.people().get(person))
                                .ifPresent(name -> alone.put(person, name))));
        present.chart().organs().forEach(organ -> {
            organ.posts().forEach(post -> choices.add(post(organ.name(), post)));
            organ.sections().stream()
                    .flatMap(Chart.Section::withBelow)
                    .forEach(section -> section.posts().forEach(post -> choices.add(post(section.name(), post))));
        });
        alone.forEach((person, name) -> choices.add(Choice.of(PERSON + person, name)));
        return choices;
    }

    private static Choice post(String place, Chart.Post post) {
        return Choice.of(POST + post.id(), Words.name(place, post));
    }
}
