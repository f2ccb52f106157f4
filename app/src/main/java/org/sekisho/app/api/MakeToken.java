package org.sekisho.app.api;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Makes a token with which a program reads what its maker may read. */
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
     */
    public record Input(String label, int days, boolean secondFactor) {}

    /** What was made. @param secret the token itself, to be shown once */
    public record Made(UUID id, String secret, LocalDate expiresOn) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    private final Work work;
    private final ApiTokens tokens;

    MakeToken(Work work, ApiTokens tokens) {
        this.work = work;
        this.tokens = tokens;
    }

    /** @throws Refusal.Invalid without a label, or for a time that is too long */
    public Made make(Actor actor, Input input) {
        var problems = new Problems("api");
        problems.requireText("label", input.label());
        if (input.days() < 1 || input.days() > MOST_DAYS) {
            problems.add("days", "days", MOST_DAYS);
        }
        problems.refuseIfAny();
        var secret = TokenSecret.fresh();
        return work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var token = new ApiToken(
                    tx.newId(),
                    actor.account(),
                    input.label().strip(),
                    input.secondFactor(),
                    tx.now(),
                    today.plusDays(input.days() - 1L),
                    Optional.empty(),
                    false);
            var entry = tx.enter(Act.of("api.token.made", "api-token", token.id())
                    .after("account", token.account())
                    .afterErasable("label", token.label())
                    .after("secondFactor", token.secondFactor())
                    .after("expiresOn", token.expiresOn()));
            tokens.add(tx, entry, token, secret);
            return new Made(token.id(), secret.text(), token.expiresOn());
        });
    }
}
