package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.PartsOfDuty;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfClauses;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The duties of the body and their status as of any day, in both meanings. */
@Controller
@Described
@Tag(name = "duties")
class DutyApi {

    private final StatusOfDuties duties;
    private final StatusOfClauses clauses;
    private final DutyFile files;
    private final PartsOfDuty parts;
    private final CatalogueOfBody catalogues;
    private final Time time;

    DutyApi(
            StatusOfDuties duties,
            StatusOfClauses clauses,
            DutyFile files,
            PartsOfDuty parts,
            CatalogueOfBody catalogues,
            Time time) {
        this.duties = duties;
        this.clauses = clauses;
        this.files = files;
        this.parts = parts;
        this.catalogues = catalogues;
        this.time = time;
    }

    @GetMapping("/api/v1/overview")
    @Requires(Permission.READ_DUTIES)
    @Operation(operationId = "overview", summary = "How many duties and clauses are in each state")
    ResponseEntity<Json.OfOverview> overview(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known) {
        return asked(request, on, known).answer(asOf -> {
            var found = clauses.on(actor, asOf);
            var counts = found.overview().counts();
            return new Json.OfOverview(
                    asOf.day(),
                    asOf.knowledge(),
                    found.overview().recordsBegin(),
                    found.overview().introductionEnds(),
                    Json.OfCounts.of(state -> counts.getOrDefault(state, 0L)),
                    Json.OfCounts.of(state -> found.clauses().values().stream()
                            .filter(one -> one.state().equals(Optional.of(state)))
                            .count()),
                    found.clauses().values().stream()
                            .filter(one -> one.state().isEmpty())
                            .count());
        });
    }

    @GetMapping("/api/v1/duties")
    @Requires(Permission.READ_DUTIES)
    @Operation(operationId = "duties", summary = "The duties that the body owes on the day, and how they stand")
    ResponseEntity<Json.Page<Json.OfDuty>> duties(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Parameter(description = "Only those in this state.") @RequestParam Optional<String> state,
            @Parameter(description = "Only those for which this role answers.") @RequestParam Optional<String> owner,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        var asked = asked(request, on, known).part(page, size);
        var wantedState = asked.one("state", state, State.class);
        var wantedOwner = asked.one("owner", owner, Role.class);
        return asked.list(asOf -> {
            var catalogue = catalogues.of(actor);
            return duties.on(actor, asOf).duties().stream()
                    .filter(one -> wantedState.isEmpty() || one.status().state() == wantedState.get())
                    .filter(one -> wantedOwner.isEmpty() || one.duty().owner() == wantedOwner.get())
                    .map(one -> Json.OfDuty.of(one, catalogue))
                    .toList();
        });
    }

    @GetMapping("/api/v1/duties/{duty}")
    @Requires(Permission.READ_DUTIES)
    @Operation(operationId = "duty", summary = "One duty: how it stands on the day, its evidence, what excuses it")
    ResponseEntity<Json.OfDutyFile> duty(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @PathVariable String duty,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known) {
        return asked(request, on, known).answer(asOf -> {
            var id = new DutyId(SentId.addressed(duty, "duty"));
            var file = files.of(actor, id, asOf.day());
            var catalogue = catalogues.of(actor);
            var current = current(actor, id, asOf).map(one -> Json.OfDuty.of(one, catalogue));
            return Json.OfDutyFile.of(file, files.newest(actor, id), current);
        });
    }

    private Optional<StatusOfDuties.DutyStatus> current(Actor actor, DutyId duty, AsOf asOf) {
        return duties.on(actor, asOf).duties().stream()
                .filter(one -> one.duty().id().equals(duty))
                .findFirst();
    }

    @GetMapping("/api/v1/duties/{duty}/sections")
    @Requires(Permission.READ_DUTIES)
    @Operation(
            operationId = "dutySections",
            summary = "How each section that a duty asks stands with its own part; none where it does not ask sections")
    ResponseEntity<Json.Page<Json.OfSectionPart>> sections(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @PathVariable String duty,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        return asked(request, on, known).part(page, size).list(asOf -> {
            var id = files.of(actor, new DutyId(SentId.addressed(duty, "duty")), asOf.day())
                    .id();
            return current(actor, id, asOf)
                    .map(one -> parts.sections(actor, one.duty(), asOf))
                    .orElse(List.of())
                    .stream()
                    .map(Json.OfSectionPart::of)
                    .toList();
        });
    }

    @GetMapping("/api/v1/duties/{duty}/evidence")
    @Requires(Permission.READ_DUTIES)
    @Operation(
            operationId = "dutyEvidence",
            summary = "All evidence of a duty up to the day, the newest first, what was corrected or struck among it")
    ResponseEntity<Json.Page<Json.OfListed>> evidence(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @PathVariable String duty,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        return asked(request, on, known).part(page, size).parts((asOf, part) -> {
            var id = files.of(actor, new DutyId(SentId.addressed(duty, "duty")), asOf.day())
                    .id();
            var found = files.evidence(actor, id, asOf, part.page(), part.size());
            // Past the end the file answers with its last page.
            var items = part.first() < found.total() ? found.evidence() : List.<DutyFile.Listed>of();
            return new Asked.Some<>(items.stream().map(Json.OfListed::of).toList(), found.total());
        });
    }

    @GetMapping("/api/v1/status/clauses")
    @Requires(Permission.READ_DUTIES)
    @Operation(
            operationId = "clauseStatus",
            summary = "How each clause of the policy in force stands that obliges to something")
    ResponseEntity<Json.Page<Json.OfClauseStatus>> clauseStatus(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        return asked(request, on, known)
                .part(page, size)
                .list(asOf -> clauses.on(actor, asOf).clauses().values().stream()
                        .map(Json.OfClauseStatus::of)
                        .toList());
    }

    private Asked asked(HttpServletRequest request, Optional<String> on, Optional<String> known) {
        return new Asked(request, time.today()).on(on, known);
    }
}
