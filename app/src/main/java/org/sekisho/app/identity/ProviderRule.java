package org.sekisho.app.identity;

import java.util.Optional;
import org.sekisho.app.identity.oidc.Registration;

/**
 * With which provider a body signs in, and how far it is believed.
 *
 * @param claim the claim of the ID token that names an account
 * @param byName whether a first sign-in binds itself to the account that the claim names; otherwise an administrator does
 * @param delegated whether the provider's word that two factors were shown stands for the second factor here
 * @param acr the value of {@code acr} that says so as well as {@code amr} does
 */
public record ProviderRule(
        String issuer, String clientId, String claim, boolean byName, boolean delegated, Optional<String> acr) {

    public ProviderRule {
        issuer = issuer.strip();
        clientId = clientId.strip();
        claim = claim.strip();
        acr = acr.map(String::strip).filter(value -> delegated && !value.isEmpty());
    }

    public Registration registration() {
        return new Registration(issuer, clientId);
    }
}
