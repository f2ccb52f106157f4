package org.sekisho.app.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.app.policy.ClauseMargins;
import org.sekisho.app.policy.ClausesAbove;
import org.sekisho.app.policy.ClausesBelow;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.PolicyTabs;
import org.sekisho.app.policy.RevisionOfVersion;
import org.sekisho.app.policy.SourceOf;
import org.sekisho.app.policy.WordsOfDocument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Reading the policy and its versions. */
@Controller
class PolicyPages {

    private final PolicyInForce policies;
    private final DocumentHistory history;
    private final ClauseLineage lineage;
    private final SourceOf sources;
    private final ReadableTexts readable;
    private final ClauseMargins margins;
    private final WordsOfDocument words;
    private final RevisionOfVersion revisions;
    private final ClausesAbove above;
    private final ClausesBelow below;
    private final Templates templates;
    private final Time time;

    PolicyPages(
            PolicyInForce policies,
            DocumentHistory history,
            ClauseLineage lineage,
            SourceOf sources,
            ReadableTexts readable,
            ClauseMargins margins,
            WordsOfDocument words,
            RevisionOfVersion revisions,
            ClausesAbove above,
            ClausesBelow below,
            Templates templates,
            Time time) {
        this.policies = policies;
        this.history = history;
        this.lineage = lineage;
        this.sources = sources;
        this.readable = readable;
        this.margins = margins;
        this.words = words;
        this.revisions = revisions;
        this.above = above;
        this.below = below;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry policyNavigation() {
            return new NavEntry(
                    NavEntry.Group.DOCUMENTS, 0, "policy.nav", "/policy", Icon.POLICY, Permission.READ_POLICY);
        }
    }

