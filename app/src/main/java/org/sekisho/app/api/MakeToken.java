package org.sekisho.app.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Makes a token with which a program does a named part of what its maker may do. */
@Service
public final class MakeToken {

    /** The longest that a token is good, in days. */
    public static final int MOST_DAYS = 366;

    /**
     * The token.
     *
     * @param label what it is for
     * @param days how many days it is good, today included
     * @param secondFactor whether the maker has shown a second factor
     * @param scope what it is good for
     */
    public record Input(String label, int days, boolean secondFactor, TokenScope scope) {
        public Input(String label, int days, boolean secondFactor) {
            this(label, days, secondFactor, TokenScope.ofPolicies());
        }
    }

    /** What was made. @param secret the token itself, to be shown once */
    public record Made(UUID id, String secret, LocalDate expiresOn) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    private final Work work;
    private final ApiTokens tokens;
    private final Ledgers ledgers;

    MakeToken(Work work, ApiTokens tokens, Ledgers ledgers) {
        this.work = work;
        this.tokens = tokens;
        this.ledgers = ledgers;
    }

    /**
     * @throws Refusal.Invalid without a label, for nothing, or for a time that is too long
     * @throws Refusal.NotFound for a ledger that is not there
     */
    public Made make(Actor actor, Input input) {
        var problems = new Problems("api");
        problems.requireText("label", input.label());
        if (input.days() < 1 || input.days() > MOST_DAYS) {
            problems.add("days", "days", MOST_DAYS);
        }
        if (input.scope().nothing()) {
            problems.add("policies", "scope");
        }
        problems.refuseIfAny();
        input.scope().read().forEach(ledgers::the);
        var secret = TokenSecret.fresh();
        return work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var token = new ApiToken(
                    tx.newId(),
                    actor.account(),
                    input.label().strip(),
                    input.scope(),
                    input.secondFactor(),
                    tx.now(),
                    today.plusDays(input.days() - 1L),
                    Optional.empty(),
                    false);
            var entry = tx.enter(Act.of("api.token.made", "api-token", token.id())
                    .after("account", token.account())
                    .afterErasable("label", token.label())
                    .after("scope", List.copyOf(token.scope().words()))
                    .after("secondFactor", token.secondFactor())
                    .after("expiresOn", token.expiresOn()));
            tokens.add(tx, entry, token, secret);
            return new Made(token.id(), secret.text(), token.expiresOn());
        });
    }
}
