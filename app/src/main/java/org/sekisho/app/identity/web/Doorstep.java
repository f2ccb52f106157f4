package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sekisho.app.identity.Arrival;
import org.sekisho.app.shared.web.Addresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Leads somebody who has not signed in to the sign-in page, and remembers the page they asked for. */
final class Doorstep implements AuthenticationEntryPoint {

    private final ObjectProvider<Arrival> arrivals;

    Doorstep(ObjectProvider<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var address = instead(arrivals).orElseGet(() -> "/sign-in" + remembering(request));
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", address);
            return;
        }
        Forms.lead(response, address);
    }

    static Optional<String> instead(ObjectProvider<Arrival> arrivals) {
        return arrivals.orderedStream()
                .flatMap(arrival -> arrival.instead().stream())
                .findFirst();
    }

    private static String remembering(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        var query = request.getQueryString();
        var asked = Addresses.local(request.getRequestURI() + (query == null ? "" : "?" + query));
        return asked.equals("/") ? "" : "?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }
}
