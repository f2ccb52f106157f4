package org.sekisho.app.combinations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.RoleChanges;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Says for all roles at once which posts and people have them, and what the body decided about the combinations that
 * follow: the whole organisation of a small office in one act.
 */
@Service
public final class SetMinimumRoles {

    /**
     * Who has which role.
     *
     * @param from the first day
     * @param wanted one for each role of the policy
     * @param reason why people are appointed beside their posts
     * @param decision about combinations that cannot be avoided, if it is recorded now
     */
    public record Input(
            LocalDate from,
            List<RoleChanges.Wanted> wanted,
            String reason,
            Optional<DecideCombinations.Input> decision) {
        public Input {
            wanted = List.copyOf(wanted);
        }
    }

    private final Work work;
    private final RoleChanges roles;
    private final DecideCombinations decide;

    SetMinimumRoles(Work work, RoleChanges roles, DecideCombinations decide) {
        this.work = work;
        this.roles = roles;
        this.decide = decide;
    }

    /**
     * Sets them.
     *
     * @return how many rules and appointments changed
     * @throws Refusal.Invalid naming {@code from}, the name of a role, or {@code decision.…}: then nothing is changed. A
     *     combination that nothing covers is no reason to refuse; it is found afterwards.
     */
    public int set(Actor actor, Input input) {
        if (input.decision().isPresent()) {
            actor.require(Permission.KEEP_COMBINATIONS);
        }
        return work.change(actor, Permission.ASSIGN_ROLES, tx -> {
            var problems = new Problems("combinations");
            problems.requireDay("from", input.from());
            for (var one : input.wanted()) {
                if (!SetRoleRules.ROLES.contains(one.role())) {
                    problems.add("", "role-of-no-policy");
                }
            }
            problems.refuseIfAny();
            var entry = tx.newId();
            var act = Act.of("combinations.roles.set", "body", tx.body()).after("from", input.from());
            int changed = roles.change(tx, entry, act, input.from(), input.wanted(), input.reason(), problems);
            input.decision().ifPresent(decision -> decide.record(tx, entry, act, decision, "decision.", problems));
            if (changed == 0 && input.decision().isEmpty() && !problems.any()) {
                problems.add("", "nothing-changes");
            }
            problems.refuseIfAny();
            tx.enter(entry, act);
            return changed;
        });
    }
}
