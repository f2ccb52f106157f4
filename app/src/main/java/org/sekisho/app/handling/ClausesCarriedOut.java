package org.sekisho.app.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.springframework.stereotype.Service;

/** Finds the body's own clauses that a rule carries out, by the controls that both belong to. */
@Service
public final class ClausesCarriedOut {

    /** A clause in force. @param id its lasting identity */
    public record Clause(UUID id, String document, String path, String caption) {}

    /** The clauses by control, those of the 対策基準 before those of the policy. */
    public record Found(Map<String, List<Clause>> byControl) {

        /** Of the first layer that has any: a standard says more than the policy above it. */
        public List<Clause> of(List<String> controls) {
            return controls.stream()
                    .flatMap(control -> byControl.getOrDefault(control, List.of()).stream())
                    .distinct()
                    .limit(MOST)
                    .toList();
        }
    }

    private static final int MOST = 4;

    private final DocumentHistory documents;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final Time time;

    ClausesCarriedOut(DocumentHistory documents, BindingsInForce bindings, CatalogueOfBody catalogues, Time time) {
        this.documents = documents;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.time = time;
    }

    /** Those of all documents in force that the actor may read. */
    public Found today(Actor actor) {
        var topics = new HashMap<String, List<Clause>>();
        documents.versions(actor).stream()
                .filter(version -> version.holdsOn(time.today()))
                .filter(version -> version.kind() != DocumentKind.PROCEDURE)
                .sorted(Comparator.comparing(DocumentVersion::kind).reversed())
                .forEach(version -> {
                    var clauses = clauses(actor, version);
                    for (var bound : bindings.of(actor, version.id()).asked()) {
                        var found = clauses.get(bound.clause());
                        if (found != null) {
                            add(topics, version.kind(), bound, found);
                        }
                    }
                });
        return new Found(byControl(catalogues.of(actor), topics));
    }

    private static void add(
            Map<String, List<Clause>> topics, DocumentKind kind, BoundClauses.Bound bound, Clause clause) {
        var known = topics.computeIfAbsent(bound.topic(), topic -> new ArrayList<>());
        boolean above = kind == DocumentKind.POLICY
                && known.stream().anyMatch(one -> !one.document().equals(clause.document()));
        if (!above && !known.contains(clause)) {
            known.add(clause);
        }
    }

    private Map<UUID, Clause> clauses(Actor actor, DocumentVersion version) {
        var text = documents.version(actor, version.id()).text();
        var found = new HashMap<UUID, Clause>();
        for (int i = 0; i < text.clauses().size(); i++) {
            var clause = text.tree().clauses().get(i);
            found.put(
                    text.clauses().get(i),
                    new Clause(
                            text.clauses().get(i),
                            version.title(),
                            clause.path(),
                            clause.caption().orElse("")));
        }
        return found;
    }

    private static Map<String, List<Clause>> byControl(Catalogue catalogue, Map<String, List<Clause>> topics) {
        var found = new HashMap<String, List<Clause>>();
        for (Control control : catalogue.controls()) {
            var clauses = topics.get(control.topic());
            if (clauses != null) {
                found.put(control.id(), List.copyOf(clauses));
            }
        }
        return found;
    }
}
