package org.sekisho.app.identity.oidc;

/**
 * How this program is known to a provider.
 *
 * @param issuer the provider's name, which is an address; compared as it is written
 * @param clientId the name that the provider gave to this program
 */
public record Registration(String issuer, String clientId) {}
