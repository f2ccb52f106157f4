package org.sekisho.app.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sekisho.app.identity.Sessions;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a browser's session when it has been ended elsewhere or is too old, and takes no upload from somebody who has
 * not signed in.
 */
final class SessionGate extends OncePerRequestFilter {

    private final Sessions sessions;
    private final Door door;

    SessionGate(Sessions sessions, Door door) {
        this.sessions = sessions;
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = Door.signedIn();
        if (signedIn.isPresent() && sessions.seen(signedIn.get().session()).isEmpty()) {
            door.close(request);
            Forms.lead(response, "/sign-in?ended");
            return;
        }
        var type = request.getContentType();
        if (signedIn.isEmpty() && type != null && type.startsWith("multipart/")) {
            Forms.lead(response, "/sign-in");
            return;
        }
        chain.doFilter(request, response);
    }
}
