package org.sekisho.app.duties;

import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;

/**
 * A control in this body: what is to be done, who answers for it, and when.
 *
 * @param control id in the catalogue
 * @param owner the role whose holders answer for it
 * @param originNote what sets the cycle, in words: a citation, words of the policy, the name of a standard
 * @param span the days on which the body owes it like this
 */
public record Duty(
        DutyId id,
        String control,
        Scope scope,
        Role owner,
        Rhythm rhythm,
        CycleOrigin origin,
        String originNote,
        Span span) {

    /** Whether the actor may vouch for a part of it: those who keep the duties for any, its owners for what is theirs. */
    public boolean mayBeVouchedForBy(Actor actor) {
        return actor.may(Permission.KEEP_DUTIES)
                || actor.may(Permission.GIVE_EVIDENCE)
                        && scope != Scope.EACH_PERSON
                        && actor.roles().contains(owner);
    }
}
