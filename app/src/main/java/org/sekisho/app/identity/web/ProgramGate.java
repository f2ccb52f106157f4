package org.sekisho.app.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.identity.SecondFactorRule;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.identity.TokenHolders;
import org.sekisho.app.shared.web.CarriedToken;
import org.sekisho.app.shared.web.CurrentActor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out for whom a program asks: for the holder of the token that it presents, otherwise for the person of its
 * session. Nobody, when the token is no good, the session has ended, the account is locked, or a second factor is
 * required today that was not shown. A session reads alone: what changes something takes a token, which no form of
 * another site can send.
 */
final class ProgramGate extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Optional<TokenHolders> tokens;
    private final Sessions sessions;
    private final CurrentActor actors;
    private final SecondFactorRule rule;

    ProgramGate(Optional<TokenHolders> tokens, Sessions sessions, CurrentActor actors, SecondFactorRule rule) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.actors = actors;
        this.rule = rule;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = token(request)
                .map(token -> tokens.flatMap(holders -> holders.of(token)).map(holder -> holder(request, holder)))
                .orElseGet(() -> Door.signedIn()
                        .filter(session -> READING.contains(request.getMethod())
                                && sessions.seen(session.session()).isPresent()));
        act(who);
        boolean passes = who.isPresent()
                && actors.of(request)
                        .filter(actor -> who.get().secondFactor() || !rule.binds(actor))
                        .isPresent();
        if (!passes) {
            act(Optional.empty());
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /** As a session knows a person, for this request alone. */
    private static SignedIn holder(HttpServletRequest request, TokenHolders.Holder holder) {
        new CarriedToken(holder.token(), holder.scope()).carriedBy(request);
        return new SignedIn(holder.body().value(), "", holder.account(), new UUID(0, 0), holder.secondFactor(), false);
    }

    private static void act(Optional<SignedIn> who) {
        var context = SecurityContextHolder.createEmptyContext();
        who.ifPresent(one ->
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(one, null, List.of())));
        SecurityContextHolder.setContext(context);
    }
}
