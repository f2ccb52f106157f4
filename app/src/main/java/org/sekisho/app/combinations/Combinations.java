package org.sekisho.app.combinations;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/**
 * Answers a use case in which one person is on both sides of a case: whether the body's standing decision covers that.
 *
 * <p>It finds out nothing about the case: whoever asks has seen that the two are the same person. What follows from an
 * answer that is not {@link Covering.Covered} is theirs to say; a body is never stopped by it, it gives its reason for
 * the single case instead.
 */
@Component
public final class Combinations {

    private final StandingDecisions decisions;
    private final Covers covers;
    private final HeldPosts held;

    Combinations(StandingDecisions decisions, Covers covers, HeldPosts held) {
        this.decisions = decisions;
        this.covers = covers;
        this.held = held;
    }

    /** Whether it is covered on the day that the person is on both sides. At most four statements. */
    public Covering allowed(Tx tx, Combination combination, PersonId person, LocalDate day) {
        return allowed(tx, combination, Optional.of(person), day);
    }

    /** The same for whoever has the account; one without a person is covered only where everybody is. */
    public Covering allowed(Tx tx, Combination combination, UUID account, LocalDate day) {
        return allowed(tx, combination, held.person(tx, account, day), day);
    }

    private Covering allowed(Tx tx, Combination combination, Optional<PersonId> person, LocalDate day) {
        var asOf = AsOf.known(day);
        var rows = covers.of(tx, combination, asOf);
        if (rows.isEmpty()) {
            return new Covering.Undecided();
        }
        var posts = person.map(one -> held.of(tx, one, day)).orElseGet(java.util.Set::of);
        return Standing.best(decisions.known(tx, asOf), rows, posts, day);
    }
}
