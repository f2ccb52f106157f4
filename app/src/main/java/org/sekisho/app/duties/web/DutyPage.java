package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.PartsOfDuty;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.organisation.HoldersOfRole;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One duty: what it asks and why, how it stands, and all that is kept of it. */
@Controller
class DutyPage {

    private static final int PEOPLE = 20;
    private static final int EVIDENCE = 50;
    private static final String PAGE_OF_EVIDENCE = "evidence";

    private final Desk desk;
    private final StatusOfDuties statuses;
    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final HoldersOfRole holders;
    private final PartsOfDuty parts;
    private final DutyFile files;
    private final Templates templates;

    DutyPage(
            Desk desk,
            StatusOfDuties statuses,
            PolicyInForce policies,
            BindingsInForce bindings,
            HoldersOfRole holders,
            PartsOfDuty parts,
            DutyFile files,
            Templates templates) {
        this.desk = desk;
        this.statuses = statuses;
        this.policies = policies;
        this.bindings = bindings;
        this.holders = holders;
        this.parts = parts;
        this.files = files;
        this.templates = templates;
    }

    @GetMapping("/duties/{id}")
    @Requires(Permission.READ_DUTIES)
    Rendering show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(name = PAGE_OF_EVIDENCE, defaultValue = "") String evidencePage) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, desk.today(), texts);
        var asOf = moment.asOf();
        var open = desk.open(actor, texts, id, asOf.day());
        var status = statuses.on(actor, asOf).duties().stream()
                .filter(one -> one.duty().id().equals(open.file().id()))
                .findFirst();
        var duty = status.map(StatusOfDuties.DutyStatus::duty);
        var sections = duty.filter(one -> one.scope() == Scope.EACH_SECTION)
                .map(one -> parts.sections(actor, one, asOf))
                .orElse(List.of());
        var people = duty.filter(one -> one.scope() == Scope.EACH_PERSON).map(one -> people(actor, one, asOf, page));
        var part = files.evidence(actor, open.file().id(), asOf, Paging.asked(evidencePage), EVIDENCE);
        var evidence = Shown.of(
                part,
                sections.stream()
                        .collect(Collectors.toMap(PartsOfDuty.OfSection::section, PartsOfDuty.OfSection::name)));
        boolean present = moment.today() && duty.isPresent();
        return templates
                .page(
                        "duties/show",
                        Page.titled(shell, open.title())
                                .under(new Crumb(texts.get("duties.list.title"), "/duties" + moment.query()))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("file", open.file())
                .with("control", open.control())
                .with("status", status)
                .with(
                        "sentence",
                        status.map(one -> Derived.sentence(texts, one.duty(), one.status(), asOf.day()))
                                .orElse(""))
                .with("owner", duty.map(one -> holders(actor, one, asOf)).orElse(List.of()))
                .with("askedBy", askedBy(actor, open, asOf))
                .with("evidence", evidence)
                .with("evidenceView", evidenceView(texts, open, moment, page, evidencePage, part.total()))
                .with("restsOnAttested", restsOnAttested(status))
                .with("sections", sections)
                .with("people", people)
                .with("peopleView", people.map(found -> peopleView(texts, open, moment, page, found)))
                .with("mayAttest", present && duty.orElseThrow().mayBeVouchedForBy(actor))
                .with("mayKeep", present && actor.may(Permission.KEEP_DUTIES))
                .with("mayOpen", present && actor.may(Permission.GIVE_EVIDENCE))
                .with("mayRelease", moment.today() && actor.may(Permission.RELEASE_DUTIES));
    }

    /** Whether what counts in the running period is at least partly somebody's word. */
    private static boolean restsOnAttested(Optional<StatusOfDuties.DutyStatus> status) {
        return status.map(StatusOfDuties.DutyStatus::status)
                .filter(one -> one.state() == State.KEPT_ATTESTED || one.count().attested() > 0)
                .isPresent();
    }

    private static TableView evidenceView(
            Texts texts, Desk.Open open, Moment moment, String people, String page, int total) {
        var kept = new ArrayList<Filter>(ofMoment(moment));
        kept.add(new Filter.Kept("page", people));
        return new TableView(
                "evidence",
                texts.get("duties.evidence.caption"),
                open.href(),
                List.of(
                        Column.date("happened", texts.get("duties.evidence.happened")),
                        Column.status("nature", texts.get("duties.evidence.nature")),
                        Column.text("by", texts.get("duties.evidence.by")),
                        Column.text("place", texts.get("duties.evidence.place")),
                        Column.date("entered", texts.get("duties.evidence.entered")),
                        Column.actions(texts.get("duties.column.actions"))),
                kept,
                Optional.empty(),
                new Paging(Paging.asked(page), EVIDENCE, total, PAGE_OF_EVIDENCE));
    }

    private static List<Filter> ofMoment(Moment moment) {
        return moment.today()
                ? List.of()
                : List.of(
                        new Filter.Kept("day", moment.asOf().day().toString()),
                        new Filter.Kept("known", moment.known().value()));
    }

    private List<String> holders(Actor actor, Duty duty, AsOf asOf) {
        return duty.scope() == Scope.EACH_PERSON
                ? List.of()
                : holders.of(actor, duty.owner(), asOf).stream()
                        .map(holder -> holder.name())
                        .distinct()
                        .toList();
    }

    private List<AskedBy> askedBy(Actor actor, Desk.Open open, AsOf asOf) {
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty() || open.control().isEmpty()) {
            return List.of();
        }
        var bound = bindings.of(actor, policy.get().version().id());
        return AskedBy.of(policy.get(), bound, open.control().get().topic());
    }

    private PartsOfDuty.OfPeople people(Actor actor, Duty duty, AsOf asOf, String page) {
        return parts.people(actor, duty, asOf, (Paging.asked(page) - 1L) * PEOPLE, PEOPLE);
    }

    private static TableView peopleView(
            Texts texts, Desk.Open open, Moment moment, String page, PartsOfDuty.OfPeople found) {
        return new TableView(
                "missing",
                texts.get("duties.people.caption"),
                open.href(),
                List.of(
                        Column.text("name", texts.get("duties.people.name")),
                        Column.text("place", texts.get("duties.people.place")),
                        Column.text("post", texts.get("duties.people.post")),
                        Column.actions(texts.get("duties.column.actions"))),
                ofMoment(moment),
                Optional.empty(),
                new Paging(Paging.asked(page), PEOPLE, found.total()));
    }

    @GetMapping("/duties/{id}/files/{file}")
    @Requires(Permission.READ_DUTIES)
    ResponseEntity<byte[]> attachment(Actor actor, @PathVariable String id, @PathVariable String file) {
        var found = files.attachment(actor, new DutyId(SentId.addressed(id, "duty")), SentId.addressed(file, "file"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(found.bytes());
    }
}
