package org.sekisho.app.gaps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.policy.ClausesBelow;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.VersionText;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Topic;
import org.sekisho.policytext.Clause;
import org.springframework.stereotype.Service;

/** Reads below which obligations of the policy in force a layer is missing that this policy demands. */
@Service
public final class GapsOfPolicy {

    private static final Map<String, DocumentKind> DEMANDS =
            Map.of("policy.standard", DocumentKind.STANDARD, "policy.procedures", DocumentKind.PROCEDURE);

    private static final int BEGINNING = 18;

    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final ClausesBelow clausesBelow;

    GapsOfPolicy(
            PolicyInForce policies, BindingsInForce bindings, CatalogueOfBody catalogues, ClausesBelow clausesBelow) {
        this.policies = policies;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.clausesBelow = clausesBelow;
    }

    /**
     * The gaps of a day. An obligation is there on a layer when a clause of that layer carries it, or a part of it, out. The
     * clauses that demand the documents, and those about the policy itself, are carried out by no clause below.
     *
     * @throws org.sekisho.app.shared.Refusal.NotPermitted if the actor may not read every document
     */
    public Gaps on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_NON_PUBLIC);
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty()) {
            return new Gaps(Optional.empty(), Map.of(), List.of(), 0, Collections.emptySortedMap());
        }
        var text = policy.get().text();
        var asked = bindings.of(actor, policy.get().version().id()).asked();
        var demanded = demanded(asked);
        // Which layers are there is the same for everybody; no text and no title of a document is named.
        var below = clausesBelow.on(Actor.program(actor.body()), asOf);
        var measures = measures(actor, asked);
        var gaps = new TreeMap<Measure, List<Gaps.Gap>>();
        for (var clause : text.tree().clauses()) {
            var path = clause.path();
            var missing = EnumSet.noneOf(DocumentKind.class);
            missing.addAll(demanded.keySet());
            missing.removeAll(there(text, path, below));
            Optional.ofNullable(measures.get(path))
                    .filter(measure -> !missing.isEmpty())
                    .ifPresent(measure -> gaps.computeIfAbsent(measure, k -> new ArrayList<>())
                            .add(new Gaps.Gap(path, name(text, path), List.copyOf(missing))));
        }
        return new Gaps(
                Optional.of(policy.get().version()),
                demanded,
                demanded.keySet().stream().filter(kind -> !below.has(kind)).toList(),
                measures.size(),
                gaps);
    }

    private static Map<DocumentKind, List<String>> demanded(List<BoundClauses.Bound> asked) {
        var demanded = new EnumMap<DocumentKind, LinkedHashSet<String>>(DocumentKind.class);
        for (var bound : asked) {
            Optional.ofNullable(DEMANDS.get(bound.topic()))
                    .ifPresent(kind -> demanded.computeIfAbsent(kind, k -> new LinkedHashSet<>())
                            .add(bound.span().path()));
        }
        var paths = new EnumMap<DocumentKind, List<String>>(DocumentKind.class);
        demanded.forEach((kind, found) -> paths.put(kind, List.copyOf(found)));
        return paths;
    }

    /** The obligations, each with the measure that it is first bound to. */
    private Map<String, Measure> measures(Actor actor, List<BoundClauses.Bound> asked) {
        var catalogue = catalogues.of(actor);
        var measures = new HashMap<String, Measure>();
        for (var bound : asked) {
            catalogue
                    .topic(bound.topic())
                    .map(Topic::measure)
                    .filter(measure -> measure != Measure.POLICY)
                    .ifPresent(measure -> measures.putIfAbsent(bound.span().path(), measure));
        }
        return measures;
    }

    /** The layers on which the clause at a path or a part of it is carried out. */
    private static Set<DocumentKind> there(VersionText text, String path, ClausesBelow.Below below) {
        var holders = text.tree().holders();
        var clauses = text.tree().clauses();
        var layers = EnumSet.noneOf(DocumentKind.class);
        for (int i = 0; i < holders.length; i++) {
            int at = i;
            while (at >= 0 && !clauses.get(at).path().equals(path)) {
                at = holders[at];
            }
            if (at >= 0) {
                layers.addAll(below.layers(text.clauses().get(i)));
            }
        }
        return layers;
    }

    private static String name(VersionText text, String path) {
        return text.tree()
                .at(path)
                .map(clause -> clause.caption().orElseGet(() -> beginning(clause)))
                .orElse("");
    }

    private static String beginning(Clause clause) {
        var words = String.join("", clause.paragraphs());
        return words.length() <= BEGINNING ? words : words.substring(0, BEGINNING) + "…";
    }
}
