package org.sekisho.app.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.ThreatsOfPolicy.ThreatId;

/**
 * A case as it stands on a day.
 *
 * @param what the event, in words
 * @param due until when the body wants to have decided; nothing in the law sets a day
 * @param policy the version of the policy that was in force when it was opened
 * @param answers by question
 * @param result empty while it is open
 */
public record ReviewCase(
        UUID id,
        Trigger trigger,
        String what,
        LocalDate happenedOn,
        Optional<LocalDate> due,
        UUID policy,
        LocalDate openedOn,
        Map<String, String> answers,
        List<Risk> risks,
        Optional<Result> result) {

    public ReviewCase {
        answers = Map.copyOf(answers);
        risks = List.copyOf(risks);
    }

    /** What the analysis says of one threat. */
    public record Risk(ThreatId threat, Level likelihood, Level loss, Response response) {}

    /**
     * How it ended.
     *
     * @param revision what changes; empty if the body decided that nothing has to
     */
    public record Result(String reason, String decidedBy, LocalDate decidedOn, Optional<Revision> revision) {}

    /** Where the change is made. */
    public sealed interface Revision {
        UUID id();

        /** In a draft of a revision. */
        record Draft(UUID id) implements Revision {}

        /** In a version that is decided. */
        record Version(UUID id) implements Revision {}
    }

    public boolean open() {
        return result.isEmpty();
    }

    public boolean overdueOn(LocalDate day) {
        return open() && due.filter(day::isAfter).isPresent();
    }

    /** The questions without an answer. */
    public List<String> unanswered() {
        return trigger.questions().stream()
                .filter(question -> !answers.containsKey(question))
                .toList();
    }

    public Optional<Risk> risk(ThreatId threat) {
        return risks.stream().filter(risk -> risk.threat().equals(threat)).findFirst();
    }
}
