package org.sekisho.app.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers only requests that name a host of this installation, so that no other site's name leads here. */
final class HostGate extends OncePerRequestFilter {

    private static final int MISDIRECTED = 421;

    private final Set<String> hosts;

    HostGate(Set<String> hosts) {
        this.hosts = hosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        if (hosts.contains(host)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write("""
                        このアドレスでは応答しません。管理者から案内されたアドレスを使ってください。
                        This program does not answer at this address. Use the one that your administrator gave you.
                        """.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
