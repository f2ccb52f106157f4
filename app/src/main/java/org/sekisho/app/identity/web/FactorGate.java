package org.sekisho.app.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sekisho.app.identity.SecondFactorRule;
import org.sekisho.app.shared.web.CurrentActor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person whose account was locked meanwhile, or of whom a second factor is
 * required today that they did not show when they signed in.
 */
final class FactorGate extends OncePerRequestFilter {

    private final CurrentActor actors;
    private final SecondFactorRule rule;
    private final Door door;

    FactorGate(CurrentActor actors, SecondFactorRule rule, Door door) {
        this.actors = actors;
        this.rule = rule;
        this.door = door;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = Door.signedIn();
        if (signedIn.isPresent()) {
            var actor = actors.of(request);
            if (actor.isEmpty()) {
                door.close(request);
                Forms.lead(response, "/sign-in?ended");
                return;
            }
            if (!signedIn.get().secondFactor() && rule.binds(actor.get())) {
                door.close(request);
                Forms.lead(response, "/sign-in?factor");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
