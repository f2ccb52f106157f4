package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The body's documents, their versions, and what each clause obliges to. */
@Controller
@Described
@Tag(name = "policy")
class PolicyApi {

    private final Bodies bodies;
    private final DocumentHistory documents;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final Time time;

    PolicyApi(
            Bodies bodies, DocumentHistory documents, BindingsInForce bindings, CatalogueOfBody catalogues, Time time) {
        this.bodies = bodies;
        this.documents = documents;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.time = time;
    }

    @GetMapping("/api/v1/body")
    @Requires(Permission.READ_POLICY)
    @Operation(operationId = "body", summary = "The body whose data are read")
    ResponseEntity<Json.OfBody> body(@Parameter(hidden = true) Actor actor) {
        var body = bodies.byId(actor.body()).orElseThrow(() -> new Refusal.NotFound("body"));
        return Answers.of(new Json.OfBody(body.id().value(), body.slug(), body.name(), time.today()));
    }

    @GetMapping("/api/v1/documents")
    @Requires(Permission.READ_POLICY)
    @Operation(operationId = "documents", summary = "The documents that the reader may read")
    ResponseEntity<Json.Page<Json.OfDocument>> documents(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        return asked(request)
                .on(on, known)
                .part(page, size)
                .list(asOf -> documents.known(actor, asOf).stream()
                        .collect(Collectors.groupingBy(
                                DocumentVersion::document, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(versions -> document(versions, asOf))
                        .toList());
    }

    private static Json.OfDocument document(List<DocumentVersion> versions, AsOf asOf) {
        var inForce = versions.stream().filter(one -> one.holdsOn(asOf.day())).findFirst();
        var shown = inForce.orElseGet(versions::getLast);
        return new Json.OfDocument(
                shown.document(), shown.kind(), shown.title(), versions.size(), inForce.map(DocumentVersion::id));
    }

    private Asked asked(HttpServletRequest request) {
        return new Asked(request, time.today());
    }

    @GetMapping("/api/v1/versions")
    @Requires(Permission.READ_POLICY)
    @Operation(
            operationId = "versions",
            summary = "The versions that the reader may read, by the day they are in force from")
    ResponseEntity<Json.Page<Json.OfVersion>> versions(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @Parameter(description = "Only this layer: POLICY, STANDARD or PROCEDURE.") @RequestParam
                    Optional<String> kind,
            @Described.On @RequestParam Optional<String> on,
            @Described.Known @RequestParam Optional<String> known,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        var asked = asked(request).on(on, known).part(page, size);
        var layer = asked.one("kind", kind, DocumentKind.class);
        return asked.list(asOf -> documents.known(actor, asOf).stream()
                .filter(one -> layer.isEmpty() || one.kind() == layer.get())
                .map(one -> Json.OfVersion.of(one, asOf.day()))
                .toList());
    }

    @GetMapping("/api/v1/versions/{version}")
    @Requires(Permission.READ_POLICY)
    @Operation(operationId = "version", summary = "A version, as known now")
    ResponseEntity<Json.OfVersion> version(@Parameter(hidden = true) Actor actor, @PathVariable String version) {
        var found =
                documents.version(actor, SentId.addressed(version, "version")).version();
        return Answers.of(Json.OfVersion.of(found, time.today()));
    }

    @GetMapping("/api/v1/versions/{version}/clauses")
    @Requires(Permission.READ_POLICY)
    @Operation(operationId = "clauses", summary = "The clauses of a version, their kinds, and what they oblige to")
    ResponseEntity<Json.Page<Json.OfClause>> clauses(
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request,
            @PathVariable String version,
            @Described.Page @RequestParam Optional<String> page,
            @Described.Size @RequestParam Optional<String> size) {
        return asked(request).part(page, size).list(asOf -> clauses(actor, SentId.addressed(version, "version")));
    }

    private List<Json.OfClause> clauses(Actor actor, UUID id) {
        var text = documents.version(actor, id).text();
        var bound = bindings.of(actor, id);
        var catalogue = catalogues.of(actor);
        var readings = bound.readings().stream()
                .collect(Collectors.toMap(BoundClauses.Reading::path, Function.identity(), (a, b) -> a));
        var byPath = bound.bindings().stream()
                .collect(Collectors.groupingBy(one -> one.span().path()));
        var clauses = new ArrayList<Json.OfClause>();
        for (int i = 0; i < text.clauses().size(); i++) {
            var clause = text.tree().clauses().get(i);
            clauses.add(Json.OfClause.of(
                    text.clauses().get(i),
                    clause,
                    Optional.ofNullable(readings.get(clause.path())),
                    byPath.getOrDefault(clause.path(), List.of()).stream()
                            .map(one -> Json.OfBinding.of(one, catalogue))
                            .toList()));
        }
        return clauses;
    }
}
