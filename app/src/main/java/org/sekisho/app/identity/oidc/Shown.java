package org.sekisho.app.identity.oidc;

import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is by the word of a provider that was checked.
 *
 * @param subject the person's name at the provider, never given to another
 * @param name what the wished claim says; empty when it is missing, or is a mail address that was never verified
 * @param amr how they proved it (RFC 8176)
 * @param acr how well, in the provider's words
 */
public record Shown(String subject, Optional<String> name, Set<String> amr, Optional<String> acr) {

    private static final Set<String> KNOWN = Set.of("pwd", "pin", "fpt", "face", "iris", "retina", "vbm");
    private static final Set<String> HELD = Set.of("otp", "hwk", "swk", "sc", "pop");

    public Shown {
        amr = Set.copyOf(amr);
    }

    /**
     * Whether the provider says that two factors were shown: it says so ({@code mfa}), names one that is known or part of
     * the body and one that is held, or gives the acr that stands for it.
     */
    public boolean twoFactors(Optional<String> expected) {
        return amr.contains("mfa")
                || (amr.stream().anyMatch(KNOWN::contains) && amr.stream().anyMatch(HELD::contains))
                || (expected.isPresent() && expected.equals(acr));
    }
}
