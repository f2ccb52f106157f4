package org.sekisho.app.identity;

import java.util.Set;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Service;

/** Lets anyone in as an account of a sample body, with one click. Absent unless the program runs as a demonstration. */
@Service
@Conditional(InDemonstration.class)
public final class EnterDemo {

    private final Work work;
    private final Accounts accounts;
    private final Actors actors;

    EnterDemo(Work work, Accounts accounts, Actors actors) {
        this.work = work;
        this.accounts = accounts;
        this.actors = actors;
    }

    /**
     * @throws Refusal.NotFound if the body is not a sample, or has no such account, or it is locked
     */
    public Actor enter(BodyRef body, String typedLogin) {
        if (!body.demo()) {
            throw new Refusal.NotFound("demo");
        }
        var login = Login.normal(typedLogin);
        var account = work.read(Actor.visitor(body.id()), Permission.SIGN_IN, tx -> accounts.byLogin(tx, login))
                .filter(found -> !found.locked())
                .orElseThrow(() -> new Refusal.NotFound("account"));
        var entering = new Actor(body.id(), account.id(), account.displayName(), Set.of(Role.VISITOR));
        return work.change(entering, Permission.SIGN_IN, tx -> {
            tx.enter(Act.of("identity.account.signed-in", "account", account.id())
                    .after("proofs", Proof.DEMO.name()));
            return actors.actor(tx, account);
        });
    }
}
