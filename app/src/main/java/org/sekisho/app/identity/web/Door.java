package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.CompleteSignIn;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.identity.WayIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** The way in and out: keeps the progress of a sign-in, opens sessions, closes them. */
@Component
final class Door implements WayIn {

    private static final String PROGRESS = "sekisho.sign-in";
    private static final String FRESH = "sekisho.proved-at";
    private static final int BROWSER_MOST = 160;

    private final CompleteSignIn complete;
    private final Sessions sessions;
    private final Time time;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();

    Door(CompleteSignIn complete, Sessions sessions, Time time) {
        this.complete = complete;
        this.sessions = sessions;
        this.time = time;
    }

    Instant now() {
        return time.now();
    }

    Optional<SignInProgress> progress(HttpServletRequest request) {
        return attribute(request, PROGRESS, SignInProgress.class).filter(progress -> !progress.over(time.now()));
    }

    void keep(HttpServletRequest request, SignInProgress progress) {
        request.getSession().setAttribute(PROGRESS, progress);
    }

    @Override
    public String begin(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyRef body,
            UUID account,
            Proof proof,
            String to) {
        var progress = SignInProgress.of(body, account, proof, time.now(), to);
        begin(request, progress);
        return next(request, response, progress);
    }

    /** A first proof was given: from here on under another session identifier. */
    void begin(HttpServletRequest request, SignInProgress progress) {
        request.getSession();
        request.changeSessionId();
        keep(request, progress);
    }

    CompleteSignIn.Way way(SignInProgress progress) {
        return complete.way(progress.body(), progress.account(), progress.proofs());
    }

    /** Goes to where the progress leads: the page of the next step, or in. */
    String next(HttpServletRequest request, HttpServletResponse response, SignInProgress progress) {
        return switch (way(progress).step()) {
            case PRESENT_SECOND_FACTOR -> "/sign-in/code";
            case ENROL_SECOND_FACTOR -> "/sign-in/enrol";
            case CHANGE_PASSWORD -> "/sign-in/password";
            case ENTER -> {
                var actor = complete.complete(
                        progress.body(), progress.account(), progress.proofs(), request.getRemoteAddr());
                open(request, response, progress.bodyName(), actor, progress.proofs());
                yield landing(actor, progress.to());
            }
        };
    }

    /** Opens a session for a person who has shown all that is asked for. */
    void open(
            HttpServletRequest request, HttpServletResponse response, String bodyName, Actor actor, Set<Proof> proofs) {
        request.getSession();
        request.changeSessionId();
        var http = request.getSession();
        http.removeAttribute(PROGRESS);
        http.setMaxInactiveInterval((int) Sessions.IDLE.toSeconds());
        var session = sessions.begin(actor.body(), actor.account(), request.getRemoteAddr(), browser(request));
        var signedIn = new SignedIn(
                actor.body().value(),
                bodyName,
                actor.account(),
                session.id(),
                proofs.stream().anyMatch(Proof::second),
                proofs.contains(Proof.DEMO));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, java.util.List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        csrf.saveToken(null, request, response);
        proved(request);
    }

    /** Where to go first: an account that may not read the home page goes to its own. */
    static String landing(Actor actor, String to) {
        return to.equals("/") && !actor.may(Permission.READ_POLICY) ? "/account" : to;
    }

    void close(HttpServletRequest request) {
        signedIn().ifPresent(signedIn -> sessions.end(signedIn.session()));
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Notes that the person has just shown who they are. */
    void proved(HttpServletRequest request) {
        request.getSession().setAttribute(FRESH, time.now());
    }

    /** When the person last showed who they are. */
    Optional<Instant> provedAt(HttpServletRequest request) {
        return attribute(request, FRESH, Instant.class);
    }

    static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        @Nullable HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable(session.getAttribute(name))
                        .filter(type::isInstance)
                        .map(type::cast);
    }

    private static String browser(HttpServletRequest request) {
        var name = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return name.substring(0, Math.min(name.length(), BROWSER_MOST));
    }
}
