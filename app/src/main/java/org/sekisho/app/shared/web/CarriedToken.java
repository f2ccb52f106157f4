package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The token that a request carries, once it was found to be good.
 *
 * @param scope what it is good for, in the words of the module that gives tokens
 */
public record CarriedToken(UUID id, Set<String> scope) {

    private static final String KEPT = CarriedToken.class.getName();

    public CarriedToken {
        scope = Set.copyOf(scope);
    }

    /** Empty where a person asks in a session. */
    public static Optional<CarriedToken> of(HttpServletRequest request) {
        return request.getAttribute(KEPT) instanceof CarriedToken token ? Optional.of(token) : Optional.empty();
    }

    /** Says so for the rest of the request. */
    public void carriedBy(HttpServletRequest request) {
        request.setAttribute(KEPT, this);
    }
}
