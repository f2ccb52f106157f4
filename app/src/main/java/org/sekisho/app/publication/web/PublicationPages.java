package org.sekisho.app.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.policy.PublicVersions.PublicVersion;
import org.sekisho.app.policy.Publication;
import org.sekisho.app.policy.RecordPublication;
import org.sekisho.app.publication.PublicSite;
import org.sekisho.app.publication.PublishHere;
import org.sekisho.app.publication.SiteHere;
import org.sekisho.app.publication.SitePath;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is for the public, where the public reads it, and the files that a website takes. */
@Controller
class PublicationPages {

    private static final String ADDRESS = "/policy/publication";

    private final PublicVersions versions;
    private final RecordPublication publications;
    private final PublicSite site;
    private final PublishHere here;
    private final SiteHere served;
    private final Bodies bodies;
    private final Templates templates;
    private final Time time;

    PublicationPages(
            PublicVersions versions,
            RecordPublication publications,
            PublicSite site,
            PublishHere here,
            SiteHere served,
            Bodies bodies,
            Templates templates,
            Time time) {
        this.versions = versions;
        this.publications = publications;
        this.site = site;
        this.here = here;
        this.served = served;
        this.bodies = bodies;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_POLICY)
    View show(Actor actor, Shell shell, HttpServletRequest request) {
        boolean mayPublish = actor.may(Permission.PUBLISH_POLICY);
        var standing = served.of(actor);
        var statement =
                standing.map(SiteHere.Standing::statement).orElseGet(() -> mayPublish ? site.statement(actor) : "");
        return show(
                actor,
                request,
                Form.empty().with("statement", statement),
                standing,
                Page.titled(shell, shell.texts().get("publication.title")).saying(NextPage.said(request)));
    }

    private View refused(
            Actor actor, Shell shell, HttpServletRequest request, String statement, Refusal.Invalid invalid) {
        var form = Bundles.refused(Form.empty().with("statement", statement), invalid, shell.texts());
        return show(
                actor,
                request,
                form,
                served.of(actor),
                Page.titled(shell, shell.texts().get("publication.title")));
    }

