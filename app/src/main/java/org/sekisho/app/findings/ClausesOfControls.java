package org.sekisho.app.findings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Service;

/** Which clauses of the body's own policy ask for what a control of the catalogue looks after. */
@Service
public final class ClausesOfControls {

    /** @param caption empty where the clause has none */
    public record OwnClause(String path, String caption) {}

    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;

    ClausesOfControls(PolicyInForce policies, BindingsInForce bindings, CatalogueOfBody catalogues) {
        this.policies = policies;
        this.bindings = bindings;
        this.catalogues = catalogues;
    }

    /**
     * The clauses of the policy of the day by the controls that they are bound to, as far as the actor may read them; a
     * control without any is not named. The number of statements does not depend on how many controls are asked for.
     */
    public Map<String, List<OwnClause>> of(Actor actor, Collection<String> controls, AsOf asOf) {
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty() || controls.isEmpty()) {
            return Map.of();
        }
        var catalogue = catalogues.of(actor);
        var asked = bindings.of(actor, policy.get().version().id()).asked();
        var tree = policy.get().text().tree();
        var found = new HashMap<String, List<OwnClause>>();
        for (var control : controls) {
            catalogue.control(control).ifPresent(one -> {
                var clauses = asked.stream()
                        .filter(bound -> bound.topic().equals(one.topic()))
                        .map(BoundClauses.Bound::span)
                        .flatMap(span -> tree.at(span.path()).stream())
                        .map(clause ->
                                new OwnClause(clause.path(), clause.caption().orElse("")))
                        .distinct()
                        .toList();
                if (!clauses.isEmpty()) {
                    found.put(control, clauses);
                }
            });
        }
        return found;
    }
}
