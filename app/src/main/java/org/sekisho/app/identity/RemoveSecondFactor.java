package org.sekisho.app.identity;

import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Takes a second factor off one's own account; the last one stays where the roles or the body require one. */
@Service
public final class RemoveSecondFactor {

    private final Work work;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SignInRules rules;

    RemoveSecondFactor(Work work, SecondFactors factors, Passkeys passkeys, SignInRules rules) {
        this.work = work;
        this.factors = factors;
        this.passkeys = passkeys;
        this.rules = rules;
    }

    /** @throws Refusal.Invalid if it is the last one and one is required */
    public void codes(Actor actor) {
        work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var enrolled = factors.of(tx, actor.account());
            if (!enrolled.codes()) {
                throw new Refusal.NotFound("codes");
            }
            refuseLast(tx, actor, enrolled.passkeys());
            factors.removeSecret(tx, actor.account());
            return removed(tx, actor, "CODES", enrolled.passkeys());
        });
    }

    /** @throws Refusal.Invalid if it is the last one and one is required */
    public void passkey(Actor actor, UUID passkey) {
        work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var enrolled = factors.of(tx, actor.account());
            int left = enrolled.passkeys() - 1 + (enrolled.codes() ? 1 : 0);
            refuseLast(tx, actor, left);
            if (!passkeys.remove(tx, actor.account(), passkey)) {
                throw new Refusal.NotFound("passkey");
            }
            return removed(tx, actor, "PASSKEY", left);
        });
    }

    private UUID removed(Tx tx, Actor actor, String kind, int left) {
        if (left == 0) {
            factors.removeRecoveryCodes(tx, actor.account());
        }
        return tx.enter(Act.of("identity.second-factor.removed", "account", actor.account())
                .before("kind", kind)
                .after("left", left));
    }

    private void refuseLast(Tx tx, Actor actor, int left) {
        if (left == 0 && (actor.roles().stream().anyMatch(Role::requiresSecondFactor) || rules.everyone(tx))) {
            throw new Refusal.Invalid("", Message.of("identity.factor.last"));
        }
    }
}