    private View show(
            Actor actor, HttpServletRequest request, Form form, Optional<SiteHere.Standing> standing, Page page) {
        var today = time.today();
        var all = versions.on(actor, AsOf.known(today)).reversed();
        return templates
                .page("publication/show", form.refused() ? page.refusing() : page)
                .with("tabs", PolicyTabs.of(actor, page.texts(), ADDRESS))
                .with("versions", all)
                .with("waiting", all.stream().filter(one -> one.waitsOn(today)).toList())
                .with("today", today)
                .with("standing", standing)
                .with("address", address(actor, request))
                .with("unread", standing.map(one -> unread(all, one, today)).orElse(0))
                .with("form", form)
                .with("mayPublish", actor.may(Permission.PUBLISH_POLICY))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The pages for the website, in one archive. */
    @PostMapping(ADDRESS + "/site")
    @Requires(Permission.PUBLISH_POLICY)
    Object site(
            Actor actor, Shell shell, @RequestParam(defaultValue = "") String statement, HttpServletRequest request) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("kohyo-" + time.today() + ".zip")
                                    .build()
                                    .toString())
                    .header("X-Content-Type-Options", "nosniff")
                    .body(site.archive(actor, statement));
        } catch (Refusal.Invalid invalid) {
            return refused(actor, shell, request, statement, invalid);
        }
    }

    /** The same pages, served by this program from now on. */
    @PostMapping(ADDRESS + "/here")
    @Requires(Permission.PUBLISH_POLICY)
    @FreshProof
    View serve(
            Actor actor, Shell shell, @RequestParam(defaultValue = "") String statement, HttpServletRequest request) {
        try {
            here.publish(actor, path(actor), new PublishHere.Input(statement));
        } catch (Refusal.Invalid invalid) {
            return refused(actor, shell, request, statement, invalid);
        }
        return NextPage.saying(
                request, shell.texts().get("publication.here.published", address(actor, request)), ADDRESS);
    }

    @GetMapping(ADDRESS + "/here/end")
    @Requires(Permission.PUBLISH_POLICY)
    View endHere(Actor actor, Shell shell, HttpServletRequest request) {
        return hereForm(actor, shell, request, Form.empty().with("reason", ""));
    }

    @PostMapping(ADDRESS + "/here/end")
    @Requires(Permission.PUBLISH_POLICY)
    View closeHere(
            Actor actor, Shell shell, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        try {
            here.end(actor, new PublishHere.End(reason));
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.empty().with("reason", reason), invalid, shell.texts());
            return hereForm(actor, shell, request, form);
        }
        return NextPage.saying(request, shell.texts().get("publication.here.ended"), ADDRESS);
    }

    private View hereForm(Actor actor, Shell shell, HttpServletRequest request, Form form) {
        if (served.of(actor).isEmpty()) {
            throw new Refusal.NotFound("site");
        }
        return form(shell, "here", form).with("address", address(actor, request));
    }

    @GetMapping(ADDRESS + "/record")
    @Requires(Permission.PUBLISH_POLICY)
    View record(Actor actor, Shell shell, @RequestParam String version, HttpServletRequest request) {
        var one = the(actor, version);
        var place = served.of(actor)
                .filter(standing -> standing.versions().contains(one.version().id()))
                .map(standing -> address(actor, request))
                .orElse("");
        return recordForm(
                shell,
                one,
                Form.empty().with("day", Dates.day(shell.texts(), time.today())).with("place", place));
    }

    @PostMapping(ADDRESS + "/record")
    @Requires(Permission.PUBLISH_POLICY)
    View publish(
            Actor actor,
            Shell shell,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String place,
            HttpServletRequest request) {
        var one = the(actor, version);
        var form = Form.empty().with("day", day).with("place", place);
        var read = TypedDay.read(day);
        if (read.isEmpty()) {
            return recordForm(shell, one, unread(shell, form, day));
        }
        try {
            publications.publish(
                    actor, new RecordPublication.Input(one.version().id(), read.get(), place));
        } catch (Refusal.Invalid invalid) {
            return recordForm(shell, one, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(
                request, shell.texts().get("publication.recorded", one.version().title()), ADDRESS);
    }

    @GetMapping(ADDRESS + "/end")
    @Requires(Permission.PUBLISH_POLICY)
    View end(Actor actor, Shell shell, @RequestParam String publication) {
        return endForm(
                shell,
                published(actor, publication),
                Form.empty().with("day", Dates.day(shell.texts(), time.today())).with("reason", ""));
    }

    @PostMapping(ADDRESS + "/end")
    @Requires(Permission.PUBLISH_POLICY)
    View takeDown(
            Actor actor,
            Shell shell,
            @RequestParam String publication,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        var one = published(actor, publication);
        var form = Form.empty().with("day", day).with("reason", reason);
        var read = TypedDay.read(day);
        if (read.isEmpty()) {
            return endForm(shell, one, unread(shell, form, day));
        }
        try {
            publications.end(actor, new RecordPublication.End(one.id(), read.get(), reason));
        } catch (Refusal.Invalid invalid) {
            return endForm(shell, one, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("publication.ended", one.place()), ADDRESS);
    }

    private View recordForm(Shell shell, PublicVersion one, Form form) {
        return form(shell, "record", form).with("version", one.version());
    }

    private View endForm(Shell shell, Publication one, Form form) {
        return form(shell, "end", form).with("publication", one);
    }

    private Rendering form(Shell shell, String name, Form form) {
        var page = Page.titled(shell, shell.texts().get("publication." + name + ".title"))
                .under(
                        new Crumb(shell.texts().get("policy.title"), "/policy"),
                        new Crumb(shell.texts().get("publication.title"), ADDRESS));
        return templates
                .page("publication/" + name, form.refused() ? page.refusing() : page)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Form unread(Shell shell, Form form, String day) {
        var message = day.isBlank()
                ? Message.of("shared.refusal.missing")
                : Message.of("publication.refusal.day-unread", day);
        return form.wrong("day", Bundles.words(shell.texts(), message));
    }

    /** How many decided versions a reader of the site does not find there yet. */
    private static int unread(List<PublicVersion> all, SiteHere.Standing standing, LocalDate today) {
        return (int) all.stream()
                .filter(one -> one.decidedBy(today))
                .filter(one -> !standing.versions().contains(one.version().id()))
                .count();
    }

    private SitePath path(Actor actor) {
        return SitePath.of(bodies.byId(actor.body()).orElseThrow());
    }

    /** Where readers find the site; the Host header is one of ours, or the request would not have come here. */
    private String address(Actor actor, HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort())
                + path(actor).path();
    }

    private PublicVersion the(Actor actor, String version) {
        return all(actor).stream()
                .filter(one -> one.version().id().toString().equals(version))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("version"));
    }

    private Publication published(Actor actor, String publication) {
        return all(actor).stream()
                .flatMap(one -> one.publications().stream())
                .filter(one ->
                        one.id().toString().equals(publication) && one.to().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("publication"));
    }

    private List<PublicVersion> all(Actor actor) {
        return versions.on(actor, AsOf.known(time.today()));
    }
}