    @GetMapping("/policy")
    @Requires(Permission.READ_POLICY)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known) {
        var today = time.today();
        var moment = Moment.of(day, known, today, shell.texts());
        var found = policies.on(actor, moment.asOf());
        var next = found.versions().stream()
                .filter(version -> version.validFrom().isAfter(moment.asOf().day()))
                .findFirst();
        if (found.inForce().isEmpty()) {
            return templates
                    .page("policy/none", titled(shell, shell.texts().get("policy.title")))
                    .with("tabs", tabs(actor, shell, "/policy"))
                    .with("moment", moment)
                    .with("next", next)
                    .with("mayImport", actor.may(Permission.IMPORT_POLICY));
        }
        var inForce = found.inForce().get();
        var version = inForce.version();
        return templates
                .page("policy/show", Page.titled(shell, version.title()))
                .with("tabs", tabs(actor, shell, "/policy"))
                .with("version", version)
                .with("printed", readable.of(actor.body(), inForce.text()))
                .with("below", below.on(actor, moment.asOf()))
                .with("margins", margins.beside(actor, version.id(), moment.asOf(), shell.texts()))
                .with("today", today)
                .with("moment", moment)
                .with("next", next);
    }

    /** The lasting address of a clause: leads to where it stands in the policy that is in force. */
    @GetMapping("/policy/c/{*path}")
    @Requires(Permission.READ_POLICY)
    View clause(Actor actor, @PathVariable String path) {
        var wanted = path.substring(1);
        var there = policies.on(actor, AsOf.known(time.today()))
                .inForce()
                .flatMap(inForce -> inForce.text().clauseAt(wanted));
        if (there.isEmpty()) {
            throw new Refusal.NotFound("clause");
        }
        return NextPage.at("/policy" + Anchors.inPage(wanted));
    }

    @GetMapping("/policy/glossary")
    @Requires(Permission.READ_POLICY)
    View glossary(Actor actor, Shell shell) {
        var found = policies.on(actor, AsOf.known(time.today()));
        return templates
                .page("policy/glossary", titled(shell, shell.texts().get("policy.glossary.title")))
                .with("tabs", tabs(actor, shell, "/policy/glossary"))
                .with(
                        "text",
                        found.inForce()
                                .map(inForce -> readable.of(actor.body(), inForce.text())
                                        .text()))
                .with("mayImport", actor.may(Permission.IMPORT_POLICY));
    }

    @GetMapping("/policy/search")
    @Requires(Permission.READ_POLICY)
    View search(Actor actor, Shell shell, @RequestParam(defaultValue = "") String q) {
        var found = policies.on(actor, AsOf.known(time.today()));
        var hits = found.inForce()
                .map(inForce -> Search.in(inForce.text().tree(), q))
                .orElse(List.of());
        return templates
                .page(
                        "policy/search",
                        titled(shell, shell.texts().get("policy.search.title")).under(crumb(shell)))
                .with("q", q.strip())
                .with("hits", hits);
    }

    @GetMapping("/policy/versions")
    @Requires(Permission.READ_POLICY)
    View versions(Actor actor, Shell shell, HttpServletRequest request) {
        return templates
                .page(
                        "policy/versions",
                        titled(shell, shell.texts().get("policy.versions.title"))
                                .saying(NextPage.said(request)))
                .with("tabs", tabs(actor, shell, "/policy/versions"))
                .with("documents", Documented.of(history.versions(actor)))
                .with("today", time.today())
                .with("mayImport", actor.may(Permission.IMPORT_POLICY));
    }

    @GetMapping("/policy/versions/{id}")
    @Requires(Permission.READ_POLICY)
    View version(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        var found = history.version(actor, id);
        return templates
                .page(
                        "policy/version",
                        Page.titled(shell, found.version().title())
                                .under(
                                        crumb(shell),
                                        new Crumb(shell.texts().get("policy.versions.title"), "/policy/versions"))
                                .saying(NextPage.said(request)))
                .with("version", found.version())
                .with("printed", readable.of(actor.body(), found.text()))
                .with("steps", lineage.into(actor, id))
                .with("words", words.of(actor, id, AsOf.known(time.today())))
                .with("revises", revisions.earlier(actor, found.version()).isPresent())
                .with("above", above.of(actor, id))
                .with("below", below.on(actor, AsOf.known(time.today())))
                .with("mayLink", actor.may(Permission.IMPORT_POLICY))
                .with("mayDraft", actor.may(Permission.DRAFT_REVISION) && !ended(found.version()))
                .with("today", time.today());
    }

    private boolean ended(DocumentVersion version) {
        return version.validTo().filter(end -> !end.isAfter(time.today())).isPresent();
    }

    /** The life of a clause: where it stands in each version, where it came from, what became of it. */
    @GetMapping("/policy/clauses/{clause}")
    @Requires(Permission.READ_POLICY)
    View life(Actor actor, Shell shell, @PathVariable UUID clause) {
        var life = lineage.of(actor, clause);
        var last = life.versions().getLast();
        var texts = life.versions().stream()
                .map(at -> history.version(actor, at.document()))
                .toList();
        return templates
                .page(
                        "policy/life",
                        Page.titled(
                                        shell,
                                        shell.texts()
                                                .get(
                                                        "policy.life.title",
                                                        last.path(),
                                                        last.caption().orElse("")))
                                .under(
                                        crumb(shell),
                                        new Crumb(shell.texts().get("policy.versions.title"), "/policy/versions")))
                .with("life", life)
                .with("texts", texts);
    }

    @GetMapping("/policy/versions/{id}/source")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> source(Actor actor, @PathVariable UUID id) {
        return download(sources.version(actor, id));
    }

    static ResponseEntity<byte[]> download(SourceOf.Source source) {
        return ResponseEntity.status(HttpStatus.OK)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(source.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(source.bytes());
    }

    static Crumb crumb(Shell shell) {
        return new Crumb(shell.texts().get("policy.title"), "/policy");
    }

    private static Page titled(Shell shell, String title) {
        return Page.titled(shell, title);
    }

    static List<Tab> tabs(Actor actor, Shell shell, String current) {
        return PolicyTabs.of(actor, shell.texts(), current);
    }

    /** Whether a version is in force, was, or will be. */
    static String state(DocumentVersion version, LocalDate today) {
        return version.holdsOn(today) ? "current" : version.validFrom().isAfter(today) ? "coming" : "past";
    }
}
