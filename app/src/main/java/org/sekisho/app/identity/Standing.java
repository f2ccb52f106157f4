package org.sekisho.app.identity;

import java.util.Set;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;

/**
 * What is known of an account on its way in.
 *
 * @param actor with the roles of today
 * @param everyone whether the body requires a second factor of everybody
 */
record Standing(
        Account account, Actor actor, boolean everyone, boolean mustChangePassword, SecondFactors.Enrolled enrolled) {

    boolean needsSecondFactor() {
        return everyone || actor.roles().stream().anyMatch(Role::requiresSecondFactor);
    }

    SignInStep after(Set<Proof> proofs) {
        if (proofs.stream().noneMatch(Proof::second)) {
            if (enrolled.any()) {
                return SignInStep.PRESENT_SECOND_FACTOR;
            }
            if (needsSecondFactor()) {
                return SignInStep.ENROL_SECOND_FACTOR;
            }
        }
        return mustChangePassword && proofs.contains(Proof.PASSWORD) ? SignInStep.CHANGE_PASSWORD : SignInStep.ENTER;
    }
}
