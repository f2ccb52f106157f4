package org.sekisho.app.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** What an administrator does to somebody's account when the person cannot help themselves, or must be kept out. */
@Service
public final class KeepAccount {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Work work;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordHashing hashing;
    private final SecondFactors factors;
    private final Failures failures;
    private final Sessions sessions;

    KeepAccount(
            Work work,
            Accounts accounts,
            Passwords passwords,
            PasswordHashing hashing,
            SecondFactors factors,
            Failures failures,
            Sessions sessions) {
        this.work = work;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.factors = factors;
        this.failures = failures;
        this.sessions = sessions;
    }

    /**
     * Keeps the person out, at once, until {@link #unlock}.
     *
     * @throws Refusal.Invalid without a reason, or for one's own account
     */
    public void lock(Actor actor, UUID account, String reason) {
        refuseOwn(actor, account);
        lockedOrNot(actor, account, reason, true);
        sessions.endAll(actor.body(), account, Optional.empty());
    }

    /** Lets the person in again, and forgets failed attempts. */
    public void unlock(Actor actor, UUID account, String reason) {
        lockedOrNot(actor, account, reason, false);
    }

    /**
     * Takes all second factors off the account and ends its sessions; where the roles require one, a new one is set up
     * at the next sign-in.
     *
     * @throws Refusal.Invalid without a reason
     */
    public void resetSecondFactor(Actor actor, UUID account, String reason) {
        refuseBlank(reason);
        work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var found = one(tx, account);
            var before = factors.of(tx, account);
            factors.removeSecret(tx, account);
            factors.removePasskeys(tx, account);
            factors.removeRecoveryCodes(tx, account);
            return tx.enter(Act.of("identity.second-factor.reset", "account", found.id())
                    .before("codes", before.codes())
                    .before("passkeys", before.passkeys())
                    .afterErasable("reason", reason.strip()));
        });
        sessions.endAll(actor.body(), account, Optional.empty());
    }

    /**
     * Gives the account a new initial password, to be handed over and changed at the next sign-in, and ends its
     * sessions.
     *
     * @return the password, to be shown once
     * @throws Refusal.Invalid without a reason
     */
    public String resetPassword(Actor actor, UUID account, String reason) {
        refuseBlank(reason);
        actor.require(Permission.MANAGE_ACCOUNTS);
        var password = initialPassword();
        var hash = hashing.hash(password);
        work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var found = one(tx, account);
            passwords.put(tx, account, new Passwords.Kept(hash, true));
            failures.clear(tx, account);
            return tx.enter(
                    Act.of("identity.password.reset", "account", found.id()).afterErasable("reason", reason.strip()));
        });
        sessions.endAll(actor.body(), account, Optional.empty());
        return password;
    }

    /** A password that can be read out and typed: four groups of four. */
    public static String initialPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private void lockedOrNot(Actor actor, UUID account, String reason, boolean locked) {
        refuseBlank(reason);
        work.change(actor, Permission.MANAGE_ACCOUNTS, tx -> {
            var found = one(tx, account);
            if (found.locked() == locked) {
                throw new Refusal.Stale();
            }
            var entry = tx.newId();
            tx.enter(
                    entry,
                    Act.of(locked ? "identity.account.locked" : "identity.account.unlocked", "account", account)
                            .before("locked", found.locked())
                            .after("locked", locked)
                            .afterErasable("reason", reason.strip()));
            accounts.supersede(
                    tx,
                    entry,
                    new Account(found.id(), found.login(), found.displayName(), found.administrator(), locked));
            if (!locked) {
                failures.clear(tx, account);
            }
            return entry;
        });
    }

    private Account one(Tx tx, UUID account) {
        return accounts.byId(tx, account).orElseThrow(() -> new Refusal.NotFound("account"));
    }

    private static void refuseBlank(String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new Refusal.Invalid("reason", Message.of("identity.reason.missing"));
        }
    }

    private static void refuseOwn(Actor actor, UUID account) {
        if (actor.account().equals(account)) {
            throw new Refusal.Invalid("", Message.of("identity.lock.own"));
        }
    }
}
