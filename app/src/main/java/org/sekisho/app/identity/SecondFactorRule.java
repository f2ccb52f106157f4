package org.sekisho.app.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Reads of whom a second factor is required. */
@Service
public final class SecondFactorRule {

    private final Work work;
    private final SignInRules rules;

    SecondFactorRule(Work work, SignInRules rules) {
        this.work = work;
        this.rules = rules;
    }

    /**
     * What the body has decided.
     *
     * @param everyone whether everybody needs a second factor
     * @param since the day from which that holds; empty where nothing was ever decided
     * @param without how many accounts that may sign in have none
     */
    public record View(boolean everyone, Optional<LocalDate> since, int without) {}

    public View view(Actor actor) {
        return work.read(actor, Permission.CHANGE_SETTINGS, tx -> {
            var rule = rules.present(tx);
            return new View(
                    rule.map(SignInRules.Rule::everyone).orElse(false),
                    rule.map(SignInRules.Rule::from),
                    rules.without(tx));
        });
    }

    /** Whether the person needs a second factor today, by their roles or because the body requires it of everybody. */
    public boolean binds(Actor actor) {
        return actor.roles().stream().anyMatch(Role::requiresSecondFactor)
                || work.read(Actor.visitor(actor.body()), Permission.SIGN_IN, rules::everyone);
    }
}
