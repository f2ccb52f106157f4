package org.sekisho.app.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/**
 * Checks a name and a password at the door.
 *
 * <p>The hash is computed before the transaction that decides, and for names that nobody has as well; the decision is
 * made for one attempt of an account at a time, so that many at once learn no more than one after the other.
 */
@Service
public final class SignInWithPassword {

    private final Work work;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordHashing hashing;
    private final Failures failures;
    private final UnknownNames unknown;

    SignInWithPassword(
            Work work,
            Accounts accounts,
            Passwords passwords,
            PasswordHashing hashing,
            Failures failures,
            UnknownNames unknown) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.failures = failures;
        this.unknown = unknown;
    }

    private record Found(Account account, Optional<Passwords.Kept> kept) {}

    /**
     * Never tells whether the account exists, is locked, or has another password.
     *
     * @param address where it came from, for the record
     */
    public SignInOutcome attempt(BodyId body, String typedLogin, String password, String address) {
        var login = Login.normal(typedLogin);
        var visitor = Actor.visitor(body);
        var found = work.read(
                visitor,
                Permission.SIGN_IN,
                tx -> accounts.byLogin(tx, login).map(account -> new Found(account, passwords.of(tx, account.id()))));
        boolean right = hashing.matches(password, found.flatMap(Found::kept));
        return found.map(Found::account)
                .map(account -> decide(visitor, account, right, address))
                .orElseGet(() -> nobody(visitor, login, address));
    }

    private SignInOutcome decide(Actor visitor, Account account, boolean right, String address) {
        var actor = right && !account.locked()
                ? new Actor(visitor.body(), account.id(), account.displayName(), Set.of(Role.VISITOR))
                : visitor;
        return work.change(actor, Permission.SIGN_IN, tx -> {
            failures.oneAtATime(tx, account.id());
            var wait = failures.of(tx, account.id()).wait(tx.now());
            if (wait.isPositive()) {
                tx.enter(Act.of("identity.sign-in.refused", "account", account.id())
                        .after("reason", "waiting")
                        .afterErasable("address", address));
                return new SignInOutcome.Wait(wait);
            }
            if (!right || account.locked()) {
                failures.add(tx, account.id());
                tx.enter(Act.of("identity.sign-in.refused", "account", account.id())
                        .after("reason", account.locked() ? "locked" : "password")
                        .afterErasable("address", address));
                return new SignInOutcome.Wrong();
            }
            tx.enter(Act.of("identity.password.accepted", "account", account.id())
                    .afterErasable("address", address));
            return new SignInOutcome.Proved(visitor.body(), account.id(), Proof.PASSWORD);
        });
    }

    private SignInOutcome nobody(Actor visitor, String login, String address) {
        return work.change(visitor, Permission.SIGN_IN, tx -> {
            Duration wait = unknown.of(visitor.body(), login).wait(tx.now());
            tx.enter(Act.of("identity.sign-in.refused", "body", tx.body())
                    .after("reason", wait.isPositive() ? "waiting" : "unknown")
                    .afterErasable("address", address));
            if (wait.isPositive()) {
                return new SignInOutcome.Wait(wait);
            }
            unknown.failed(visitor.body(), login, tx.now());
            return new SignInOutcome.Wrong();
        });
    }
}
