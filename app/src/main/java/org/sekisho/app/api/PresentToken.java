package org.sekisho.app.api;

import java.util.EnumSet;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.TokenHolders;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Takes a token that a program presents. Its first use on a day is entered in the record. */
@Service
public final class PresentToken implements TokenHolders {

    private final Work work;
    private final ApiTokens tokens;
    private final Time time;

    PresentToken(Work work, ApiTokens tokens, Time time) {
        this.work = work;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Optional<Holder> of(String token) {
        var secret = new TokenSecret(token);
        var today = time.today();
        return tokens.body(secret).flatMap(body -> {
            var found = work.read(Actor.visitor(body), Permission.SIGN_IN, tx -> tokens.bySecret(tx, secret))
                    .filter(one -> one.goodOn(today));
            found.filter(one -> !one.lastUsed().equals(Optional.of(today))).ifPresent(one -> used(body, one));
            return found.map(one -> new Holder(
                    body,
                    one.account(),
                    one.secondFactor(),
                    one.id(),
                    one.scope().words()));
        });
    }

    private void used(BodyId body, ApiToken token) {
        var holder = new Actor(body, token.account(), "", EnumSet.of(Role.ACCOUNT_HOLDER));
        try {
            work.change(holder, Permission.MANAGE_OWN_ACCOUNT, tx -> {
                if (!tokens.used(tx, token.id(), time.today())) {
                    throw new Refusal.Stale();
                }
                return tx.enter(Act.of("api.token.used", "api-token", token.id())
                        .before("lastUsedOn", token.lastUsed())
                        .after("lastUsedOn", time.today()));
            });
        } catch (Refusal.Stale elsewhere) {
            // Another request of the same moment entered it.
        }
    }
}
