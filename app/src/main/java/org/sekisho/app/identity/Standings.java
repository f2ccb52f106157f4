package org.sekisho.app.identity;

import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Component;

/** Puts together what is known of an account. */
@Component
final class Standings {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Actors actors;
    private final SignInRules rules;

    Standings(Accounts accounts, Passwords passwords, SecondFactors factors, Actors actors, SignInRules rules) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.actors = actors;
        this.rules = rules;
    }

    /** Empty if there is no such account or it is locked. */
    Optional<Standing> of(Tx tx, UUID account) {
        return accounts.byId(tx, account)
                .filter(found -> !found.locked())
                .map(found -> new Standing(
                        found,
                        actors.actor(tx, found),
                        rules.everyone(tx),
                        passwords
                                .of(tx, account)
                                .map(Passwords.Kept::mustChange)
                                .orElse(false),
                        factors.of(tx, account)));
    }
}
