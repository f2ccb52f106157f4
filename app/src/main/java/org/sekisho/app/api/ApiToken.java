package org.sekisho.app.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a token, which is everything but the token.
 *
 * @param label what it is for, as its maker named it
 * @param scope what it is good for
 * @param secondFactor whether its maker had shown a second factor
 * @param expiresOn the last day on which it is good
 * @param revoked whether it was taken back
 */
public record ApiToken(
        UUID id,
        UUID account,
        String label,
        TokenScope scope,
        boolean secondFactor,
        Instant created,
        LocalDate expiresOn,
        Optional<LocalDate> lastUsed,
        boolean revoked) {

    public boolean goodOn(LocalDate day) {
        return !revoked && !day.isAfter(expiresOn);
    }
}
