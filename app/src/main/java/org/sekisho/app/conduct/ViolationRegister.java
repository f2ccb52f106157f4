package org.sekisho.app.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Shows the register of violations. It is about people, so every look is in the record. */
@Service
public final class ViolationRegister {

    /**
     * That a clause was not kept.
     *
     * @param place where it happened, by section; may be empty
     * @param noticedBy who noticed it
     * @param person of whom it is; may be empty while nobody knows
     * @param happened what happened
     * @param erasedAt when all of that was erased; the four are empty then
     */
    public record Violation(
            UUID id,
            UUID clause,
            String document,
            String path,
            String caption,
            LocalDate happenedOn,
            LocalDate noticedOn,
            String place,
            String noticedBy,
            String person,
            String happened,
            Optional<Instant> erasedAt) {}

    /** What was done. @param measure empty where it was closed */
    public record Step(UUID violation, Optional<Measure> measure, LocalDate on, String note) {}

    /** A violation and what was done about it, in order. */
    public record Listed(Violation violation, List<Step> steps) {

        public boolean closed() {
            return steps.stream().anyMatch(step -> step.measure().isEmpty());
        }
    }

    private final Work work;
    private final Violations violations;

    ViolationRegister(Work work, Violations violations) {
        this.work = work;
        this.violations = violations;
    }

    /** All as of a day, the newest first. Two statements, and the entry of the look. */
    public List<Listed> look(Actor actor, AsOf asOf) {
        return work.change(actor, Permission.READ_VIOLATIONS, tx -> {
            var steps = violations.steps(tx, asOf).stream().collect(Collectors.groupingBy(Step::violation));
            var found = violations.known(tx, asOf).stream()
                    .map(one -> new Listed(one, steps.getOrDefault(one.id(), List.of())))
                    .toList();
            tx.enter(Act.of("conduct.violations.seen", "body", tx.body())
                    .after("account", actor.account())
                    .after("count", found.size()));
            return found;
        });
    }
}
