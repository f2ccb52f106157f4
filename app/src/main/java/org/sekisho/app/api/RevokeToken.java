package org.sekisho.app.api;

import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes a token back, at once and for good: one's own, or anybody's for those who manage accounts. */
@Service
public final class RevokeToken {

    private final Work work;
    private final ApiTokens tokens;

    RevokeToken(Work work, ApiTokens tokens) {
        this.work = work;
        this.tokens = tokens;
    }

    /** @throws Refusal.NotFound if there is none, it was taken back before, or it is not the actor's to take back */
    public void revoke(Actor actor, UUID token) {
        work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var found = tokens.byId(tx, token)
                    .filter(one -> one.account().equals(actor.account()) || actor.may(Permission.MANAGE_ACCOUNTS));
            if (found.isEmpty() || !tokens.revoke(tx, token)) {
                throw new Refusal.NotFound("token");
            }
            return tx.enter(Act.of("api.token.revoked", "api-token", token)
                    .before("revoked", false)
                    .after("revoked", true));
        });
    }
}
