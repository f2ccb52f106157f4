package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.identity.PasskeySite;
import org.sekisho.app.identity.RegisterPasskey;
import org.sekisho.app.identity.SignInWithPasskey;
import org.sekisho.app.identity.TotpSecret;

/** What a session keeps between a page and its answer: a secret not yet confirmed, challenges, codes shown once. */
final class Stash {

    private static final String SECRET = "sekisho.secret";
    private static final String SHEET = "sekisho.secret-for-paper";
    private static final String OFFER = "sekisho.passkey-offer";
    private static final String CHALLENGE = "sekisho.passkey-challenge";
    private static final String SENT = "sekisho.sent-to-provider";
    private static final String HALF_PROVED = "sekisho.half-proved-at";
    private static final Duration HALF_PROVED_FOR = Duration.ofMinutes(5);
    private static final String CODES = "sekisho.recovery-codes";

    private Stash() {}

    /** The secret that is being set up; the same one until it is confirmed. */
    static TotpSecret secret(HttpServletRequest request) {
        return Door.attribute(request, SECRET, TotpSecret.class).orElseGet(() -> {
            var fresh = TotpSecret.random();
            request.getSession().setAttribute(SECRET, fresh);
            return fresh;
        });
    }

    static void forgetSecret(HttpServletRequest request) {
        request.getSession().removeAttribute(SECRET);
    }

    /** Keeps a secret that was just confirmed for the sheet of paper, as long as the recovery codes are shown. */
    static void keepForPaper(HttpServletRequest request, TotpSecret secret) {
        request.getSession().setAttribute(SHEET, secret);
    }

    static Optional<TotpSecret> forPaper(HttpServletRequest request) {
        return Door.attribute(request, SHEET, TotpSecret.class);
    }

    static void put(HttpServletRequest request, RegisterPasskey.Offer offer) {
        request.getSession().setAttribute(OFFER, offer);
    }

    /** The offer, once. */
    static Optional<RegisterPasskey.Offer> takeOffer(HttpServletRequest request) {
        return take(request, OFFER, RegisterPasskey.Offer.class);
    }

    static void put(HttpServletRequest request, SignInWithPasskey.Challenge challenge) {
        request.getSession().setAttribute(CHALLENGE, challenge);
    }

    /** The challenge, once. */
    static Optional<SignInWithPasskey.Challenge> takeChallenge(HttpServletRequest request) {
        return take(request, CHALLENGE, SignInWithPasskey.Challenge.class);
    }

    static void put(HttpServletRequest request, SentToProvider sent) {
        request.getSession().setAttribute(SENT, sent);
    }

    /** Whom this session sent to a provider, once. */
    static Optional<SentToProvider> takeSent(HttpServletRequest request) {
        return take(request, SENT, SentToProvider.class);
    }

    /** Notes that the provider said that it is still they, and that their second factor is still to be shown. */
    static void putHalfProved(HttpServletRequest request, Instant now) {
        request.getSession().setAttribute(HALF_PROVED, now);
    }

    static boolean halfProved(HttpServletRequest request, Instant now) {
        return Door.attribute(request, HALF_PROVED, Instant.class)
                .filter(at -> now.isBefore(at.plus(HALF_PROVED_FOR)))
                .isPresent();
    }

    static void forgetHalfProved(HttpServletRequest request) {
        request.getSession().removeAttribute(HALF_PROVED);
    }

    static void put(HttpServletRequest request, List<String> codes) {
        request.getSession().setAttribute(CODES, List.copyOf(codes));
    }

    static List<String> recoveryCodes(HttpServletRequest request) {
        return Door.attribute(request, CODES, List.class).stream()
                .flatMap(codes -> ((List<?>) codes).stream())
                .map(String.class::cast)
                .toList();
    }

    static void forgetRecoveryCodes(HttpServletRequest request) {
        request.getSession().removeAttribute(CODES);
        request.getSession().removeAttribute(SHEET);
    }

    /** The site as the browser sees it; the host was let through by {@link HostGate}. */
    static PasskeySite site(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return new PasskeySite(
                request.getServerName(),
                request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port));
    }

    private static <T> Optional<T> take(HttpServletRequest request, String name, Class<T> type) {
        var found = Door.attribute(request, name, type);
        found.ifPresent(value -> request.getSession().removeAttribute(name));
        return found;
    }
}
