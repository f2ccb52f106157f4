package org.sekisho.app.identity;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Decides for a body whether everybody needs a second factor, or only those whose roles require one. Whoever signed in
 * without one is signed out by their next request and led to set one up.
 */
@Service
public final class RequireSecondFactor {

    private final Work work;
    private final SignInRules rules;

    RequireSecondFactor(Work work, SignInRules rules) {
        this.work = work;
        this.rules = rules;
    }

    /** @param everyone whether everybody needs one; otherwise the roles alone decide */
    public record Input(boolean everyone) {}

    /** @throws Refusal.Stale if that is so already */
    public void decide(Actor actor, Input input) {
        work.change(actor, Permission.CHANGE_SETTINGS, tx -> {
            rules.oneAtATime(tx);
            var before = rules.present(tx);
            boolean was = before.map(SignInRules.Rule::everyone).orElse(false);
            if (was == input.everyone()) {
                throw new Refusal.Stale();
            }
            var entry = tx.newId();
            tx.enter(
                    entry,
                    Act.of("identity.sign-in-rule.decided", "body", tx.body())
                            .before("secondFactorOfEveryone", was)
                            .after("secondFactorOfEveryone", input.everyone()));
            rules.replace(tx, entry, before, input.everyone());
            return entry;
        });
    }
}
