package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.HoldersOfRole;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisation as a chart, a section of it, and who has which role. */
@Controller
class OrganisationPages {

    private final Roster roster;
    private final HoldersOfRole holders;
    private final Time time;
    private final Templates templates;

    OrganisationPages(Roster roster, HoldersOfRole holders, Time time, Templates templates) {
        this.roster = roster;
        this.holders = holders;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation")
    @Requires(Permission.READ_ORGANISATION)
    Rendering chart(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "organisation/chart",
                        Page.titled(shell, texts.get("organisation.chart.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", Words.tabs(texts, Words.View.CHART))
                .with("moment", moment)
                .with("chart", roster.chart(actor, moment.asOf()))
                .with("mayChange", actor.may(Permission.CHANGE_ORGANISATION));
    }

    @GetMapping("/organisation/sections/{id}")
    @Requires(Permission.READ_ORGANISATION)
    Rendering section(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var chart = roster.chart(actor, moment.asOf());
        var section = chart.section(new SectionId(SentId.addressed(id, "section")))
                .orElseThrow(() -> new Refusal.NotFound("section"));
        return templates
                .page(
                        "organisation/section",
                        Page.titled(shell, section.name())
                                .under(new Crumb(texts.get("organisation.chart.title"), "/organisation"))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("section", section)
                .with("organ", organOf(chart, section))
                .with("mayChange", actor.may(Permission.CHANGE_ORGANISATION) && moment.today());
    }

    private static String organOf(Chart chart, Chart.Section section) {
        return chart.organs().stream()
                .filter(organ -> organ.sections().stream()
                        .flatMap(Chart.Section::withBelow)
                        .anyMatch(one -> one.id().equals(section.id())))
                .map(Chart.Organ::name)
                .findFirst()
                .orElse("");
    }

    @GetMapping("/organisation/roles")
    @Requires(Permission.READ_ORGANISATION)
    Rendering roles(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        Map<Role, List<RoleHolder>> byRole = new LinkedHashMap<>();
        var all = holders.all(actor, moment.asOf());
        SetRoleRules.ROLES.forEach(role -> byRole.put(
                role, all.stream().filter(holder -> holder.role() == role).toList()));
        return templates
                .page(
                        "organisation/roles",
                        Page.titled(shell, texts.get("organisation.roles.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", Words.tabs(texts, Words.View.ROLES))
                .with("moment", moment)
                .with("roles", byRole)
                .with("several", Concurrency.of(all))
                .with("mayAssign", actor.may(Permission.ASSIGN_ROLES));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry organisationEntry() {
            return new NavEntry(
                    NavEntry.Group.PEOPLE,
                    0,
                    "organisation.nav",
                    "/organisation",
                    Icon.PEOPLE,
                    Permission.READ_ORGANISATION);
        }
    }
}
