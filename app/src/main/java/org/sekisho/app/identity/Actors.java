package org.sekisho.app.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Who an account acts as: its name and its roles of today. */
@Service
public final class Actors {

    private final Work work;
    private final Accounts accounts;
    private final Time time;
    private final ObjectProvider<RolesOfAccount> roles;

    Actors(Work work, Accounts accounts, Time time, ObjectProvider<RolesOfAccount> roles) {
        this.work = work;
        this.accounts = accounts;
        this.time = time;
        this.roles = roles;
    }

    /** The actor, unless there is no such account or it is locked. Two statements at most. */
    public Optional<Actor> find(BodyId body, UUID account) {
        return work.read(
                Actor.visitor(body),
                Permission.SIGN_IN,
                tx -> accounts.byId(tx, account)
                        .filter(found -> !found.locked())
                        .map(found -> actor(tx, found)));
    }

    /** @throws Refusal.NotFound if there is no such account or it is locked */
    public Actor of(BodyId body, UUID account) {
        return find(body, account).orElseThrow(() -> new Refusal.NotFound("account"));
    }

    /** The actor with that sign-in name, unless there is none or it is locked. */
    public Optional<Actor> named(BodyId body, String login) {
        return work.read(
                Actor.visitor(body),
                Permission.SIGN_IN,
                tx -> accounts.byLogin(tx, Login.normal(login))
                        .filter(found -> !found.locked())
                        .map(found -> actor(tx, found)));
    }

    Actor actor(Tx tx, Account account) {
        var all = EnumSet.of(Role.ACCOUNT_HOLDER);
        if (account.administrator()) {
            all.add(Role.ADMINISTRATOR);
        }
        var day = time.today();
        List<RolesOfAccount> sources = roles.orderedStream().toList();
        sources.forEach(source -> all.addAll(source.roles(tx, account.id(), day)));
        return new Actor(tx.actor().body(), account.id(), account.displayName(), all);
    }
}
