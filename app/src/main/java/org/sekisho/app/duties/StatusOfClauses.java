package org.sekisho.app.duties;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.controls.Verdict;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.controls.ClauseKind;
import org.springframework.stereotype.Service;

/** Derives the status of every clause of the policy as of a day from the duties that its sentences are bound to. */
@Service
public final class StatusOfClauses {

    /**
     * A clause of an obligation.
     *
     * @param state the worst of its duties, or excepted while the clause is as a whole; empty when nothing is bound to it for
     *     certain
     * @param duties in the order of the catalogue
     * @param unsure how many bindings wait for a person
     * @param exceptions those that hold on the day
     */
    public record ClauseStatus(
            BoundClauses.Reading reading,
            List<BoundClauses.Bound> bindings,
            Optional<State> state,
            List<StatusOfDuties.DutyStatus> duties,
            int unsure,
            List<ClauseExceptions.Granted> exceptions) {

        public ClauseStatus {
            exceptions = List.copyOf(exceptions);
            bindings = List.copyOf(bindings);
            duties = List.copyOf(duties);
        }

        public long count(State one) {
            return duties.stream().filter(duty -> duty.status().state() == one).count();
        }
    }

    /**
     * The policy as of a day.
     *
     * @param policy empty if none is in force
     * @param clauses by path, obligations only, in the order of the text
     */
    public record Clauses(
            Optional<PolicyInForce.InFull> policy,
            Optional<BoundClauses> bound,
            Map<String, ClauseStatus> clauses,
            StatusOfDuties.Overview overview) {}

    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final CatalogueOfBody catalogues;
    private final StatusOfDuties duties;

    StatusOfClauses(
            PolicyInForce policies, BindingsInForce bindings, CatalogueOfBody catalogues, StatusOfDuties duties) {
        this.policies = policies;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.duties = duties;
    }

    /** The status of all clauses. Some twenty statements, whatever the number of clauses, people and evidence. */
    public Clauses on(Actor actor, AsOf asOf) {
        var overview = duties.on(actor, asOf);
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty()) {
            return new Clauses(policy, Optional.empty(), Map.of(), overview);
        }
        var bound = bindings.of(actor, policy.get().version().id());
        return new Clauses(policy, Optional.of(bound), statuses(actor, bound, overview), overview);
    }

    private Map<String, ClauseStatus> statuses(Actor actor, BoundClauses bound, StatusOfDuties.Overview overview) {
        var catalogue = catalogues.of(actor);
        var byTopic = overview.duties().stream()
                .collect(groupingBy(one -> catalogue
                        .control(one.duty().control())
                        .map(control -> control.topic())
                        .orElse("")));
        var byPath = bound.bindings().stream()
                .filter(one -> one.verdict() != Verdict.REFUSED)
                .collect(groupingBy(one -> one.span().path()));
        var excepted = overview.exceptions().stream().collect(groupingBy(ClauseExceptions.Granted::clause));
        var found = new LinkedHashMap<String, ClauseStatus>();
        for (var reading : bound.readings()) {
            if (reading.kind() == ClauseKind.OBLIGATION) {
                var exceptions = excepted.getOrDefault(reading.clause(), List.of());
                var here = byPath.getOrDefault(reading.path(), List.of());
                var asked = new ArrayList<StatusOfDuties.DutyStatus>();
                here.stream()
                        .filter(one -> one.verdict() == Verdict.BOUND)
                        .map(BoundClauses.Bound::topic)
                        .distinct()
                        .forEach(topic -> asked.addAll(byTopic.getOrDefault(topic, List.of())));
                found.put(
                        reading.path(),
                        new ClauseStatus(
                                reading,
                                here,
                                exceptions.stream().anyMatch(ClauseExceptions.Granted::whole)
                                        ? Optional.of(State.EXCEPTED)
                                        : asked.stream()
                                                .map(one -> one.status().state())
                                                .min(State::compareTo),
                                asked,
                                (int) here.stream()
                                        .filter(one -> one.verdict() == Verdict.UNSURE)
                                        .count(),
                                exceptions));
            }
        }
        return found;
    }
}
