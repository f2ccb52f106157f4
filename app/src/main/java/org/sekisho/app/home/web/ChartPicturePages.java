package org.sekisho.app.home.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.app.coverage.Coverage;
import org.sekisho.app.coverage.CoverageOfScope;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.ChartPicture;
import org.sekisho.app.organisation.HoldersOfRole;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The organisation chart as a picture, with the organs that the policy does not cover marked in it. */
@Controller
class ChartPicturePages {

    private static final String ADDRESS = "/organisation/picture";

    private final Roster roster;
    private final HoldersOfRole holders;
    private final CoverageOfScope coverage;
    private final Templates templates;
    private final Time time;

    ChartPicturePages(Roster roster, HoldersOfRole holders, CoverageOfScope coverage, Templates templates, Time time) {
        this.roster = roster;
        this.holders = holders;
        this.coverage = coverage;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_ORGANISATION)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var chart = roster.chart(actor, moment.asOf());
        var roles = holders.all(actor, moment.asOf());
        var uncovered = uncovered(actor, moment.asOf());
        return templates
                .page(
                        "home/picture",
                        Page.titled(shell, texts.get("home.picture.title"))
                                .under(new Crumb(texts.get("organisation.chart.title"), "/organisation")))
                .with("moment", moment)
                .with("chart", chart)
                .with(
                        "roles",
                        roles.stream()
                                .filter(role -> role.basis() instanceof RoleHolder.ByRule)
                                .collect(Collectors.groupingBy(
                                        role -> ((RoleHolder.ByRule) role.basis()).post(),
                                        Collectors.mapping(
                                                role -> texts.get("shared.role." + role.role()), Collectors.toSet()))))
                .with("uncovered", uncovered)
                .with("svg", svg(chart, roles, uncovered, moment, texts));
    }

    @GetMapping(ADDRESS + ".svg")
    @Requires(Permission.READ_ORGANISATION)
    ResponseEntity<byte[]> file(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var svg = svg(
                roster.chart(actor, moment.asOf()),
                holders.all(actor, moment.asOf()),
                uncovered(actor, moment.asOf()),
                moment,
                texts);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(texts.get("home.picture.file") + ".svg", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String svg(
            Chart chart, java.util.List<RoleHolder> roles, Set<String> uncovered, Moment moment, Texts texts) {
        return ChartPicture.of(chart, roles, uncovered, moment.words(texts), texts);
    }

    /** The organs that are there and that the policy does not name, unless a reason is on record. */
    private Set<String> uncovered(Actor actor, AsOf asOf) {
        return coverage.on(actor, asOf).organs().stream()
                .filter(one -> one.where() == Coverage.Where.BODY_ONLY && one.open())
                .flatMap(one -> one.organs().stream())
                .collect(Collectors.toSet());
    }
}
