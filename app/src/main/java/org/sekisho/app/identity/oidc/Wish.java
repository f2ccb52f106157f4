package org.sekisho.app.identity.oidc;

import java.util.Optional;

/**
 * What a provider is asked for.
 *
 * @param redirect where it sends the person back to, as it knows it
 * @param claim the claim that names an account
 * @param acr how the person shall prove who they are, in the provider's words
 * @param anew whether they shall do so now, whatever they did before
 */
public record Wish(String redirect, String claim, Optional<String> acr, boolean anew) {}
