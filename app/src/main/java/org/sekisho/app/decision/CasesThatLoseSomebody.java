package org.sekisho.app.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.AffectedByTransfers;
import org.sekisho.app.organisation.PersonId;
import org.springframework.stereotype.Component;

/** Says of a list of transfers which open cases lose their drafter or somebody who is yet to seal them. */
@Component
final class CasesThatLoseSomebody implements AffectedByTransfers {

    private final DecisionCases cases;

    CasesThatLoseSomebody(DecisionCases cases) {
        this.cases = cases;
    }

    @Override
    public List<Affected> affected(Tx tx, Impact impact) {
        if (!cases.anyOpen(tx)) {
            return List.of();
        }
        var affected = new ArrayList<Affected>();
        for (var whole : cases.all(tx)) {
            var last = whole.last();
            if (last.closing().isPresent()) {
                continue;
            }
            last.steps().stream().filter(step -> step.seal().isEmpty()).forEach(step -> {
                var before = impact.heldBefore().getOrDefault(step.post(), Set.of());
                var after = impact.heldAfter().getOrDefault(step.post(), Set.of());
                if (!before.equals(after)) {
                    affected.add(step(whole, step, names(impact, before, after), names(impact, after, before), after));
                }
            });
            var drafter = whole.begun().person();
            if (!impact.heldAfter().getOrDefault(whole.begun().post(), Set.of()).contains(drafter)
                    && impact.heldBefore()
                            .getOrDefault(whole.begun().post(), Set.of())
                            .contains(drafter)) {
                boolean gap = impact.heldAfter()
                        .getOrDefault(whole.begun().post(), Set.of())
                        .isEmpty();
                affected.add(new Affected(
                        gap,
                        texts -> texts.get(
                                gap ? "decision.transfers.drafter.gap" : "decision.transfers.drafter",
                                last.submission().title(),
                                impact.names().getOrDefault(drafter, "")),
                        address(whole)));
            }
        }
        return affected;
    }

    private static Affected step(
            DecisionCases.Whole whole, DecisionCases.Step step, String gone, String come, Set<PersonId> after) {
        var title = whole.last().submission().title();
        return new Affected(
                after.isEmpty(),
                texts -> after.isEmpty()
                        ? texts.get("decision.transfers.step.gap", title, step.name(), gone)
                        : texts.get("decision.transfers.step", title, step.name(), gone, come),
                address(whole));
    }

    private static Optional<String> address(DecisionCases.Whole whole) {
        return Optional.of("/decisions/" + whole.begun().id());
    }

    private static String names(Impact impact, Set<PersonId> of, Set<PersonId> without) {
        var names = of.stream()
                .filter(person -> !without.contains(person))
                .map(person -> impact.names().getOrDefault(person, ""))
                .sorted()
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? "－" : names;
    }
}
