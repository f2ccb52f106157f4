package org.sekisho.app.identity.web;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.shared.BodyId;

/**
 * A sign-in on its way: what was shown so far. Kept in the session, good for nothing but the pages of the sign-in.
 *
 * @param to the local address to go to in the end
 */
record SignInProgress(UUID bodyId, String bodyName, UUID account, Set<Proof> proofs, Instant since, String to)
        implements Serializable {

    /** How long a sign-in may take. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    @Serial
    private static final long serialVersionUID = 1L;

    SignInProgress {
        proofs = proofs.isEmpty() ? EnumSet.noneOf(Proof.class) : EnumSet.copyOf(proofs);
    }

    static SignInProgress of(BodyRef body, UUID account, Proof proof, Instant since, String to) {
        return new SignInProgress(body.id().value(), body.name(), account, EnumSet.of(proof), since, to);
    }

    SignInProgress proving(Proof proof) {
        var more = EnumSet.copyOf(proofs);
        more.add(proof);
        return new SignInProgress(bodyId, bodyName, account, more, since, to);
    }

    BodyId body() {
        return new BodyId(bodyId);
    }

    boolean over(Instant now) {
        return now.isAfter(since.plus(LONGEST));
    }
}
