package org.sekisho.app.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.coverage.CoverageOfScope;
import org.sekisho.app.duties.AnsweredDuties;
import org.sekisho.app.duties.OwnDuties;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.home.Changes;
import org.sekisho.app.home.Today;
import org.sekisho.app.record.SentAnchors;
import org.sekisho.app.safekeeping.ScheduledBackups;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after sign-in: what is asked of the reader now, and of what the reader answers for. */
@Controller
class HomePage {

    /** Who has the whole policy in view. */
    private static final Set<Role> OVERSEERS = EnumSet.of(Role.CHIEF_SECURITY_OFFICER, Role.CISO, Role.AUDITOR);

    private final Today today;
    private final OwnDuties ownDuties;
    private final CatalogueOfBody catalogues;
    private final StatusOfDay days;
    private final AnsweredDuties answered;
    private final Changes changes;
    private final CoverageOfScope coverage;
    private final ScheduledBackups backups;
    private final SentAnchors anchors;
    private final Time time;
    private final Templates templates;

    HomePage(
            Today today,
            OwnDuties ownDuties,
            CatalogueOfBody catalogues,
            StatusOfDay days,
            AnsweredDuties answered,
            Changes changes,
            CoverageOfScope coverage,
            ScheduledBackups backups,
            SentAnchors anchors,
            Time time,
            Templates templates) {
        this.today = today;
        this.ownDuties = ownDuties;
        this.catalogues = catalogues;
        this.days = days;
        this.answered = answered;
        this.changes = changes;
        this.coverage = coverage;
        this.backups = backups;
        this.anchors = anchors;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/")
    @Requires(Permission.READ_POLICY)
    Rendering show(Actor actor, Shell shell, HttpServletRequest request) {
        var texts = shell.texts();
        var now = time.now();
        var concerns = today.concerning(actor);
        var roles = actor.roles().stream()
                .filter(role -> role != Role.ACCOUNT_HOLDER && role != Role.STAFF)
                .sorted(Comparator.reverseOrder())
                .map(role -> texts.get("shared.role." + role))
                .toList();
        var day = actor.may(Permission.READ_DUTIES)
                ? Optional.of(days.on(actor, AsOf.known(concerns.day())))
                : Optional.<StatusOfDay.Day>empty();
        var own = actor.may(Permission.DO_OWN_DUTIES)
                ? Asked.of(
                        ownDuties.of(actor),
                        day.map(StatusOfDay.Day::catalogue).orElseGet(() -> catalogues.of(actor)),
                        concerns.day(),
                        texts)
                : java.util.List.<Asked>of();
        boolean oversees = actor.roles().stream().anyMatch(OVERSEERS::contains);
        return templates
                .page("home/show", Page.titled(shell, texts.get("home.title")).saying(NextPage.said(request)))
                .with("actor", actor)
                .with("concerns", concerns)
                .with("open", own.stream().filter(one -> one.done().isEmpty()).toList())
                .with("done", own.stream().filter(one -> one.done().isPresent()).toList())
                .with(
                        "pressing",
                        day.map(known -> Line.pressing(answered.pressing(actor, known.overview()), known, texts)))
                .with(
                        "tally",
                        day.filter(known -> oversees)
                                .filter(known -> !known.overview().duties().isEmpty())
                                .map(known -> Tally.of(known.overview(), texts)))
                .with(
                        "changed",
                        day.filter(known -> oversees)
                                .filter(known -> !known.overview().duties().isEmpty())
                                .map(known -> Changed.of(changes.until(actor, now, known), known, concerns, texts)))
                .with(
                        "uncovered",
                        actor.may(Permission.KEEP_DUTIES)
                                ? coverage.on(actor, AsOf.known(concerns.day())).open()
                                : 0)
                .with("backups", backups.need(actor))
                .with("anchors", anchors.needed(actor))
                .with("roles", roles)
                .with("day", Dates.day(texts, concerns.day()))
                .with(
                        "firstDay",
                        actor.may(Permission.KEEP_DUTIES)
                                && day.stream()
                                        .flatMap(known -> known.overview().duties().stream())
                                        .anyMatch(one -> one.status().state() == State.NOT_SET_UP))
                .with("mayImport", actor.may(Permission.IMPORT_POLICY));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry homeEntry() {
            return new NavEntry(
                    NavEntry.Group.WORK, 0, "home.nav", "/", Icon.HOME, Permission.READ_POLICY, List.of("/own"));
        }

        @Bean
        NavEntry overviewEntry() {
            return new NavEntry(
                    NavEntry.Group.WORK, 10, "home.overview.nav", "/overview", Icon.STATUS, Permission.READ_DUTIES);
        }

        @Bean
        NavEntry calendarEntry() {
            return new NavEntry(
                    NavEntry.Group.WORK, 20, "home.calendar.nav", "/calendar", Icon.CALENDAR, Permission.READ_DUTIES);
        }
    }
}
