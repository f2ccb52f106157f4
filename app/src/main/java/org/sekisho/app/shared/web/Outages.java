package org.sekisho.app.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.web.ui.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what came to nothing through an {@link Outage} with 503 and what to do, wherever on its way through the program
 * that was. The page needs nothing of the database: nobody is named on it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Outages extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final String AGAIN_AFTER_SECONDS = "10";
    private static final long BETWEEN_WORDS = Duration.ofSeconds(30).toNanos();

    private final Shells shells;
    private final Templates templates;
    private final Problem.Answers problems;
    private long said = System.nanoTime() - BETWEEN_WORDS;

    Outages(Shells shells, Templates templates, Problem.Answers problems) {
        this.shells = shells;
        this.templates = templates;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | IOException failure) {
            var outage = Outage.behind(failure);
            if (outage.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            answer(outage.get(), failure, request, response);
        }
    }

    private void answer(Outage outage, Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        tell(outage, failure);
        // The security headers stay.
        response.resetBuffer();
        response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS);
        if (Problem.Answers.wanted(request)) {
            problems.answer(request, response, HttpStatus.SERVICE_UNAVAILABLE, Message.of(outage.text()));
            return;
        }
        var shell = shells.ofNobody(request);
        templates
                .page("shared/error", Page.titled(shell, shell.texts().get(outage.title())))
                .with("text", shell.texts().get(outage.text()))
                .status(HttpStatus.SERVICE_UNAVAILABLE)
                .render(Map.of(), request, response);
    }

    /* Every request would otherwise bury the reason. */
    private synchronized void tell(Outage outage, Exception failure) {
        if (System.nanoTime() - said >= BETWEEN_WORDS) {
            said = System.nanoTime();
            LOG.error("Requests are answered with 503, {}: {}", outage, innermost(failure));
        }
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause.toString();
    }
}
