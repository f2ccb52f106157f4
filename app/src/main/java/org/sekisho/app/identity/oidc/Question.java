package org.sekisho.app.identity.oidc;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A question to a provider that waits for its answer, kept in the session of who was sent there. Good for one answer.
 *
 * @param address where to send the person
 * @param state what the answer must repeat
 * @param nonce what the ID token must repeat
 * @param verifier what alone makes the answer's code good (RFC 7636)
 * @param anew whether the person must have shown who they are since
 */
public record Question(
        String issuer,
        String clientId,
        String redirect,
        String address,
        String state,
        String nonce,
        String verifier,
        boolean anew,
        Instant since)
        implements Serializable {

    /** How long the person may take at the provider. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    @Serial
    private static final long serialVersionUID = 1L;

    public boolean over(Instant now) {
        return now.isAfter(since.plus(LONGEST));
    }

    public boolean of(Registration registration) {
        return issuer.equals(registration.issuer()) && clientId.equals(registration.clientId());
    }

    @Override
    public String toString() {
        return "Question[" + issuer + "]";
    }
}
