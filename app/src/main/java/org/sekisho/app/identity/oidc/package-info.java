/**
 * What OpenID Connect says, and nothing of accounts: a provider is found by its issuer, asked who somebody is, and its
 * answer is believed only when everything about it is right.
 */
@NullMarked
package org.sekisho.app.identity.oidc;

import org.jspecify.annotations.NullMarked;
