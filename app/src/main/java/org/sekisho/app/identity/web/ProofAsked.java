package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.web.FreshProofs;
import org.springframework.stereotype.Component;

/** Whether who acts has shown lately who they are; keeps a form that was sent too late until they have. */
@Component
final class ProofAsked implements FreshProofs {

    /** How long after showing who one is grave things can be done. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** Where a form that was kept is sent again. */
    static final String KEPT = "/account/confirm/kept";

    private static final String FORM = "sekisho.form-before-proof";

    private final Door door;

    ProofAsked(Door door) {
        this.door = door;
    }

    boolean isFresh(HttpServletRequest request) {
        return Door.signedIn().map(SignedIn::demo).orElse(false)
                || door.provedAt(request)
                        .map(at -> door.now().isBefore(at.plus(FRESH)))
                        .orElse(false);
    }

    @Override
    public boolean pass(HttpServletRequest request, HttpServletResponse response) {
        if (isFresh(request)) {
            return true;
        }
        var to = request.getRequestURI();
        if (request.getMethod().equals("POST")) {
            request.getSession().setAttribute(FORM, sent(request));
            to = KEPT;
        } else if (request.getQueryString() != null) {
            to += "?" + request.getQueryString();
        }
        Forms.lead(response, "/account/confirm?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        return false;
    }

    @Override
    public void done(HttpServletRequest request) {
        kept(request)
                .filter(sent ->
                        request.getMethod().equals("POST") && sent.address().equals(request.getRequestURI()))
                .ifPresent(sent -> request.getSession().removeAttribute(FORM));
    }

    private static KeptForm sent(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                fields.put(name, List.of(values));
            }
        });
        return new KeptForm(request.getRequestURI(), fields);
    }

    /** The form that waits for its sender to show who they are. */
    Optional<KeptForm> kept(HttpServletRequest request) {
        return Door.attribute(request, FORM, KeptForm.class);
    }
}
